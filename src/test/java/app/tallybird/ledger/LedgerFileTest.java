package app.tallybird.ledger;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.model.CellKey;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

import static app.tallybird.ledger.LedgerFixture.CLOCK;
import static app.tallybird.ledger.LedgerFixture.SERVERS;
import static app.tallybird.ledger.LedgerFixture.intent;
import static app.tallybird.ledger.LedgerFixture.run;
import static app.tallybird.ledger.LedgerFixture.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The file itself: who may open it, and what is said when it is damaged, full or in the way. */
@Timeout(30)
class LedgerFileTest {

    @TempDir
    private Path folder;

    @Test
    void writesAheadAndWaitsForTheDisk() {
        try (Database database = Sqlite.open(folder.resolve("ledger.db"))) {
            assertThat(database.query("PRAGMA journal_mode", row -> row.getString(1))).containsExactly("wal");
            assertThat(database.query("PRAGMA synchronous", row -> row.getInt(1))).containsExactly(2);
            assertThat(database.query("PRAGMA busy_timeout", row -> row.getInt(1))).containsExactly(5_000);
            assertThat(database.query("PRAGMA foreign_keys", row -> row.getInt(1))).containsExactly(1);
        }
    }

    @Test
    void leavesANewerFileAsItIs() throws Exception {
        Path file = folder.resolve("ledger.db");
        Ledger.open(file, CLOCK).close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }
        byte[] before = Files.readAllBytes(file);

        assertProblem(ProblemCode.LEDGER_NEWER, file);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    /** What older and newer versions read. */
    @Test
    void theFileKeepsWhatARunIsForAndWhoBeganItAsWords() throws Exception {
        Path file = folder.resolve("ledger.db");
        try (Ledger ledger = Ledger.open(file, CLOCK)) {
            ledger.begin(new RunStart(RunKind.USAGE, "a", StartedBy.SCHEDULE, 0, Optional.empty()));
            ledger.begin(new RunStart(RunKind.RETRY, "b", StartedBy.ATTENDED, 0, Optional.empty()));
            ledger.begin(new RunStart(RunKind.UNDO, "c", StartedBy.ATTENDED, 0, Optional.empty()));
        }
        List<String> words = new ArrayList<>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT kind, started_by FROM run ORDER BY sequence")) {
            while (row.next()) {
                words.add(row.getString(1) + " " + row.getString(2));
            }
        }
        assertThat(words).containsExactly("usage schedule", "retry attended", "undo attended");
    }

    @Test
    void openingAgainChangesNothing() throws Exception {
        Path file = folder.resolve("ledger.db");
        try (Ledger ledger = Ledger.open(file, CLOCK)) {
            run(ledger, SERVERS, "5", Outcome.ACCEPTED);
        }
        byte[] before = Files.readAllBytes(file);
        Ledger.open(file, CLOCK).close();

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void leavesAFileThatIsNoLedgerAsItIs() throws Exception {
        Path file = folder.resolve("ledger.db");
        byte[] text = "a shopping list, in no way a ledger. ".repeat(200).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Files.write(file, text);

        assertProblem(ProblemCode.LEDGER_UNREADABLE, file);
        assertThat(Files.readAllBytes(file)).isEqualTo(text);
    }

    @Test
    void neverMakesUpValuesFromDamagedPages() throws Exception {
        Path file = folder.resolve("ledger.db");
        Map<CellKey, BigDecimal> truth;
        try (Ledger ledger = Ledger.open(file, CLOCK)) {
            RunId run = ledger.begin(usage(500));
            List<CellResult> cells = new ArrayList<>();
            for (int number = 0; number < 500; number++) {
                cells.add(LedgerFixture.outcome(new CellKey("account-" + number, "servers"), "5", Outcome.ACCEPTED));
            }
            ledger.outcomes(run, cells);
            truth = ledger.accepted();
        }
        byte[] whole = Files.readAllBytes(file);
        int refused = 0;
        for (int page = 1; page < whole.length / 4096; page++) {
            byte[] damaged = whole.clone();
            Arrays.fill(damaged, page * 4096, (page + 1) * 4096, (byte) 0xA5);
            Files.write(file, damaged);
            try (Ledger ledger = Ledger.open(file, CLOCK)) {
                assertThat(ledger.accepted()).isEqualTo(truth);
            } catch (ProblemException problem) {
                assertThat(problem.problem().code()).isEqualTo(ProblemCode.LEDGER_UNREADABLE);
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void aFolderInItsPlaceCanNotBeWritten() throws Exception {
        Path file = Files.createDirectory(folder.resolve("ledger.db"));

        assertProblem(ProblemCode.HOME_NOT_WRITABLE, file);
    }

    @Test
    void aFullDiskIsCalledThatAndNothingOfTheCommitStays() {
        Path file = folder.resolve("ledger.db");
        Ledger.open(file, CLOCK).close();
        try (Database database = Sqlite.open(file)) {
            RunTable runs = new RunTable(database, UnaryOperator.identity());
            RunId run = runs.begin(usage(5_000), CLOCK.instant());
            runs.intents(run, Map.ofEntries(intent(SERVERS, "1")));
            int pages = database.query("PRAGMA page_count", row -> row.getInt(1)).getFirst();
            database.query("PRAGMA max_page_count = " + (pages + 2), row -> row.getInt(1));
            Map<CellKey, BigDecimal> many = new HashMap<>();
            for (int number = 0; number < 5_000; number++) {
                many.put(new CellKey("account-" + number, "mobiles"), BigDecimal.ONE);
            }
            assertThatThrownBy(() -> runs.intents(run, many)).isInstanceOfSatisfying(ProblemException.class, problem -> {
                assertThat(problem.problem().code()).isEqualTo(ProblemCode.DISK_FULL);
                assertThat(problem.problem().detail()).isEqualTo(file.toString());
            });
            assertThat(runs.cells(run)).extracting(RunCell::key).containsExactly(SERVERS);
            database.query("PRAGMA max_page_count = 100000", row -> row.getInt(1));
            runs.intents(run, many);
            assertThat(runs.cells(run)).hasSize(5_001);
        }
    }

    @Test
    void aFileThatAnotherProgramHoldsIsNotCalledDamaged() {
        SQLException busy = new SQLException("[SQLITE_BUSY] The database file is locked (database is locked)");

        assertThat(new Sqlite().problem(folder.toString(), busy).problem().code()).isEqualTo(ProblemCode.LOCKED);
    }

    @Test
    void aMissingFolderIsNotCalledAFullDisk() {
        Path file = folder.resolve("fuller/ledger.db");

        assertProblem(ProblemCode.HOME_NOT_WRITABLE, file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space.db", "Büro 漢.db", "50%20.db", "a#b.db", "a&b=c.db", "it's.db"})
    void anyFileNameIsTakenLiterally(String name) {
        Path file = folder.resolve(name);
        Ledger.open(file, CLOCK).close();

        assertThat(file).exists();
    }

    @Test
    void twoThatOpenANewFileAtTheSameTimeBothCan() throws Exception {
        for (int round = 0; round < 10; round++) {
            Path file = folder.resolve("fresh" + round + ".db");
            CyclicBarrier together = new CyclicBarrier(4);
            Callable<Long> open = () -> {
                together.await();
                try (Ledger ledger = Ledger.open(file, CLOCK)) {
                    return ledger.baselineVersion();
                }
            };
            try (var threads = Executors.newFixedThreadPool(4)) {
                for (Future<Long> opened : threads.invokeAll(List.of(open, open, open, open))) {
                    assertThat(opened.get()).isZero();
                }
            }
        }
    }

    private static void assertProblem(ProblemCode code, Path file) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> Ledger.open(file, CLOCK).close());
        assertThat(problem).isNotNull();
        assertThat(problem.problem().code()).isEqualTo(code);
        assertThat(problem.problem().detail()).isEqualTo(file.toString());
    }
}
