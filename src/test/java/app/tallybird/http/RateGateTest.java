package app.tallybird.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Test;

import app.tallybird.stage.Draws;
import app.tallybird.stage.Property;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RateGateTest {

    private static final long SECOND = 1_000_000_000L;

    /** Time that sleeping moves, a little too far as real sleeping does. */
    private static final class LateTime implements NanoClock, Sleeper {
        private final Random random;
        private long now;

        private LateTime(long seed) {
            random = new Random(seed);
        }

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void sleep(Duration time, Cancel cancel) {
            now += time.toNanos() + random.nextInt(3_000_000);
        }
    }

    @Test
    void neverStartsMoreThanRateAndBurstInAnySecond() {
        Property.holds(300, RateGateTest::fourHundredStarts);
    }

    private static void fourHundredStarts(Draws draws) throws HttpFailure {
        int rate = draws.between(1, 95);
        int burst = draws.between(1, 6);
        long seed = draws.seed();
        LateTime time = new LateTime(seed);
        RateGate gate = new RateGate(rate, burst, time, time);
        Random random = new Random(seed);
        List<Long> starts = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            gate.acquire(Cancel.never());
            starts.add(time.nanos());
            if (random.nextInt(10) == 0) {
                time.now += random.nextInt(200_000_000);
            }
        }
        for (int i = 0; i + rate + burst < starts.size(); i++) {
            assertThat(starts.get(i + rate + burst) - starts.get(i)).isGreaterThanOrEqualTo(SECOND);
        }
    }

    @Test
    void sustainsItsRate() throws HttpFailure {
        LateTime time = new LateTime(1);
        RateGate gate = new RateGate(95, 2, time, time);
        for (int i = 0; i < 9_500; i++) {
            gate.acquire(Cancel.never());
        }
        assertThat(time.now).isLessThan(105 * SECOND);
    }

    @Test
    void whoOnlyWaitsTakesNoTurn() throws HttpFailure {
        LateTime time = new LateTime(1);
        RateGate gate = new RateGate(10, 1, time, time);
        gate.acquire(Cancel.never());
        gate.await(Cancel.never());
        long waited = time.now;
        assertThat(waited).isGreaterThanOrEqualTo(SECOND / 10);
        gate.await(Cancel.never());
        gate.acquire(Cancel.never());
        assertThat(time.now).isEqualTo(waited);
    }

    @Test
    void halvesOnceInTwoSecondsAndComesBackByATenthPerSecond() {
        LateTime time = new LateTime(1);
        RateGate gate = new RateGate(80, 2, time, time);
        gate.slowDown();
        gate.slowDown();
        assertThat(gate.rate()).isEqualTo(40);
        time.now += 2 * SECOND;
        assertThat(gate.rate()).isEqualTo(56);
        gate.slowDown();
        assertThat(gate.rate()).isEqualTo(28);
        for (int i = 0; i < 10; i++) {
            time.now += 2 * SECOND;
            gate.slowDown();
        }
        assertThat(gate.rate()).isBetween(5.0, 30.0);
        time.now += 20 * SECOND;
        assertThat(gate.rate()).isEqualTo(80);
    }

    @Test
    void aSecondWithAComplaintIsNotClean() {
        LateTime time = new LateTime(1);
        RateGate gate = new RateGate(40, 2, time, time);
        gate.slowDown();
        time.now += SECOND / 2;
        gate.slowDown();
        time.now += SECOND / 2;
        assertThat(gate.rate()).isEqualTo(20);
        time.now += SECOND / 2;
        assertThat(gate.rate()).isEqualTo(24);
    }

    @Test
    void neverFallsBelowFive() {
        LateTime time = new LateTime(1);
        RateGate gate = new RateGate(8, 2, time, time);
        gate.slowDown();
        assertThat(gate.rate()).isEqualTo(5);
    }

    /** Where time moves by hand and sleeping moves it exactly. */
    private static final class ExactTime implements NanoClock, Sleeper {
        private long now;
        private final List<Long> slept = new ArrayList<>();

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void sleep(Duration time, Cancel cancel) {
            slept.add(time.toNanos());
            now += time.toNanos();
        }
    }

    @Test
    void aBurstStartsAtOnceAndThenItRests() throws HttpFailure {
        ExactTime time = new ExactTime();
        RateGate gate = new RateGate(10, 4, time, time);
        for (int i = 0; i < 4 + 3 + 3; i++) {
            gate.acquire(Cancel.never());
        }
        assertThat(time.slept).containsExactly(300_000_000L, 300_000_000L);
        time.now += SECOND;
        time.slept.clear();
        for (int i = 0; i < 4 + 1; i++) {
            gate.acquire(Cancel.never());
        }
        assertThat(time.slept).containsExactly(300_000_000L);
    }

    @Test
    void aSleepThatIsTooLongByLessThanOneTurnCostsNoTurn() throws HttpFailure {
        ExactTime time = new ExactTime();
        RateGate gate = new RateGate(10, 4, time, (howLong, cancel) -> time.sleep(howLong.plusMillis(99), cancel));
        for (int i = 0; i < 4 + 100; i++) {
            gate.acquire(Cancel.never());
        }
        assertThat(time.now).isLessThanOrEqualTo(100 * SECOND / 10 + 4 * SECOND / 10);
    }

    @Test
    void fewerStartAtOnceWhileItIsSlower() throws HttpFailure {
        ExactTime time = new ExactTime();
        RateGate gate = RateGate.synthesize(90, new Time(new StageClock(), time, time));
        assertThat(startsBeforeItRests(gate, time)).isEqualTo(6);
        time.slept.clear();
        gate.slowDown();
        time.now += SECOND / 10;
        assertThat(startsBeforeItRests(gate, time)).isEqualTo(3);
        assertThat(startsBeforeItRests(RateGate.synthesize(95, new Time(new StageClock(), time, time)), time)).isEqualTo(2);
    }

    private static int startsBeforeItRests(RateGate gate, ExactTime time) throws HttpFailure {
        time.slept.clear();
        int starts = 0;
        for (; time.slept.isEmpty(); starts++) {
            gate.acquire(Cancel.never());
        }
        return starts - 1;
    }

    @Test
    void aComplaintHalvesItAgainFromTwoSecondsOn() {
        ExactTime time = new ExactTime();
        RateGate gate = new RateGate(80, 2, time, time);
        time.now = 7 * SECOND;
        gate.slowDown();
        time.now += 2 * SECOND - 1;
        gate.slowDown();
        assertThat(gate.rate()).isEqualTo(40);
        time.now += 1;
        gate.slowDown();
        assertThat(gate.rate()).isEqualTo(20);
        time.now += 3 * SECOND / 2;
        assertThat(gate.rate()).isEqualTo(28);
        time.now += SECOND / 2;
        assertThat(gate.rate()).isEqualTo(36);
    }

    @Test
    void whoIsStoppedGivesTheTurnBack() throws HttpFailure {
        ExactTime time = new ExactTime();
        RateGate gate = new RateGate(1, 1, time, time);
        Cancel cancel = Cancel.create();
        cancel.cancel();
        assertThatThrownBy(() -> gate.acquire(cancel)).isInstanceOf(HttpFailure.class);
        gate.acquire(Cancel.never());
        assertThat(time.slept).isEmpty();
        assertThatThrownBy(() -> new RateGate(0, 1, time, time)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RateGate(1, 0, time, time)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Several pushes share one pace, and one of them may be paused over lunch. */
    @Test
    void whoIsPausedKeepsTheTurnFromNobody() throws HttpFailure {
        ExactTime time = new ExactTime();
        Cancel paused = Cancel.create();
        AtomicReference<Cancel> pausing = new AtomicReference<>(paused);
        RateGate gate = new RateGate(1, 1, time, (howLong, cancel) -> {
            Optional.ofNullable(pausing.getAndSet(null)).ifPresent(Cancel::pause);
            cancel.check();
            time.sleep(howLong, cancel);
        });
        gate.acquire(Cancel.never());
        AtomicInteger started = new AtomicInteger();
        Thread held = Thread.ofVirtual().start(() -> acquire(gate, paused, started));
        Thread other = Thread.ofVirtual().unstarted(() -> acquire(gate, Cancel.never(), started));
        until(() -> held.getState() == Thread.State.WAITING);
        other.start();
        until(() -> !other.isAlive() || other.getState() == Thread.State.WAITING);
        assertThat(started).hasValue(1);
        paused.resume();
        until(() -> !held.isAlive() && !other.isAlive());
        assertThat(started).hasValue(2);
        assertThat(time.now).isEqualTo(2 * SECOND);
    }

    private static void acquire(RateGate gate, Cancel cancel, AtomicInteger started) {
        try {
            gate.acquire(cancel);
            started.incrementAndGet();
        } catch (HttpFailure stopped) {
            throw new AssertionError(stopped);
        }
    }

    private static void until(BooleanSupplier so) {
        while (!so.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    /** The turn is handed to the next thread. */
    @Test
    void manyThreadsTakeTurns() throws InterruptedException {
        ExactTime time = new ExactTime();
        RateGate gate = new RateGate(50, 1, time, time);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    gate.acquire(Cancel.never());
                } catch (HttpFailure stopped) {
                    throw new AssertionError(stopped);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(time.slept).hasSize(4);
    }
}
