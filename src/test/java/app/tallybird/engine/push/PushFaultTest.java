package app.tallybird.engine.push;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.engine.plan.CellMemory;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunCell;
import app.tallybird.ledger.RunEnd;
import app.tallybird.ledger.RunKind;
import app.tallybird.ledger.RunRecord;
import app.tallybird.ledger.RunStart;
import app.tallybird.ledger.StartedBy;
import app.tallybird.model.CellKey;
import app.tallybird.model.UnitCount;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;
import app.tallybird.stage.StageClock;
import app.tallybird.synthesize.CountResult;
import app.tallybird.synthesize.Synthesize;

import static org.assertj.core.api.Assertions.assertThat;

/** A push whose other side, or whose own code, does not do what it should: every cell that was begun has an outcome, and the person hears why. */
class PushFaultTest {

    private static final Problem OUTAGE = Problem.of(ProblemCode.UNREACHABLE, "Synthesize did not answer in time: timeout", "", "");

    @TempDir
    private Path folder;
    private Ledger ledger;
    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void open() {
        ledger = Ledger.open(folder.resolve("ledger.db"), new StageClock());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static List<PlanCell> cells(int number) {
        return IntStream.range(0, number).mapToObj(i -> CountsOnly.cell("a" + i, BigDecimal.valueOf(i))).toList();
    }

    private PushReport push(Synthesize synthesize, List<PlanCell> cells) {
        return new Push(synthesize, ledger, new StageClock(), (time, cancel) -> pauses.add(time))
                .run(CountsOnly.order(cells, RebuildMode.EACH), PushListener.none(), Cancel.never());
    }

    /** What a count is answered, by its place in the plan. */
    @FunctionalInterface
    private interface Answer {
        CountResult to(int cell);
    }

    private static Synthesize synthesize(Answer answer) {
        return new CountsOnly() {
            @Override
            public CountResult count(String serviceId, String accountId, BigDecimal units, boolean noBuild, Cancel cancel) {
                return answer.to(units.intValueExact());
            }
        };
    }

    private RunRecord run(PushReport report) {
        return ledger.run(report.runId()).orElseThrow();
    }

    /** The lid was closed on Friday and opened on Monday: what was read on Friday is not sent any more. */
    @Test
    void whatIsLeftWhenTheComputerHasSleptIsNotSent() {
        StageClock clock = new StageClock();
        AtomicInteger turns = new AtomicInteger();
        AtomicInteger sent = new AtomicInteger();
        Synthesize sleeping = new CountsOnly() {
            @Override
            public void awaitTurn(Cancel cancel) {
                clock.pass(turns.incrementAndGet() == 10 ? Duration.ofMinutes(61) : Duration.ofMinutes(59));
            }

            @Override
            public CountResult count(String serviceId, String accountId, BigDecimal units, boolean noBuild, Cancel cancel) {
                sent.incrementAndGet();
                return new CountResult.Accepted();
            }
        };
        PushReport report = new Push(sleeping, ledger, clock, (time, cancel) -> pauses.add(time))
                .run(CountsOnly.order(cells(100), RebuildMode.EACH), PushListener.none(), Cancel.never());

        assertThat(report.stopped().orElseThrow().what()).startsWith("More than 60 minutes passed between two counts: ");
        assertThat(report.stopped().orElseThrow().retryable()).isTrue();
        assertThat(sent.get()).isLessThanOrEqualTo(10);
        assertThat(report.accepted()).isEqualTo(sent.get());
        assertThat(report.left()).isEqualTo(100 - report.cells().size());
        assertThat(ledger.uncertain()).isEmpty();
        assertThat(run(report).ending()).contains(RunEnd.STOPPED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"illegal", "error", "overflow"})
    void aFaultInsideOneSendMakesThatCellUnknownAndStopsTheRun(String kind) {
        CountDownLatch other = new CountDownLatch(1);
        PushReport report = push(synthesize(cell -> {
            if (cell != 3) {
                other.countDown();
                return new CountResult.Accepted();
            }
            await(other);
            switch (kind) {
                case "illegal" -> throw new IllegalArgumentException("a count needs a service");
                case "error" -> throw new AssertionError("never");
                default -> throw new StackOverflowError();
            }
        }), cells(1_000));

        assertThat(report.stopped()).hasValueSatisfying(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.FAILED);
            assertThat(problem.code().exitCode()).isEqualTo(1);
            assertThat(problem.what()).startsWith("Tallybird met a fault of its own (")
                    .endsWith("while it sent \"s\" of account a3, and stopped.");
            assertThat(problem.notChanged()).isEqualTo(
                    Wording.count(report.accepted(), "count was accepted before and stays", "counts were accepted before and stay")
                            + "; the rest is sent by the next push.");
        });
        assertThat(report.cells()).filteredOn(cell -> cell.outcome() == Outcome.UNKNOWN).extracting(CellResult::key)
                .containsExactly(new CellKey("a3", "s"));
        assertThat(report.left()).isPositive().isEqualTo(1_000 - report.cells().size());
        assertThat(ledger.cells(report.runId())).hasSize(report.cells().size()).noneMatch(cell -> cell.outcome().isEmpty());
        assertThat(ledger.uncertain()).contains(new CellKey("a3", "s"));
        assertThat(run(report).ending()).contains(RunEnd.STOPPED);
        assertThat(run(report).complete()).isFalse();
        assertThat(report.complete()).isFalse();
    }

    @Test
    void aListenerThatFailsStopsTheRunAndLosesNoOutcome() {
        PushReport report = new Push(synthesize(cell -> new CountResult.Accepted()), ledger, new StageClock(),
                (time, cancel) -> pauses.add(time)).run(CountsOnly.order(cells(500), RebuildMode.EACH), progress -> {
                    if (progress.accepted() == 5) {
                        throw new IllegalStateException("the window is gone");
                    }
                }, Cancel.never());
        assertThat(report.stopped()).hasValueSatisfying(problem -> assertThat(problem.what()).contains("IllegalStateException"));
        assertThat(ledger.cells(report.runId())).hasSize(report.cells().size()).noneMatch(cell -> cell.outcome().isEmpty());
    }

    /** Also where the one that fails is told of what was never begun. */
    @Test
    void aListenerThatAlwaysFailsLosesNoOutcomeEither() {
        Stream<PlanCell> withoutService = IntStream.range(0, 3).mapToObj(
                i -> PlanCell.compared(new CellKey("a" + i, "none"), "A", "None", CellMemory.NONE, UnitCount.of(BigDecimal.ONE), ""));
        PushReport report = new Push(synthesize(cell -> new CountResult.Accepted()), ledger, new StageClock(),
                (time, cancel) -> pauses.add(time))
                .run(new PushOrder(new RunStart(RunKind.USAGE, "plan", StartedBy.ATTENDED, 503, Optional.empty()),
                        Stream.concat(cells(500).stream(), withoutService).toList(), Set.of(), Map.of("s", "id-s"), RebuildMode.EACH),
                        progress -> {
                            throw new IllegalStateException("the window is gone");
                        }, Cancel.never());
        assertThat(report.stopped()).hasValueSatisfying(problem -> assertThat(problem.what()).contains("IllegalStateException"));
        assertThat(ledger.cells(report.runId())).hasSize(report.cells().size()).noneMatch(cell -> cell.outcome().isEmpty());
        assertThat(run(report).ending()).contains(RunEnd.STOPPED);
    }

    @Test
    void anOutageIsNotedAsUnknownAndOneThatNeverArrivedAsFailed() {
        PushReport report = push(synthesize(cell -> new CountResult.Failed(OUTAGE, cell % 2 == 0)), cells(6));
        assertThat(report.cells()).hasSize(6).allSatisfy(
                cell -> assertThat(cell.outcome()).isEqualTo(cell.units().intValueExact() % 2 == 0 ? Outcome.UNKNOWN : Outcome.FAILED));
        assertThat(ledger.cells(report.runId())).extracting(RunCell::outcome).containsExactly(Optional.of(Outcome.UNKNOWN),
                Optional.of(Outcome.FAILED), Optional.of(Outcome.UNKNOWN), Optional.of(Outcome.FAILED), Optional.of(Outcome.UNKNOWN),
                Optional.of(Outcome.FAILED));
        assertThat(ledger.lastComplete()).isEmpty();
        assertThat(ledger.successes()).isEmpty();
    }

    @Test
    void aServerThatOnlyFailsIsGivenUpAfterOnePause() {
        AtomicInteger asked = new AtomicInteger();
        PushReport report = push(synthesize(cell -> {
            asked.incrementAndGet();
            return new CountResult.Failed(OUTAGE, true);
        }), cells(1_000));
        assertThat(report.stopped()).hasValueSatisfying(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.UNREACHABLE));
        assertThat(pauses).containsExactly(Duration.ofSeconds(60));
        // twice twenty, and what was in flight at either end
        assertThat(asked.get()).isBetween(40, 40 + 2 * 64);
        assertThat(report.left()).isPositive();
    }

    /**
     * 64 requests are in flight; when twenty of them have failed, the breaker waits. The other 44 fail during and after the pause; the server is well
     * again by then.
     */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SAME_THREAD)
    void whatWasInFlightBeforeThePauseIsNotHeldAgainstTheServerAfterIt() {
        CountDownLatch full = new CountDownLatch(64);
        CountDownLatch pause = new CountDownLatch(1);
        CountDownLatch better = new CountDownLatch(10);
        Synthesize server = synthesize(cell -> {
            if (cell < 64) {
                full.countDown();
                await(full);
            }
            if (cell < 20) {
                return new CountResult.Failed(OUTAGE, true);
            }
            if (cell < 64) {
                await(cell < 42 ? pause : better);
                return new CountResult.Failed(OUTAGE, true);
            }
            await(pause);
            better.countDown();
            return new CountResult.Accepted();
        });
        PushReport report = new Push(server, ledger, new StageClock(), (time, cancel) -> {
            pauses.add(time);
            pause.countDown();
        }).run(CountsOnly.order(cells(500), RebuildMode.EACH), PushListener.none(), Cancel.never());

        assertThat(report.stopped()).isEmpty();
        assertThat(pauses).containsExactly(Duration.ofSeconds(60));
        assertThat(report.count(Outcome.UNKNOWN)).isEqualTo(64);
        assertThat(report.accepted()).isEqualTo(500 - 64);
        assertThat(report.left()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aRefusedSignInDoesNotSayThatNothingWasSentWhenSomethingWasAccepted() {
        Problem refused = Problem.of(ProblemCode.SYNTHESIZE_SIGN_IN, "Synthesize does not accept these keys.",
                "Nothing was sent with them.", "");
        CountDownLatch other = new CountDownLatch(1);
        PushReport some = push(synthesize(cell -> {
            if (cell == 40) {
                await(other);
                throw refused.asException();
            }
            other.countDown();
            return new CountResult.Accepted();
        }), cells(500));
        assertThat(some.accepted()).isPositive();
        assertThat(some.stopped()).hasValueSatisfying(problem -> assertThat(problem.notChanged())
                .isEqualTo(Wording.count(some.accepted(), "count was accepted before and stays", "counts were accepted before and stay")
                        + "; the rest is sent by the next push."));
        PushReport none = push(synthesize(cell -> {
            throw refused.asException();
        }), cells(500));
        assertThat(none.stopped()).contains(refused);
    }

    @Test
    void aPushInWhichAllFailedIsNotComplete() {
        PushReport report = push(synthesize(cell -> new CountResult.Refused("no")), cells(5));
        assertThat(report.stopped()).isEmpty();
        assertThat(run(report).ending()).contains(RunEnd.DONE);
        assertThat(report.complete()).isFalse();
        assertThat(ledger.lastComplete()).isEmpty();
    }
}
