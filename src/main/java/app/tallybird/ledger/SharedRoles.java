package app.tallybird.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import app.tallybird.model.TeamRole;

/** What people and computers are to a shared ledger: roles of its database. */
final class SharedRoles {

    private static final String PREFIX = "tallybird_";
    private static final List<TeamRole> STRONGEST = List.of(TeamRole.BILLING, TeamRole.TECHNICIAN, TeamRole.COMPUTER, TeamRole.READER);
    private static final String ROLES = STRONGEST.stream().map(role -> "'" + PREFIX + role.word() + "'")
            .collect(Collectors.joining(", ", "SELECT rolname, oid FROM pg_roles WHERE rolname IN (", ") "));

    private SharedRoles() {
    }

    /** That of whoever signed in. Who has none and gets in all the same owns the ledgers. */
    static TeamRole own(Session session) throws SQLException {
        return session.query(ROLES + "AND pg_has_role(session_user, oid, 'MEMBER')", row -> role(row.getString(1))).stream()
                .min(Comparator.comparingInt(STRONGEST::indexOf)).orElse(TeamRole.BILLING);
    }

    static List<Member> members(Session session) throws SQLException {
        return session.query(
                "SELECT m.rolname, r.rolname FROM pg_auth_members JOIN pg_roles m ON m.oid = member JOIN (" + ROLES
                        + ") r ON r.oid = roleid WHERE m.rolcanlogin ORDER BY 1, 2",
                row -> new Member(row.getString(1), role(row.getString(2))));
    }

    private static TeamRole role(String name) {
        return TeamRole.valueOf(name.substring(PREFIX.length()).toUpperCase(Locale.ROOT));
    }

    /** The rights of each, as SQL to be read and run by the owner of the database. */
    static String sql() {
        try (InputStream in = SharedRoles.class.getResourceAsStream("/ledger/postgresql-roles.sql")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
