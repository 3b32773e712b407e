package app.tallybird.ledger;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import app.tallybird.model.Right;
import app.tallybird.model.TeamRole;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.stage.StageClock;
import app.tallybird.stage.StagePostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What the database of a shared ledger itself lets people and computers do, whatever program they use. */
class TeamRolesTest {

    private static final Map<String, TeamRole> TEAM = Map.of("dana", TeamRole.TECHNICIAN, "mia", TeamRole.BILLING, "rea", TeamRole.READER,
            "srv", TeamRole.COMPUTER);
    private static final String NAME = "NinjaOne";

    private final StagePostgres server = StagePostgres.shared();
    private String database = "";

    @BeforeAll
    static void people() {
        StagePostgres server = StagePostgres.shared();
        String database = server.database();
        try (SharedLedgers owner = SharedLedgers.at(LedgerAddress.of(server.address(database), Optional.empty()), Optional.empty(),
                Optional.empty(), user())) {
            owner.setup();
        }
        TEAM.forEach((name, role) -> server.execute(database, "DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '" + name
                + "') THEN CREATE ROLE " + name + " LOGIN IN ROLE tallybird_" + role.word() + "; END IF; END $$"));
    }

    @BeforeEach
    void ledger() {
        database = server.database();
        try (SharedLedgers owner = as("postgres")) {
            owner.setup();
        }
    }

    private static LedgerUser user() {
        return new LedgerUser(new StageClock(), words -> words, Optional.empty(), "a-pc", TeamRole.BILLING);
    }

    private SharedLedgers as(String person) {
        return SharedLedgers.at(LedgerAddress.of(server.address(database).replace("postgres@", person + "@"), Optional.empty()),
                Optional.empty(), Optional.empty(), user());
    }

    private Proposal prepared() {
        try (SharedLedgers ledgers = as("dana"); Ledger ledger = ledgers.open(NAME)) {
            ledger.savePlan(new StoredPlan("7f3a0001", new StageClock().instant(), 0, false, "{}"));
            return ledger.proposals().propose("7f3a0001", Instant.parse("2099-01-01T00:00:00Z"), Set.of(),
                    new Proposal.Asked("{}", "n", new ProposalTotals(2, 0, 1, 1, BigDecimal.ONE, "")), List.of("Asked"));
        }
    }

    /** What the database says to this person's own SQL; empty when it did it. */
    private String sql(String person, String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database, person,
                ""); Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = tallybird");
            statement.execute("SELECT set_config('tallybird.integration', (SELECT id::TEXT FROM integration WHERE name = '" + NAME
                    + "' AND NOT practice), false)");
            return statement.executeUpdate(sql) == 0 ? "nothing to change" : "";
        } catch (SQLException e) {
            return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
    }

    @Test
    void everybodyIsWhoTheySignedInAsWithTheRoleOfTheDatabase() {
        TEAM.forEach((name, role) -> {
            try (SharedLedgers ledgers = as(name)) {
                assertThat(ledgers.user().name()).isEqualTo(name);
                assertThat(ledgers.user().role()).isEqualTo(role);
            }
        });
        try (SharedLedgers ledgers = as("mia")) {
            assertThat(ledgers.members().stream().filter(one -> TEAM.containsKey(one.name()))
                    .collect(Collectors.toMap(Member::name, Member::role))).isEqualTo(TEAM);
        }
    }

    @Test
    void whoHasNoRightsIsToldSoAndWhoMayNotGiveAnyToo() {
        server.execute(database,
                "DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'newcomer') THEN CREATE ROLE newcomer LOGIN; END IF; END $$");
        try (SharedLedgers ledgers = as("newcomer")) {
            assertThatThrownBy(ledgers::names).isInstanceOfSatisfying(ProblemException.class,
                    problem -> assertThat(problem.problem().sentence()).contains("or this role has no rights in it",
                            "GRANT tallybird_billing TO ROLE"));
        }
        try (SharedLedgers ledgers = as("rea")) {
            assertThatThrownBy(ledgers::setup).isInstanceOfSatisfying(ProblemException.class, problem -> {
                assertThat(problem.problem().code()).isEqualTo(ProblemCode.CONFIGURATION);
                assertThat(problem.problem().sentence())
                        .contains("this role may not set the rights on them: it does not own them", "may make roles (CREATEROLE)")
                        .doesNotContain("Nothing of it was done");
            });
        }
    }

    @Test
    void whatDanaPreparedMiaApproves() {
        Proposal asked = prepared();
        assertThat(asked.prepared().by()).isEqualTo("dana");
        try (SharedLedgers ledgers = as("mia"); Ledger ledger = ledgers.open(NAME)) {
            assertThat(ledger.proposals().answer(asked, ProposalState.APPROVED, "", "Approved")).isTrue();
            assertThat(ledger.proposals().answer(asked, ProposalState.SENT_BACK, "no", "Sent back")).isFalse();
        }
        try (SharedLedgers ledgers = as("srv"); Ledger ledger = ledgers.open(NAME)) {
            Proposal approved = ledger.proposals().open().orElseThrow();
            assertThat(approved.answer().orElseThrow().by()).isEqualTo("mia");
            assertThat(ledger.proposals().end(approved, ProposalState.SENT, "", "")).isTrue();
            assertThat(ledger.audit().entries(NAME)).extracting(AuditEntry::person).containsExactly("mia", "dana");
        }
    }

    @Test
    void nobodyGetsAroundItWithSqlOfTheirOwn() {
        prepared();
        String approve = "UPDATE proposal SET state = 'approved', answered_at = '2026-01-01T00:00:00Z', answered_by = ";
        assertThat(sql("dana", approve + "'dana'")).contains("nobody answers a plan that they had a part in");
        assertThat(sql("dana", approve + "'mia'")).contains("nobody answers a plan that they had a part in");
        assertThat(sql("dana", "UPDATE proposal SET prepared_by = 'srv'")).contains("does not change");
        assertThat(sql("dana", "UPDATE proposal SET good_until = '2999-01-01T00:00:00Z'")).contains("does not change");
        assertThat(sql("dana", "UPDATE proposal SET numbers = 'others'")).contains("does not change");
        assertThat(sql("dana", "UPDATE proposal SET state = 'sent'")).contains("a plan that is waiting can not be sent");
        assertThat(sql("mia", "DELETE FROM proposal")).contains("permission denied");
        assertThat(sql("srv", approve + "'srv'")).contains("only billing answers");
        assertThat(sql("mia", approve + "'dana'")).contains("in the name of somebody else");
        assertThat(sql("dana",
                "INSERT INTO proposal (plan, state, prepared_by, computer, prepared_at, good_until, deciders, choices, numbers, totals) "
                        + "VALUES ('x', 'waiting', 'srv', '', '', '', '', '', '', '')"))
                .contains("in the name of whoever lets it wait");
        assertThat(sql("mia", "UPDATE proposal SET state = 'void'")).isEmpty();
        assertThat(sql("mia", approve + "'mia'")).contains("a plan that is void can not be approved");
        assertThat(sql("rea", "UPDATE proposal SET state = 'void'")).contains("permission denied");
    }

    @Test
    void entriesOfTheAuditAreOnlyAddedAndInOnesOwnName() {
        prepared();
        String add = "INSERT INTO audit (at, person, computer, kind, words) VALUES ('2026-01-01T00:00:00Z', ";
        for (String person : List.of("dana", "mia", "srv")) {
            assertThat(sql(person, "UPDATE audit SET words = 'nothing'")).contains("permission denied");
            assertThat(sql(person, "DELETE FROM audit")).contains("permission denied");
            assertThat(sql(person, add + "'" + person + "', '', 'send', 'x')")).isEmpty();
        }
        assertThat(sql("dana", add + "'mia', '', 'send', 'y')")).contains("the audit says who it was");
        assertThat(sql("rea", add + "'rea', '', 'send', 'y')")).contains("permission denied");
    }

    @Test
    void aRoleDoesWhatTheTableOfRightsSays() {
        prepared();
        try (SharedLedgers ledgers = as("dana"); Ledger ledger = ledgers.open(NAME)) {
            ProblemException refused = catchThrowableOfType(ProblemException.class,
                    () -> ledger.prices().change(Currency.getInstance("USD"), List.of(), List.of()));
            assertThat(refused.problem().code()).isEqualTo(ProblemCode.NOT_ALLOWED);
        }
        String price = "INSERT INTO price (account_id, service_key, unit, set_by, set_at) VALUES ('', 's', '1', 'x', 'x')";
        String rule = "INSERT INTO contract_rule (account_id, service_key, kind, without_reading, reason, set_by, set_at) "
                + "VALUES ('', '', 'AS_COUNTED', 0, '', 'x', 'x')";
        TEAM.forEach((person, role) -> {
            assertThat(sql(person, price).isEmpty()).as(person + " and prices").isEqualTo(role.may(Right.PRICES));
            assertThat(sql(person, rule).isEmpty()).as(person + " and rules").isEqualTo(role.may(Right.RULES));
        });
    }
}
