package app.tallybird.engine.push;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import app.tallybird.http.Cancel;
import app.tallybird.http.HttpFailure;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

import static org.assertj.core.api.Assertions.assertThat;

/** When a push waits for a server, and when it gives it up. */
class BreakerTest {

    private static final Problem OUTAGE = Problem.of(ProblemCode.UNREACHABLE, "503", "", "");

    private final List<Duration> pauses = new ArrayList<>();
    private final Tally tally = new Tally(100, PushListener.none(), () -> 0);
    private int failuresInThePause;
    private final Breaker breaker = new Breaker((time, cancel) -> {
        pauses.add(time);
        fail(0, failuresInThePause);
    });

    private void fail(int round, int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed(round, OUTAGE);
        }
    }

    private boolean goesOn() throws HttpFailure {
        return breaker.beforeNext(Cancel.never(), tally).isEmpty();
    }

    @Test
    void nineteenFailuresAreBorneTwentyAreWaitedForAndTwentyMoreAreTheEnd() throws HttpFailure {
        fail(0, 19);
        assertThat(goesOn()).isTrue();
        assertThat(pauses).isEmpty();
        fail(0, 1);
        assertThat(goesOn()).isTrue();
        assertThat(pauses).containsExactly(Duration.ofSeconds(60));
        assertThat(breaker.round()).isEqualTo(1);
        fail(1, 19);
        assertThat(goesOn()).isTrue();
        fail(1, 1);
        assertThat(breaker.beforeNext(Cancel.never(), tally)).contains(OUTAGE);
        assertThat(pauses).hasSize(1);
    }

    /** At 64 in flight there are 44 left when the pause begins; they end in it or after it. */
    @Test
    void failuresOfRequestsFromBeforeThePauseAreForgiven() throws HttpFailure {
        failuresInThePause = 22;
        fail(0, 20);
        assertThat(goesOn()).isTrue();
        assertThat(goesOn()).isTrue();
        fail(0, 22);
        assertThat(goesOn()).isTrue();
        assertThat(pauses).hasSize(1);
    }

    @Test
    void aSuccessStartsItAfresh() throws HttpFailure {
        fail(0, 20);
        assertThat(goesOn()).isTrue();
        fail(1, 19);
        breaker.succeeded();
        fail(1, 20);
        assertThat(goesOn()).isTrue();
        assertThat(pauses).hasSize(2);
    }
}
