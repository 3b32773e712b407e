package app.tallybird.engine.push;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.engine.plan.PlanCell;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.IntegrationLock;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.LedgerAddress;
import app.tallybird.ledger.LedgerLock;
import app.tallybird.ledger.LedgerUser;
import app.tallybird.ledger.RunCell;
import app.tallybird.ledger.RunRecord;
import app.tallybird.ledger.SharedLedgers;
import app.tallybird.ledger.SmallDisk;
import app.tallybird.model.CellKey;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.stage.StageClock;
import app.tallybird.stage.StagePostgres;
import app.tallybird.synthesize.CountResult;
import app.tallybird.synthesize.Synthesize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The disk of the ledger is full in the middle of a push: it is told so, ends as if it was killed, and nothing is taken for accepted that was not answered. */
@Timeout(120)
class DiskFullPushTest {

    private static final IntegrationLock.Holder ME = new IntegrationLock.Holder(41, "desk", Instant.EPOCH, "sync-usage");
    /** Many more than are noted ahead of what is answered, so that the fault is met long before the last one leaves. */
    private static final int COUNTS = 5_000;

    private final StageClock clock = new StageClock();
    private final Set<CellKey> sent = ConcurrentHashMap.newKeySet();

    @TempDir
    private Path folder;

    private Synthesize synthesize(Supplier<CountResult> answer) {
        return new CountsOnly() {
            @Override
            public CountResult count(String serviceId, String accountId, BigDecimal units, boolean noBuild, Cancel cancel) {
                sent.add(new CellKey(accountId, "s"));
                return answer.get();
            }
        };
    }

    private PushReport push(Supplier<CountResult> answer, Ledger ledger) {
        List<PlanCell> cells = IntStream.range(0, COUNTS).mapToObj(i -> CountsOnly.cell("a" + i, BigDecimal.valueOf(i))).toList();
        return new Push(synthesize(answer), ledger, clock, (time, cancel) -> {
        }).run(CountsOnly.order(cells, RebuildMode.EACH), PushListener.none(), Cancel.never());
    }

    private void ends(Ledger ledger, Supplier<CountResult> answer, String words) {
        assertThatThrownBy(() -> push(answer, ledger)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.problem().code()).isEqualTo(ProblemCode.DISK_FULL);
            assertThat(problem.problem().what()).isEqualTo(words);
        });
    }

    /** What left is in the ledger, as accepted only when that is so, and the next push brings all of it to an end. */
    private void isFinished(Ledger ledger, boolean accepts) {
        RunRecord open = ledger.openRun().orElseThrow();
        assertThat(open.ending()).isEmpty();
        assertThat(sent).isNotEmpty().hasSizeLessThan(COUNTS);
        assertThat(ledger.cells(open.id())).extracting(RunCell::key).containsAll(sent);
        assertThat(sent).containsAll(ledger.accepted().keySet());
        Set<CellKey> known = new HashSet<>(ledger.uncertain());
        ledger.cells(open.id()).stream().filter(cell -> cell.outcome().isPresent()).forEach(cell -> known.add(cell.key()));
        assertThat(known).containsAll(sent);
        if (!accepts) {
            assertThat(ledger.accepted()).isEmpty();
        }
        assertThat(push(CountResult.Accepted::new, ledger).complete()).isTrue();
        assertThat(ledger.accepted()).hasSize(COUNTS);
        assertThat(ledger.uncertain()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NEW.outcome IS NULL", "NEW.outcome IS NOT NULL"})
    void ofTheDatabase(String when) {
        StagePostgres server = StagePostgres.shared();
        String database = server.database();
        try (SharedLedgers ledgers = SharedLedgers.at(LedgerAddress.of(server.address(database), Optional.empty()), Optional.empty(),
                Optional.empty(), new LedgerUser(clock, words -> words, Optional.empty()))) {
            ledgers.setup();
            server.execute(database, "CREATE FUNCTION tallybird.no_room() RETURNS TRIGGER LANGUAGE plpgsql AS "
                    + "$$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$");
            server.execute(database, "CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON tallybird.all_run_cell FOR EACH ROW "
                    + "WHEN (NEW.account_id = 'a400' AND " + when + ") EXECUTE FUNCTION tallybird.no_room()");
            try (LedgerLock lock = ledgers.lock("NinjaOne", ME); Ledger ledger = lock.open()) {
                ends(ledger, CountResult.Accepted::new, "The disk of the shared ledger is full.");
            }
            server.execute(database, "DROP TRIGGER no_room ON tallybird.all_run_cell");
            try (LedgerLock lock = ledgers.lock("NinjaOne", ME); Ledger ledger = lock.open()) {
                isFinished(ledger, true);
            }
        }
    }

    @Test
    void ofThisComputerBeforeCountsAreNoted() {
        try (Ledger ledger = SmallDisk.open(folder.resolve("ledger.db"), clock, 12)) {
            ends(ledger, CountResult.Accepted::new, "The disk is full; the ledger could not be written.");
        }
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.db"), clock)) {
            isFinished(ledger, true);
        }
    }

    /** Answers are longer than what is noted before. */
    @Test
    void ofThisComputerWhenTheyAreAnswered() {
        try (Ledger ledger = SmallDisk.open(folder.resolve("ledger.db"), clock, 12)) {
            ends(ledger, () -> new CountResult.Refused("x".repeat(4_000)), "The disk is full; the ledger could not be written.");
        }
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.db"), clock)) {
            isFinished(ledger, false);
        }
    }
}
