package app.tallybird.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.model.TeamRole;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.settings.Documents;
import app.tallybird.settings.FolderDocuments;
import app.tallybird.settings.Home;
import app.tallybird.stage.StageClock;
import app.tallybird.stage.StagePostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class LedgerMoveTest {

    private static final Optional<IntegrationLock.Holder> ME = Optional
            .of(new IntegrationLock.Holder(41, "DANA-LT", Instant.EPOCH, "move"));
    /** A row for each table that there is; the test says when one is missing. */
    private static final List<String> ROWS = List.of("organization VALUES (1, 'o', 'v', 'i', 'Contoso', '2026-01-01T00:00:00Z')",
            "service VALUES ('servers', 's1', 'Total Servers')", "account VALUES ('1', 'Bellows, Ä ''quoted''')",
            "account_listed VALUES ('1')",
            "cell (account_id, service_key, accepted, highest, counted, rule) VALUES ('1', 'servers', '12.50', '20', '12', NULL)",
            "cell (account_id, service_key, accepted, uncertain) VALUES ('2', 'servers', '7', 1)",
            "plan (sequence, hash, created, baseline_version, held, json) VALUES (3, 'abc', '2026-01-01T00:00:00Z', 1, 0, '{}')",
            "run (sequence, id, kind, plan_hash, started_by, total, started, person) VALUES (5, 'r5', 'usage', 'abc', 'attended', 1, '2026-01-02T00:00:00Z', 'dana')",
            "run_cell (run, account_id, service_key, units, outcome) VALUES (5, '1', 'servers', '12.50', 'accepted')",
            "run_counted (run, account_id, service_key, counted) VALUES (5, '1', 'servers', '12')",
            "run_total VALUES (5, 'servers', '12.50')",
            "decision VALUES (5, 1, 'c', 't', 'accept', 'dana', '2026-01-02T00:00:00Z', 'a note')",
            "attempt (sequence, started, result, words) VALUES (2, '2026-01-02T00:00:00Z', 'done', '')", "evidence_source VALUES ('r5', 1)",
            "evidence VALUES ('r5', '1', 'servers', 2, x'00ff10')",
            "contract_rule (sequence, account_id, service_key, kind, units, without_reading, reason, set_by, set_at) VALUES (4, '1', '', 'most', '50', 0, 'r', 'dana', '2026-01-01T00:00:00Z')",
            "price (sequence, account_id, service_key, unit, set_by, set_at) VALUES (6, '', 'servers', '4.20', 'mia', '2026-01-01T00:00:00Z')",
            "left_out VALUES ('3', '')", "note VALUES ('steps-done', 'VENDOR')",
            "proposal (sequence, plan, state, prepared_by, computer, prepared_at, good_until, deciders, choices, numbers, totals) VALUES "
                    + "(1, 'abc', 'sent', 'dana', 'DANA-LT', '2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z', 'dana', '{}', '{}', '{}')",
            "audit (sequence, at, person, computer, place, kind, words) VALUES (1, '2026-01-02T00:00:00Z', 'mia', 'MIA-PC', '', 'send', 'Sent 1')");

    @TempDir
    private Path folder;
    private final StageClock clock = new StageClock();
    private final String database = StagePostgres.shared().database();
    private final SharedLedgers shared = SharedLedgers.at(LedgerAddress.of(StagePostgres.shared().address(database), Optional.empty()),
            Optional.empty(), Optional.empty(), user("dana"));
    private LocalPlace local;

    private LedgerUser user(String person) {
        return new LedgerUser(clock, words -> words, Optional.of(person), "DANA-LT", TeamRole.BILLING);
    }

    @BeforeEach
    void fill() throws Exception {
        shared.setup();
        local = new LocalPlace(new Home(folder.resolve("home")), user("dana"));
        local.home().prepare();
        write("integrations/NinjaOne.json", "{\"name\": \"NinjaOne\", \"connector\": \"ninjaone\"}");
        write("integrations/Never pushed.json", "{\"name\": \"Never pushed\", \"connector\": \"csv\"}");
        write("settings.json", "{\n  \"sending\": {\n    \"rate\": 20\n  },\n  \"theme\": \"dark\"\n}");
        write("connectors/mine.json", "{}");
        write("connectors/mine.json.sig", "signed");
        write("ledger/months/2026-01.json", "{}");
        local.folder(false).open("NinjaOne").close();
        local.folder(true).open("NinjaOne").close();
        local.folder(false).open(Ledgers.OF_ALL).close();
        try (Connection file = file("NinjaOne"); Statement statement = file.createStatement()) {
            for (String row : ROWS) {
                statement.execute("INSERT INTO " + row);
            }
        }
    }

    @AfterEach
    void close() {
        shared.close();
    }

    private void write(String path, String text) {
        Documents documents = new FolderDocuments(local.home().root());
        documents.write(documents.read(path), text);
    }

    private Connection file(String name) throws Exception {
        return DriverManager.getConnection("jdbc:sqlite:" + local.home().ledgers(false).resolve(name + ".db"));
    }

    private LedgerMove move() {
        return new LedgerMove(local, shared);
    }

    private Map<String, String> tree() throws Exception {
        Map<String, String> texts = new TreeMap<>(local.texts());
        texts.put("settings.json of here", Files.readString(local.home().root().resolve("settings.json")));
        return texts;
    }

    private static Problem refused(ThrowingCallable work) {
        return catchThrowableOfType(ProblemException.class, work).problem();
    }

    @Test
    void everyTableHasARowHere() throws Exception {
        try (Connection file = file("NinjaOne"); Statement statement = file.createStatement()) {
            List<String> empty = new ArrayList<>();
            try (ResultSet tables = statement
                    .executeQuery("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")) {
                while (tables.next()) {
                    empty.add(tables.getString(1));
                }
            }
            for (String table : List.copyOf(empty)) {
                try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
                    if (rows.getInt(1) > 0) {
                        empty.remove(table);
                    }
                }
            }
            assertThat(empty).isEmpty();
        }
    }

    @Test
    void allOfItIsThereAfterwardsAndTheSourceSaysWhereItWent() throws Exception {
        MoveReport looked = move().share(Optional.empty());
        MoveReport done = move().share(ME);
        assertThat(done.done()).isTrue();
        assertThat(done.documents()).isEqualTo(6);
        assertThat(done.ledgers()).extracting(MoveReport.Line::integration).containsExactlyInAnyOrder("NinjaOne", "NinjaOne",
                "Never pushed", Ledgers.OF_ALL);
        MoveReport.Line ninja = done.ledgers().stream().filter(line -> line.rows() > 0).findFirst().orElseThrow();
        assertThat(ninja.units()).isEqualByComparingTo("19.5");
        assertThat(ninja.pushes()).isEqualTo(1);
        assertThat(ninja.rows()).isEqualTo(ROWS.size());
        assertThat(looked.ledgers()).contains(ninja);
        try (Ledger ledger = shared.open("NinjaOne")) {
            assertThat(ledger.accepted())
                    .hasToString("{CellKey[accountId=1, serviceKey=servers]=12.50, CellKey[accountId=2, serviceKey=servers]=7}");
            assertThat(ledger.note("steps-done")).contains("VENDOR");
        }
        assertThat(shared.names()).containsExactly("Never pushed", "NinjaOne");
        assertThat(shared.practice().names()).containsExactly("NinjaOne");
        Documents documents = SharedDocuments.of(shared, folder.resolve("copies"), clock, () -> 0);
        assertThat(documents.read("connectors/mine.json.sig").text()).contains("signed");
        assertThat(documents.read("settings.json").text().orElseThrow()).contains("\"rate\": 20").doesNotContain("theme");
        for (String name : List.of("NinjaOne", "Never pushed", Ledgers.OF_ALL)) {
            Problem moved = refused(() -> local.folder(false).open(name));
            assertThat(moved.code()).isEqualTo(ProblemCode.LEDGER_MOVED);
            assertThat(moved.what()).startsWith("The ledger was moved to postgresql://127.0.0.1:").contains("/" + database + " by dana");
        }
        try (Connection file = file("NinjaOne"); ResultSet version = file.createStatement().executeQuery("PRAGMA user_version")) {
            assertThat(version.getInt(1)).as("older versions refuse it, too").isGreaterThan(1_000_000);
        }
    }

    @Test
    void lookingChangesNothing() throws Exception {
        Map<String, String> before = tree();
        MoveReport looked = move().share(Optional.empty());
        assertThat(looked.done()).isFalse();
        assertThat(looked.ledgers()).hasSize(3);
        assertThat(shared.names()).isEmpty();
        assertThat(tree()).isEqualTo(before);
        local.folder(false).open("NinjaOne").close();
    }

    @Test
    void backAgainItIsWhatItWasAndTheSharedOneIsClosedForAll() throws Exception {
        Map<String, String> before = tree();
        MoveReport there = move().share(ME);
        MoveReport looked = move().takeBack(Optional.empty());
        MoveReport back = move().takeBack(ME);
        assertThat(back.ledgers()).containsExactlyInAnyOrderElementsOf(there.ledgers());
        assertThat(looked.ledgers()).containsExactlyInAnyOrderElementsOf(there.ledgers());
        assertThat(tree()).isEqualTo(before);
        try (Ledger ledger = local.folder(false).open("NinjaOne")) {
            assertThat(ledger.accepted()).hasSize(2);
        }
        for (SharedLedgers place : List.of(shared, shared.practice())) {
            Problem moved = refused(() -> place.open("NinjaOne"));
            assertThat(moved.code()).isEqualTo(ProblemCode.LEDGER_MOVED);
            assertThat(moved.what()).contains("DANA-LT, " + local.home().root()).contains("by postgres");
        }
        assertThat(refused(() -> SharedDocuments.of(shared, folder.resolve("copies"), clock, () -> 0).list("integrations", ".json")).code())
                .isEqualTo(ProblemCode.LEDGER_MOVED);
        assertThat(local.home().root().resolve("arriving")).doesNotExist();
        assertThat(local.home().root().resolve("arrived")).doesNotExist();
        MoveReport again = move().share(ME);
        assertThat(again.ledgers()).containsExactlyInAnyOrderElementsOf(there.ledgers());
        shared.open("NinjaOne").close();
    }

    @Test
    void whatIsWorkedWithIsNeverWrittenOver() throws Exception {
        shared.open("Other").close();
        assertThat(refused(() -> move().share(ME)).what())
                .isEqualTo("postgresql://127.0.0.1:" + StagePostgres.shared().port() + "/" + database + " is worked with already.");
        assertThat(refused(() -> move().takeBack(ME)).what()).contains("has ledgers of its own that are worked with");
        local.folder(false).open("NinjaOne").close();
        assertThat(shared.names()).containsExactly("Other");
    }

    @Test
    void whoPushesIsNotMoved() {
        try (LedgerLock push = local.folder(false).lock("NinjaOne", ME.orElseThrow())) {
            assertThat(refused(() -> move().share(ME)).code()).isEqualTo(ProblemCode.LOCKED);
        }
        assertThat(shared.names()).isEmpty();
        move().share(ME);
        try (LedgerLock push = shared.lock("NinjaOne", ME.orElseThrow())) {
            assertThat(refused(() -> move().takeBack(ME)).code()).isEqualTo(ProblemCode.LOCKED);
        }
        shared.open("NinjaOne").close();
    }

    /** As after the end of the program between the copy and the marks: neither side is worked with by mistake, and the move is run again. */
    @Test
    void anInterruptedMoveIsRunAgain() throws Exception {
        StagePostgres.shared().execute(database, "INSERT INTO tallybird.whereabouts (one, state, place) VALUES (1, 'arriving', 'DANA-LT')");
        shared.setup();
        assertThat(refused(() -> shared.open("NinjaOne")).what())
                .isEqualTo("The ledger is not whole here yet: a move from DANA-LT by postgres did not end.");
        local.folder(false).open("NinjaOne").close();
        MoveReport done = move().share(ME);
        assertThat(done.ledgers()).hasSize(4);
        shared.open("NinjaOne").close();
        assertThat(move().share(ME).ledgers()).as("it is all there").isEmpty();
    }

    @Test
    void whatSomebodyStillWritesComesAlongOrIsRefused() throws Exception {
        move().share(ME);
        Documents documents = SharedDocuments.of(shared, folder.resolve("copies"), clock, () -> 0);
        Documents.Document settings = documents.read("settings.json");
        try (Ledger open = shared.open("NinjaOne");
                Connection writing = StagePostgres.shared().connect(database);
                Statement statement = writing.createStatement();
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            writing.setAutoCommit(false);
            statement.execute("INSERT INTO tallybird.document (path, text) VALUES ('integrations/Late.json', '{}')");
            Future<MoveReport> back = threads.submit(() -> move().takeBack(ME));
            while (!back.isDone() && !isWaitedFor()) {
                Thread.onSpinWait();
            }
            writing.commit();
            back.get();
            assertThat(local.texts()).containsKey("integrations/Late.json");
            for (ThrowingCallable late : List.<ThrowingCallable>of(() -> open.note("a", "b"), () -> documents.write(settings, "{}"))) {
                Problem moved = refused(late);
                assertThat(moved.code()).isEqualTo(ProblemCode.LEDGER_MOVED);
                assertThat(moved.what()).endsWith("the other place is " + local.name() + ".");
            }
        }
    }

    /** Whoever waits in vain is told for whom, and nothing is half done. */
    @Test
    void whoIsInTheWayIsNamed() throws Exception {
        move().share(ME);
        StagePostgres.shared().execute(database,
                "CREATE FUNCTION tallybird.too_long() RETURNS TRIGGER LANGUAGE plpgsql AS "
                        + "$$ BEGIN RAISE EXCEPTION 'canceling statement due to lock timeout' USING ERRCODE = '55P03'; END $$; "
                        + "CREATE TRIGGER too_long BEFORE INSERT ON tallybird.whereabouts EXECUTE FUNCTION tallybird.too_long()");
        try (Connection writing = StagePostgres.shared().connect(database); Statement statement = writing.createStatement()) {
            writing.setAutoCommit(false);
            int session;
            try (ResultSet pid = statement.executeQuery("SELECT pg_backend_pid()")) {
                pid.next();
                session = pid.getInt(1);
            }
            statement.execute("LOCK TABLE tallybird.whereabouts IN ACCESS SHARE MODE");
            Problem locked = refused(() -> move().takeBack(ME));
            assertThat(locked.code()).isEqualTo(ProblemCode.LOCKED);
            assertThat(locked.what()).isEqualTo("The shared ledger is in use: role postgres (session " + session + ").");
            assertThat(locked.notChanged()).isEqualTo("Nothing was moved.");
            assertThat(locked.next()).contains("pg_terminate_backend");
        }
        Problem gone = refused(() -> move().takeBack(ME));
        assertThat(gone.what()).isEqualTo("The shared ledger is in use: somebody kept it locked until a moment ago.");
        StagePostgres.shared().execute(database, "DROP TRIGGER too_long ON tallybird.whereabouts");
        assertThat(move().takeBack(ME).done()).isTrue();
    }

    @Test
    void aPushThatIsInTheWayIsNamedWithItsComputer() {
        move().share(ME);
        try (LedgerLock push = shared.lock("NinjaOne", ME.orElseThrow()); Ledger ledger = push.open()) {
            ledger.database().change(session -> {
                session.changed("INSERT INTO note (name, value) VALUES ('a', 'b')");
                assertThat(shared.others()).singleElement().asString().startsWith("role postgres (session ")
                        .endsWith(") with move of \"NinjaOne\" on DANA-LT");
            });
        }
        assertThat(shared.others()).isEmpty();
    }

    private boolean isWaitedFor() throws Exception {
        try (Connection looking = StagePostgres.shared().connect(database);
                ResultSet waiting = looking.createStatement().executeQuery("SELECT COUNT(*) FROM pg_locks WHERE NOT granted")) {
            return waiting.next() && waiting.getInt(1) > 0;
        }
    }

    /** As after its end between the mark at the server and the last file's move. */
    @Test
    void anInterruptedWayBackIsFinished() throws Exception {
        Map<String, String> before = tree();
        move().share(ME);
        Path root = local.home().root();
        Files.copy(root.resolve("ledger/NinjaOne.db"), root.resolve("marked.db"));
        move().takeBack(ME);
        Files.createDirectories(root.resolve("arriving/ledger"));
        Files.move(root.resolve("ledger/NinjaOne.db"), root.resolve("arriving/ledger/NinjaOne.db"));
        Files.move(root.resolve("marked.db"), root.resolve("ledger/NinjaOne.db"));
        for (Map.Entry<String, String> text : local.texts().entrySet()) {
            Path file = root.resolve("arriving").resolve(text.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.getValue());
        }
        Files.delete(root.resolve("integrations/Never pushed.json"));
        assertThat(refused(() -> local.folder(false).open("NinjaOne")).code()).isEqualTo(ProblemCode.LEDGER_MOVED);
        assertThat(move().takeBack(ME).ledgers()).isEmpty();
        assertThat(tree()).isEqualTo(before);
        local.folder(false).open("NinjaOne").close();
        assertThat(root.resolve("arriving")).doesNotExist();
    }
}
