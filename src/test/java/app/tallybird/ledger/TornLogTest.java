package app.tallybird.ledger;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.model.CellKey;
import app.tallybird.stage.Draws;
import app.tallybird.stage.Property;

import static app.tallybird.ledger.LedgerFixture.CLOCK;
import static app.tallybird.ledger.LedgerFixture.outcome;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A power cut leaves a log that is cut off, or whose tail is something else. What opens must be exactly the ledger as it was after one of its
 * commits, and after a later commit the more of the log is left.
 */
class TornLogTest {

    /** What the ledger says of the cells and runs. */
    private record State(long version, Map<CellKey, BigDecimal> accepted, Set<CellKey> uncertain, List<CellResult> withoutPlace,
            List<RunRecord> runs, List<List<RunCell>> cells) {

        static State of(Ledger ledger) {
            List<RunRecord> runs = ledger.runs(100);
            return new State(ledger.baselineVersion(), ledger.accepted(), ledger.uncertain(), ledger.withoutPlace(), runs,
                    runs.stream().map(run -> ledger.cells(run.id())).toList());
        }
    }

    @TempDir
    private static Path folder;
    private static byte[] database;
    private static byte[] log;
    /** The states after each commit, and how long the log was then. */
    private static final List<State> STATES = new ArrayList<>();
    private static final List<Integer> ENDS = new ArrayList<>();

    @BeforeAll
    static void write() throws IOException {
        Path file = folder.resolve("whole.db");
        Ledger.open(file, CLOCK).close();
        Random random = new Random(11);
        try (Ledger ledger = Ledger.open(file, CLOCK)) {
            note(ledger, file);
            Optional<RunId> open = Optional.empty();
            for (int number = 0; number < 12; number++) {
                RunId run = ledger.begin(new RunStart(RunKind.USAGE, "plan-" + number, StartedBy.SCHEDULE, 3, open));
                note(ledger, file);
                List<CellKey> keys = Stream.generate(() -> new CellKey("a" + random.nextInt(40), "s" + random.nextInt(2))).distinct()
                        .limit(3).toList();
                String value = String.valueOf(number);
                ledger.intents(run, keys.stream().collect(Collectors.toMap(key -> key, key -> new BigDecimal(value))));
                note(ledger, file);
                ledger.outcomes(run, keys.subList(0, 2).stream()
                        .map(key -> outcome(key, value, Outcome.values()[random.nextInt(Outcome.values().length)])).toList());
                note(ledger, file);
                open = random.nextBoolean() ? Optional.of(run) : Optional.empty();
                if (open.isEmpty()) {
                    ledger.finish(run, RunEnd.DONE);
                    note(ledger, file);
                }
            }
            database = Files.readAllBytes(file);
            log = Files.readAllBytes(logOf(file));
        }
    }

    @Test
    void aLogThatIsCutOffHoldsEveryCommitThatEndsBeforeTheCut() {
        Property.holds(150, draws -> {
            int cut = place(draws, 10_000);

            assertThat(opened(Arrays.copyOf(log, cut))).isEqualTo(stateAt(cut));
        });
    }

    @Test
    void aTailOfOtherBytesCountsAsCutOff() {
        Property.holds(100, draws -> {
            int cut = place(draws, 9_999);
            byte[] tail = new byte[log.length - cut];
            new Random(draws.seed()).nextBytes(tail);
            byte[] torn = log.clone();
            System.arraycopy(tail, 0, torn, cut, tail.length);

            assertThat(opened(torn)).isEqualTo(stateAt(cut));
        });
    }

    @Test
    void oneFlippedByteEndsTheLogThere() {
        Property.holds(100, draws -> {
            int place = place(draws, 9_999);
            byte[] torn = log.clone();
            torn[place] ^= (byte) draws.between(1, 255);

            assertThat(opened(torn)).isEqualTo(stateAt(place));
        });
    }

    private static int place(Draws draws, int most) {
        return (int) ((long) log.length * draws.between(0, most) / 10_000);
    }

    private static void note(Ledger ledger, Path file) throws IOException {
        STATES.add(State.of(ledger));
        ENDS.add(Files.exists(logOf(file)) ? (int) Files.size(logOf(file)) : 0);
    }

    /** The last commit whose end is within so many bytes of the log. */
    private static int index(int length) {
        int index = 0;
        while (index + 1 < ENDS.size() && ENDS.get(index + 1) <= length) {
            index++;
        }
        return index;
    }

    private static State stateAt(int length) {
        return STATES.get(index(length));
    }

    private static State opened(byte[] torn) throws IOException {
        Path file = folder.resolve("torn.db");
        Files.write(file, database);
        Files.write(logOf(file), torn);
        Files.deleteIfExists(file.resolveSibling("torn.db-shm"));
        try (Ledger ledger = Ledger.open(file, CLOCK)) {
            return State.of(ledger);
        }
    }

    private static Path logOf(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal");
    }
}
