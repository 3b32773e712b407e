package app.tallybird.ledger;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.model.TeamRole;
import app.tallybird.stage.StageClock;
import app.tallybird.stage.StagePostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What people may do in a shared ledger, asked of the database itself, past the program. */
class SharedRightsTest {

    private static final String PROPOSE = "INSERT INTO proposal (plan, state, prepared_by, computer, prepared_at, good_until, deciders, choices, numbers, totals) "
            + "VALUES ('p', 'waiting', '%s', '', '', '', '%s', '', '', '')";
    private static final String APPROVE = "UPDATE proposal SET state = 'approved', answered_by = '%s' WHERE state = 'waiting'";
    private static final String AUDIT = "INSERT INTO audit (at, person, computer, kind, words) VALUES ('2026-03-01T02:30:00Z', '%s', '', 'send', 'x')";

    private static final StagePostgres SERVER = StagePostgres.shared();
    private static final String DATABASE = SERVER.database();

    private static SharedLedgers as(String role) {
        return SharedLedgers.at(
                LedgerAddress.of("postgresql://" + role + "@127.0.0.1:" + SERVER.port() + "/" + DATABASE + "?tls=off", Optional.empty()),
                Optional.empty(), Optional.empty(), new LedgerUser(new StageClock(), words -> words, Optional.empty()));
    }

    @BeforeAll
    static void setUp() {
        try (SharedLedgers owner = as("postgres")) {
            owner.setup();
            owner.open("NinjaOne").close();
        }
        SERVER.execute("postgres",
                "CREATE ROLE tina LOGIN IN ROLE tallybird_technician; CREATE ROLE bill LOGIN IN ROLE tallybird_billing; CREATE ROLE bea LOGIN IN ROLE tallybird_billing; "
                        + "CREATE ROLE rita LOGIN IN ROLE tallybird_reader; CREATE ROLE night LOGIN IN ROLE tallybird_computer");
    }

    @AfterAll
    static void gone() {
        SERVER.execute("postgres", "DROP ROLE tina, bill, bea, rita, night");
    }

    private static void execute(String role, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + SERVER.port() + "/" + DATABASE
                + "?options=-c%20search_path=tallybird%20-c%20tallybird.integration=1", role, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void isRefused(String role, String sql) {
        assertThatThrownBy(() -> execute(role, sql)).as(role + ": " + sql).isInstanceOfSatisfying(SQLException.class,
                failure -> assertThat(failure.getSQLState()).isEqualTo("42501"));
    }

    @Test
    void nobodyApprovesWhatTheyHadAPartInNorInAnotherName() throws SQLException {
        execute("bill", PROPOSE.formatted("bill", "bea"));
        isRefused("bill", APPROVE.formatted("bill"));
        isRefused("bea", APPROVE.formatted("bea"));
        execute("postgres", "UPDATE proposal SET state = 'void'");
        execute("tina", PROPOSE.formatted("tina", "tina"));
        isRefused("tina", APPROVE.formatted("tina"));
        isRefused("night", APPROVE.formatted("night"));
        isRefused("bill", APPROVE.formatted("bea"));
        isRefused("bill", "UPDATE proposal SET numbers = 'other'");
        isRefused("tina", "UPDATE proposal SET sequence = sequence + 1");
        isRefused("tina", PROPOSE.formatted("bill", ""));
        execute("bill", APPROVE.formatted("bill"));
        execute("postgres", "DELETE FROM all_proposal");
    }

    @Test
    void theAuditIsOnlyAddedToAndSaysWhoItWas() throws SQLException {
        execute("tina", AUDIT.formatted("tina"));
        isRefused("tina", AUDIT.formatted("bill"));
        isRefused("rita", AUDIT.formatted("rita"));
        for (String role : new String[]{"tina", "bill", "night"}) {
            isRefused(role, "UPDATE audit SET words = 'y'");
            isRefused(role, "DELETE FROM audit");
            isRefused(role, "DELETE FROM all_audit");
        }
    }

    @Test
    void theAuditOfAnIntegrationOutlivesIt() throws SQLException {
        execute("tina", "INSERT INTO integration (name, practice, opened) VALUES ('Gone', FALSE, TRUE); "
                + "SELECT set_config('tallybird.integration', (SELECT id::TEXT FROM integration WHERE name = 'Gone'), FALSE); "
                + AUDIT.formatted("tina").replace("'x'", "'of the one that is gone'") + "; DELETE FROM integration WHERE name = 'Gone'");
        try (SharedLedgers owner = as("postgres"); Ledger all = owner.open(Ledgers.OF_ALL)) {
            assertThat(all.audit().entries("all")).filteredOn(entry -> entry.place().equals("Gone")).extracting(AuditEntry::words)
                    .containsExactly("of the one that is gone");
        }
        isRefused("bill", "DELETE FROM integration WHERE name = '_all'");
    }

    @Test
    void noDetourTakesTheAuditAwayOrMakesPracticeReal() throws SQLException {
        execute("tina", "INSERT INTO integration (name, practice, opened) VALUES ('Shut', FALSE, FALSE); "
                + "SELECT set_config('tallybird.integration', (SELECT id::TEXT FROM integration WHERE name = 'Shut'), FALSE); "
                + AUDIT.formatted("tina").replace("'x'", "'of the one that was shut'") + "; DELETE FROM integration WHERE name = 'Shut'");
        try (SharedLedgers owner = as("postgres"); Ledger all = owner.open(Ledgers.OF_ALL)) {
            assertThat(all.audit().entries("all")).filteredOn(entry -> entry.place().equals("Shut")).hasSize(1);
        }
        for (String detour : new String[]{"opened = FALSE WHERE name = 'NinjaOne'", "practice = TRUE WHERE name = 'NinjaOne'",
                "name = 'other' WHERE name = '_all'", "name = '_all' WHERE name = 'NinjaOne'"}) {
            isRefused("tina", "UPDATE integration SET " + detour);
        }
        execute("tina",
                "UPDATE integration SET name = 'NinjaOne 2' WHERE name = 'NinjaOne'; UPDATE integration SET name = 'NinjaOne' WHERE name = 'NinjaOne 2'");
    }

    @Test
    void onlyBillingClosesMonthsAndSaysWhatNeedsASecondPerson() throws SQLException {
        String month = "INSERT INTO document (path, text) VALUES ('ledger/months/2026-01.json', '{}')";
        String approval = "'{\"sending\": {\"rate\": 20, \"approval\": {\"needed\": \"every\"}}}'";
        execute("bill", month + "; INSERT INTO document (path, text) VALUES ('settings.json', " + approval + ")");
        for (String role : new String[]{"tina", "night", "rita"}) {
            isRefused(role, month.replace("-01", "-02"));
            isRefused(role, "UPDATE document SET text = '' WHERE path LIKE 'ledger%'");
            isRefused(role, "UPDATE document SET path = 'aside' WHERE path LIKE 'ledger%'");
            isRefused(role, "DELETE FROM document WHERE path LIKE 'ledger%'");
            isRefused(role, "DELETE FROM document WHERE path = 'settings.json'");
            isRefused(role, "UPDATE document SET text = " + approval.replace("every", "off") + " WHERE path = 'settings.json'");
            isRefused(role, "UPDATE document SET text = '{}' WHERE path = 'settings.json'");
        }
        execute("tina", "UPDATE document SET text = " + approval.replace("20", "30") + " WHERE path = 'settings.json'; "
                + "INSERT INTO document (path, text) VALUES ('integrations/x.json', '{}'); DELETE FROM document WHERE path = 'integrations/x.json'");
        execute("bill", "DELETE FROM document");
    }

    /** A server reads all of them and writes none; a technician writes what is not billing's. */
    @ParameterizedTest
    @ValueSource(strings = {"settings.json", "integrations/NinjaOne.json", "schedules/NinjaOne.json", "connectors/own.json",
            "connectors/own.json.sig", "approvals/own.json", "drafts/own.json", "invoices.json", "ledger/sandbox/months/2026-01.json",
            "ledger/months/2026-01.json", "whatever"})
    void aDocumentIsWrittenByThoseWhoMaySetUp(String path) throws SQLException {
        boolean ofBilling = path.startsWith("ledger/months/");
        String insert = "INSERT INTO document (path, text) VALUES ('" + path + "', '{}')";
        List<String> changes = List.of("UPDATE document SET text = '{\"a\": 1}' WHERE path = '" + path + "'",
                "UPDATE document SET path = 'aside' WHERE path = '" + path + "'", "DELETE FROM document WHERE path = '" + path + "'");
        for (String role : ofBilling ? new String[]{"night", "rita", "tina"} : new String[]{"night", "rita"}) {
            isRefused(role, insert);
        }
        execute("bill", insert);
        for (String change : changes) {
            isRefused("night", change);
            isRefused("rita", change);
            if (ofBilling) {
                isRefused("tina", change);
            }
        }
        execute("night", "SELECT text FROM document");
        execute("bill", "DELETE FROM document");
        if (!ofBilling) {
            execute("tina", insert);
            execute("tina", changes.getFirst());
            execute("tina", changes.getLast());
        }
    }

    /** What a computer writes in the ledgers is what a push writes. */
    @Test
    void aComputerGivesNothingAnotherNameAndTakesNothingInAgain() throws SQLException {
        execute("tina", "INSERT INTO left_out VALUES ('1', 's')");
        isRefused("night", "DELETE FROM left_out");
        isRefused("night", "UPDATE left_out SET account_id = '2'");
        execute("night", "INSERT INTO left_out VALUES ('2', 's'); UPDATE integration SET opened = TRUE WHERE name = 'NinjaOne'");
        execute("tina", "DELETE FROM left_out");
        isRefused("night", "UPDATE integration SET name = 'other' WHERE name = 'NinjaOne'");
        isRefused("night", "DELETE FROM integration WHERE name = 'NinjaOne'");
    }

    @Test
    void whatPricesAreInIsBillingsToo() throws SQLException {
        String currency = "INSERT INTO note VALUES ('currency', 'USD')";
        execute("tina", "INSERT INTO integration (name, practice, opened) VALUES ('Priced', FALSE, TRUE)");
        String there = "SELECT set_config('tallybird.integration', (SELECT id::TEXT FROM integration WHERE name = 'Priced'), FALSE); ";
        for (String role : new String[]{"tina", "night", "rita"}) {
            isRefused(role, there + currency);
        }
        execute("bill", there + currency);
        for (String role : new String[]{"tina", "night", "rita"}) {
            isRefused(role, there + "UPDATE note SET value = 'EUR' WHERE name = 'currency'");
            isRefused(role, there + "UPDATE note SET name = 'aside' WHERE name = 'currency'");
            isRefused(role, there + "DELETE FROM note WHERE name = 'currency'");
        }
        execute("tina", "DELETE FROM integration WHERE name = 'Priced'");
    }

    @Test
    void eachMayDoWhatTheRoleSays() throws SQLException {
        String price = "INSERT INTO price (account_id, service_key, unit, set_by, set_at) VALUES ('', 's', '1', '', '')";
        isRefused("tina", price);
        isRefused("night", price);
        execute("bill", price);
        String rule = "INSERT INTO contract_rule (account_id, service_key, kind, without_reading, reason, set_by, set_at) VALUES ('', 's', 'FREE', 0, '', '', '')";
        isRefused("night", rule);
        execute("tina", rule);
        isRefused("rita", "INSERT INTO note VALUES ('a', 'b')");
        execute("night", "INSERT INTO note VALUES ('a', 'b')");
        execute("rita", "SELECT * FROM note");
        isRefused("rita", "SELECT * FROM all_note");
    }

    @ParameterizedTest
    @CsvSource({"tina, TECHNICIAN", "bill, BILLING", "rita, READER", "night, COMPUTER", "postgres, BILLING"})
    void theProgramKnowsWhoSomebodyIs(String role, TeamRole expected) {
        try (SharedLedgers ledgers = as(role)) {
            assertThat(ledgers.user().name()).isEqualTo(role);
            assertThat(ledgers.user().role()).isEqualTo(expected);
            assertThat(ledgers.members()).contains(new Member("bill", TeamRole.BILLING), new Member("night", TeamRole.COMPUTER));
        }
    }

    @Test
    void aTechnicianAndAComputerPushAndAReaderReads() {
        for (String role : new String[]{"tina", "night"}) {
            try (SharedLedgers ledgers = as(role);
                    LedgerLock lock = ledgers.lock("Pushed", new IntegrationLock.Holder(1, role, new StageClock().instant(), "sync-usage"));
                    Ledger ledger = lock.open()) {
                LedgerFixture.run(ledger, LedgerFixture.SERVERS, "5", Outcome.ACCEPTED);
            }
        }
        try (SharedLedgers ledgers = as("rita"); Ledger ledger = ledgers.open("Pushed")) {
            assertThat(ledger.runs(9)).hasSize(2);
        }
    }
}
