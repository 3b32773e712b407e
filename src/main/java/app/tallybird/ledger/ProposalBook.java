package app.tallybird.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What waits for a second person in one integration, and what became of it. At most one is open: the next takes its place. Every change is one commit with
 * its entry in the audit, and happens only to what is still as its maker saw it.
 */
public final class ProposalBook {

    private static final String COLUMNS = "SELECT sequence, plan, state, prepared_by, computer, prepared_at, good_until, deciders, choices, numbers, totals, "
            + "answered_by, answered_at, note FROM proposal ";

    private final Database database;
    private final AuditBook audit;
    private final LedgerUser user;

    ProposalBook(Database database, AuditBook audit, LedgerUser user) {
        this.database = database;
        this.audit = audit;
        this.user = user;
    }

    /** The one that waits or is approved, whether its day has ended or not. */
    public Optional<Proposal> open() {
        return read("WHERE state IN (?, ?) ORDER BY sequence DESC", ProposalState.WAITING.word(), ProposalState.APPROVED.word()).stream()
                .findFirst();
    }

    public Optional<Proposal> find(long number) {
        return read("WHERE sequence = ?", number).stream().findFirst();
    }

    /** The newest first. */
    public List<Proposal> newest(int limit) {
        return read("ORDER BY sequence DESC LIMIT ?", limit);
    }

    /**
     * Lets it wait from now on, in the name of this ledger's user; one that was open before is void. {@code words} are the audit's, of the decisions one by
     * one and then of the proposal.
     */
    public Proposal propose(String plan, Instant goodUntil, Set<String> deciders, Proposal.Asked asked, List<String> words) {
        return database.<List<Proposal>>commit(session -> {
            session.execute("UPDATE proposal SET state = ?, note = ? WHERE state IN (?, ?)", ProposalState.VOID.word(),
                    "another plan waits in its place", ProposalState.WAITING.word(), ProposalState.APPROVED.word());
            session.execute(
                    "INSERT INTO proposal (plan, state, prepared_by, computer, prepared_at, good_until, deciders, choices, numbers, totals) "
                            + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    plan, ProposalState.WAITING.word(), user.name(), user.computer(), user.clock().instant().toString(),
                    goodUntil.toString(), deciders.stream().sorted().collect(Collectors.joining("\n")), asked.choices(), asked.numbers(),
                    asked.totals().json().toString());
            for (String one : words) {
                audit.add(session, AuditKind.DECISION, one);
            }
            return session.query(COLUMNS + "WHERE state = ? ORDER BY sequence DESC", ProposalBook::row, ProposalState.WAITING.word());
        }).getFirst();
    }

    /** The user's answer to one that waits. False, and nothing is changed, when it does not wait any more or the user had a part in it. */
    public boolean answer(Proposal asked, ProposalState state, String note, String words) {
        return !asked.isBy(user.name()) && changed(session -> session.changed(
                "UPDATE proposal SET state = ?, note = ?, answered_by = ?, answered_at = ? WHERE sequence = ? AND state = ?", state.word(),
                user.words().apply(note), user.name(), user.clock().instant().toString(), asked.number(), ProposalState.WAITING.word()),
                words);
    }

    /** Ends an open one; false when it is not as it was any more. Without words for the audit it is told there by something else. */
    public boolean end(Proposal open, ProposalState state, String note, String words) {
        return changed(session -> session.changed("UPDATE proposal SET state = ?, note = ? WHERE sequence = ? AND state = ?", state.word(),
                user.words().apply(note), open.number(), open.state().word()), words);
    }

    private interface Update {
        int run(Session session) throws SQLException;
    }

    private boolean changed(Update update, String words) {
        return database.<Boolean>commit(session -> {
            boolean done = update.run(session) > 0;
            if (done && !words.isEmpty()) {
                audit.add(session, AuditKind.DECISION, words);
            }
            return done;
        });
    }

    private List<Proposal> read(String where, @Nullable Object... values) {
        return database.query(COLUMNS + where, ProposalBook::row, values);
    }

    private static Proposal row(ResultSet row) throws SQLException {
        String by = row.getString(12);
        Optional<Proposal.Answer> answer = by == null
                ? Optional.empty()
                : Optional.of(new Proposal.Answer(by, Instant.parse(row.getString(13))));
        return new Proposal(row.getLong(1), row.getString(2),
                new Proposal.Prepared(row.getString(4), row.getString(5), Instant.parse(row.getString(6)), Instant.parse(row.getString(7)),
                        row.getString(8).lines().collect(Collectors.toSet())),
                new Proposal.Asked(row.getString(9), row.getString(10), ProposalTotals.read(row.getString(11))),
                ProposalState.ofWord(row.getString(3)), answer, row.getString(14));
    }
}
