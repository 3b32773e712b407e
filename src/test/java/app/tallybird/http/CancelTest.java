package app.tallybird.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A part of the work that is halted while the whole goes on. */
class CancelTest {

    private final Cancel whole = Cancel.create();
    private final Cancel part = whole.part();
    private final List<String> told = new ArrayList<>();

    @Test
    void aHaltLetsNothingNewBeginAndLeavesWhatIsOnItsWay() {
        part.onCancel(() -> told.add("on its way"));
        part.onEnd(() -> told.add("waiting"));
        part.halt();
        assertThat(told).containsExactly("waiting");
        assertThatThrownBy(part::check).isInstanceOf(HttpFailure.class);
        assertThat(part.isCancelled()).isFalse();
        assertThatCode(whole::check).doesNotThrowAnyException();
        assertThat(whole.isCancelled()).isFalse();
        part.onEnd(() -> told.add("too late to wait"));
        assertThat(told).containsExactly("waiting", "too late to wait");
    }

    @Test
    void whoSleepsUnderAHaltedPartDoesNotBegin() {
        part.halt();
        assertThatThrownBy(() -> new RealSleeper().sleep(Duration.ofDays(1), part)).isInstanceOf(HttpFailure.class);
    }

    @Test
    void aHaltWakesWhoSleeps() throws InterruptedException {
        Thread sleeper = Thread.ofVirtual()
                .start(() -> assertThatThrownBy(() -> new RealSleeper().sleep(Duration.ofDays(1), part)).isInstanceOf(HttpFailure.class));
        part.halt();
        sleeper.join();
        assertThat(sleeper.isAlive()).isFalse();
    }

    /** As when the system asks the program to end while a count waits for its retry. */
    @Test
    void aHaltOfTheWholeWakesWhoWaitsUnderAPartOfItAndLeavesWhatIsOnItsWay() throws InterruptedException {
        part.onCancel(() -> told.add("on its way"));
        part.onEnd(() -> told.add("waiting"));
        Cancel.Listening over = part.onEnd(() -> told.add("over"));
        over.close();
        Thread sleeper = Thread.ofVirtual()
                .start(() -> assertThatThrownBy(() -> new RealSleeper().sleep(Duration.ofDays(1), part)).isInstanceOf(HttpFailure.class));
        whole.halt();
        sleeper.join();
        assertThat(told).containsExactly("waiting");
        assertThatThrownBy(part::check).isInstanceOf(HttpFailure.class);
        part.onEnd(() -> told.add("too late to wait"));
        assertThat(told).containsExactly("waiting", "too late to wait");
    }

    @Test
    void theWholeCancelsItsParts() {
        part.onCancel(() -> told.add("on its way"));
        part.onEnd(() -> told.add("waiting"));
        Cancel.Listening over = part.onEnd(() -> told.add("over"));
        over.close();
        whole.cancel();
        assertThat(told).containsExactly("on its way", "waiting");
        assertThat(part.isCancelled()).isTrue();
        assertThatThrownBy(part::check).isInstanceOf(HttpFailure.class);
    }

    @Test
    void whoComesLateIsToldAtOnceAndWhoHasLeftIsNot() {
        whole.onCancel(() -> told.add("left")).close();
        whole.onCancel(() -> told.add("stays"));
        whole.cancel();
        whole.cancel();
        assertThat(told).containsExactly("stays");
        whole.onCancel(() -> told.add("late")).close();
        whole.onEnd(() -> told.add("late to end")).close();
        assertThat(told).containsExactly("stays", "late", "late to end");
    }

    @Test
    void aPauseHoldsWhoComesUntilItIsResumedOrCancelled() throws InterruptedException {
        part.pause();
        whole.pause();
        assertThat(part.isCancelled()).isFalse();
        Thread waiting = Thread.ofPlatform().start(() -> {
            assertThatCode(part::check).doesNotThrowAnyException();
            told.add("went on");
        });
        untilItWaits(waiting);
        whole.resume();
        part.resume();
        waiting.join();
        assertThat(told).containsExactly("went on");
        part.pause();
        Thread stopped = Thread.ofPlatform()
                .start(() -> assertThatThrownBy(part::check).isInstanceOf(HttpFailure.class).hasMessage("Stopped on request."));
        untilItWaits(stopped);
        whole.cancel();
        part.halt();
        stopped.join();
    }

    @Test
    void aSleepOfNothingOnlyLooks() throws HttpFailure {
        new RealSleeper().sleep(Duration.ZERO, whole);
        new RealSleeper().sleep(Duration.ofSeconds(-1), whole);
        new RealSleeper().sleep(Duration.ofNanos(1), whole);
        whole.cancel();
        assertThatThrownBy(() -> new RealSleeper().sleep(Duration.ZERO, whole)).isInstanceOf(HttpFailure.class);
    }

    /** Waits for the wait of another, without any time of its own. */
    private static void untilItWaits(Thread thread) {
        while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    /** A sleep ends when its time is up, and at once with the work. */
    @Test
    void aSleeperIsWokenByACancel() throws InterruptedException {
        Thread sleeper = Thread.ofPlatform().start(() -> {
            assertThatThrownBy(() -> new RealSleeper().sleep(Duration.ofDays(1), part)).isInstanceOf(HttpFailure.class)
                    .hasMessage("Stopped on request.");
            told.add("woken");
        });
        while (sleeper.isAlive() && sleeper.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        part.halt();
        sleeper.join();
        assertThat(told).containsExactly("woken");
    }

    @Test
    void whoNeedsLeaveIsHaltedOnceThereIsNoneAndTheWholeGoesOn() {
        boolean[] leave = {true};
        Cancel fenced = whole.part(() -> leave[0]);
        Cancel inner = fenced.part();
        assertThatCode(inner::check).doesNotThrowAnyException();
        leave[0] = false;
        assertThatThrownBy(inner::checkLeave).isInstanceOf(HttpFailure.class);
        leave[0] = true;
        assertThat(inner.isEnding()).isTrue();
        assertThatThrownBy(inner::check).isInstanceOf(HttpFailure.class);
        assertThatCode(whole::check).doesNotThrowAnyException();
    }

    @Test
    void aPauseIsOverBeforeLeaveIsAskedFor() throws InterruptedException {
        Cancel fenced = whole.part(() -> {
            told.add("asked");
            return true;
        });
        whole.pause();
        Thread worker = Thread.ofVirtual().start(() -> assertThatCode(fenced::check).doesNotThrowAnyException());
        assertThat(told).isEmpty();
        whole.resume();
        worker.join();
        assertThat(told).containsExactly("asked");
    }
}
