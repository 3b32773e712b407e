package app.tallybird.engine.push;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.engine.plan.PlanCell;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.Outcome;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.stage.StageClock;
import app.tallybird.synthesize.CountResult;
import app.tallybird.synthesize.Synthesize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How many counts are on their way at a time, in which order they may end, and what ends them all. */
@Timeout(30)
class InFlightTest {

    private static final Problem OUTAGE = Problem.of(ProblemCode.UNREACHABLE, "no answer", "", "");
    private static final Problem CALLED_BACK = Problem.of(ProblemCode.CANCELLED, "called back", "", "");
    private static final CountResult FAILED = new CountResult.Failed(OUTAGE, false);

    private final Ledger ledger = Ledger.empty(new StageClock());
    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch paused = new CountDownLatch(1);
    private final List<String> waits = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        ledger.close();
    }

    private static List<PlanCell> cells(int number) {
        return IntStream.range(0, number).mapToObj(i -> CountsOnly.cell("a" + i, BigDecimal.valueOf(i))).toList();
    }

    private PushReport push(Synthesize synthesize, int cells, PushListener listener) {
        return new Push(synthesize, ledger, new StageClock(), (time, cancel) -> {
            pauses.add(time);
            paused.countDown();
        }).run(CountsOnly.order(cells(cells), RebuildMode.EACH), listener, Cancel.never());
    }

    /** Sixty-four, though there are more. */
    @Test
    void neverMoreThanSixtyFourAreOnTheirWay() {
        AtomicInteger flying = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Semaphore full = new Semaphore(0);
        PushReport report = push(new CountsOnly() {
            @Override
            public CountResult count(String serviceId, String accountId, BigDecimal units, boolean noBuild, Cancel cancel) {
                int now = flying.incrementAndGet();
                most.accumulateAndGet(now, Math::max);
                if (now >= 64) {
                    full.release(1_000);
                }
                full.acquireUninterruptibly();
                flying.decrementAndGet();
                return new CountResult.Accepted();
            }
        }, 300, PushListener.none());
        assertThat(report.accepted()).isEqualTo(300);
        assertThat(most).hasValue(64);
    }

    /** A thread is given to a count whose turn it is; where each waits for the one before, that is one. */
    @Test
    void aCountWaitsForItsTurnBeforeItIsHandedOn() {
        AtomicInteger flying = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Semaphore turn = new Semaphore(1);
        PushReport report = push(new CountsOnly() {
            @Override
            public void awaitTurn(Cancel cancel) {
                turn.acquireUninterruptibly();
            }

            @Override
            public CountResult count(String serviceId, String accountId, BigDecimal units, boolean noBuild, Cancel cancel) {
                most.accumulateAndGet(flying.incrementAndGet(), Math::max);
                flying.decrementAndGet();
                turn.release();
                return new CountResult.Accepted();
            }
        }, 150, PushListener.none());
        assertThat(report.accepted()).isEqualTo(150);
        assertThat(most).hasValue(1);
    }

    private boolean isPaused() {
        try {
            return paused.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One after the other is answered, each when the one before is noted; who still waits for that when the push ends is called back. */
    private PushReport inOrder(int cells, IntFunction<CountResult> answers) {
        Map<Integer, CountDownLatch> turns = IntStream.range(0, cells + 1).boxed()
                .collect(Collectors.toMap(i -> i, i -> new CountDownLatch(i == 0 ? 0 : 1)));
        return push(new CountsOnly() {
            @Override
            public CountResult count(String serviceId, String accountId, BigDecimal units, boolean noBuild, Cancel cancel) {
                int place = units.intValueExact();
                CountDownLatch over = new CountDownLatch(1);
                CountDownLatch turn = turns.get(place);
                try (Cancel.Listening listening = cancel.onEnd(() -> {
                    over.countDown();
                    turn.countDown();
                })) {
                    assertThat(turn.await(10, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return over.getCount() == 0 ? new CountResult.Failed(CALLED_BACK, false) : answers.apply(place);
            }
        }, cells, progress -> {
            waits.add(progress.waiting());
            turns.get(progress.done()).countDown();
        });
    }

    /** Nineteen fail, one is answered whatever the answer says, nineteen fail: that is no twenty in a row. */
    @ParameterizedTest
    @ValueSource(strings = {"accepted", "not mapped", "refused"})
    void anyAnswerEndsARowOfFailures(String kind) {
        CountResult answer = switch (kind) {
            case "accepted" -> new CountResult.Accepted();
            case "refused" -> new CountResult.Refused("no");
            default -> new CountResult.NotMapped("no");
        };
        PushReport report = inOrder(120, place -> place == 19 || place > 38 ? answer : FAILED);
        assertThat(report.failed()).isEqualTo(38);
        assertThat(report.stopped()).isEmpty();
        assertThat(pauses).isEmpty();
        assertThat(waits).containsOnly("");
    }

    @Test
    void twentyFailuresInARowAreWaitedForAndSaid() {
        PushReport report = inOrder(120, place -> {
            if (place < 20) {
                return FAILED;
            }
            // what was begun before the pause is answered after it
            assertThat(isPaused()).isTrue();
            return new CountResult.Accepted();
        });
        assertThat(report.failed()).isEqualTo(20);
        assertThat(report.accepted()).isEqualTo(100);
        assertThat(pauses).containsExactly(Duration.ofSeconds(60));
        assertThat(waits).containsOnlyOnce("Synthesize failed 20 times in a row, waiting 60 s");
    }

    @Test
    void fortyFailuresInARowAreTheEnd() {
        PushReport report = inOrder(300, place -> FAILED);
        assertThat(report.stopped()).contains(OUTAGE);
        assertThat(pauses).containsExactly(Duration.ofSeconds(60));
        assertThat(report.left()).isPositive();
        assertThat(report.cells()).extracting(CellResult::outcome).containsOnly(Outcome.FAILED);
    }

    /** A sign-in that is refused is met by all: those that wait for their turn are called back. */
    @Test
    void aRefusedSignInCallsBackWhoWaits() {
        Problem refused = Problem.of(ProblemCode.SYNTHESIZE_SIGN_IN, "refused", "", "");
        CountDownLatch waiting = new CountDownLatch(2);
        PushReport report = push(new CountsOnly() {
            @Override
            public CountResult count(String serviceId, String accountId, BigDecimal units, boolean noBuild, Cancel cancel) {
                CountDownLatch called = new CountDownLatch(1);
                try (Cancel.Listening listening = cancel.onEnd(called::countDown)) {
                    waiting.countDown();
                    if (accountId.equals("a0")) {
                        assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
                        return new CountResult.Failed(refused, false);
                    }
                    return new CountResult.Failed(called.await(5, TimeUnit.SECONDS) ? CALLED_BACK : OUTAGE, false);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }, 2, PushListener.none());
        assertThat(report.stopped()).contains(refused);
        assertThat(report.cells()).extracting(CellResult::message).containsExactly("refused");
        assertThat(report.left()).isEqualTo(1);
    }

    /** What cannot be noted is not sent: two times fifty were noted before the first answer could free a place for a third fifty. */
    @Test
    void aLedgerThatIsGoneEndsThePush() {
        AtomicInteger asked = new AtomicInteger();
        Synthesize synthesize = new CountsOnly() {
            @Override
            public CountResult count(String serviceId, String accountId, BigDecimal units, boolean noBuild, Cancel cancel) {
                asked.incrementAndGet();
                ledger.close();
                return new CountResult.Accepted();
            }
        };
        assertThatThrownBy(() -> push(synthesize, 200, PushListener.none())).isInstanceOf(ProblemException.class);
        assertThat(asked.get()).isLessThanOrEqualTo(100);
    }
}
