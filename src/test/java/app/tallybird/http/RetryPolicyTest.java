package app.tallybird.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.http.RetryPolicy.Attempt;
import app.tallybird.http.RetryPolicy.Rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RetryPolicyTest {

    private final List<Duration> waits = new ArrayList<>();

    private RetryPolicy policy(Rules rules) {
        return new RetryPolicy(rules, new RetryBudget(), new Random(5), (time, cancel) -> waits.add(time));
    }

    @Test
    void triesSixTimesWithGrowingSpreadWaits() throws HttpFailure {
        String end = policy(Rules.synthesize()).<String>run(number -> new Attempt.Again<>("503", Optional.empty(), "last " + number),
                Cancel.never(), (reason, time) -> {
                });
        assertThat(end).isEqualTo("last 6");
        assertThat(waits).hasSize(5);
        for (int i = 0; i < 5; i++) {
            assertThat(waits.get(i)).isBetween(Duration.ZERO, Duration.ofMillis(500L << i));
        }
    }

    @Test
    void whatTheServerAsksForComesFirstUpToTwoMinutes() throws HttpFailure {
        List<Optional<Duration>> asked = List.of(Optional.of(Duration.ofSeconds(7)), Optional.of(Duration.ofSeconds(900)));
        policy(Rules.synthesize()).run(
                number -> number <= 2 ? new Attempt.Again<>("429", asked.get(number - 1), "") : new Attempt.Done<>("done"), Cancel.never(),
                (reason, time) -> {
                });
        assertThat(waits).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(120));
    }

    @Test
    void givesUpWhenAVendorAsksForMoreThanItsDocumentAllows() throws HttpFailure {
        Rules rules = new Rules(5, Duration.ofSeconds(2), Duration.ofSeconds(120), 0.2, Duration.ofSeconds(60), true);
        String end = policy(rules).run(number -> new Attempt.Again<>("429", Optional.of(Duration.ofSeconds(61)), "come back later"),
                Cancel.never(), (reason, time) -> {
                });
        assertThat(end).isEqualTo("come back later");
        assertThat(waits).isEmpty();
    }

    @Test
    void staysWithinAFifthOfTheWaitForVendors() throws HttpFailure {
        Rules rules = new Rules(4, Duration.ofSeconds(2), Duration.ofSeconds(120), 0.2, Duration.ofSeconds(120), true);
        policy(rules).run(number -> new Attempt.Again<>("500", Optional.empty(), ""), Cancel.never(), (reason, time) -> {
        });
        assertThat(waits.get(0)).isBetween(Duration.ofMillis(1_600), Duration.ofMillis(2_400));
        assertThat(waits.get(2)).isBetween(Duration.ofMillis(6_400), Duration.ofMillis(9_600));
    }

    @Test
    void doesNotRepeatWhatCannotPass() {
        assertThatThrownBy(() -> policy(Rules.synthesize()).run(number -> {
            throw new HttpFailure(HttpFailure.Kind.TLS, "expired " + number);
        }, Cancel.never(), (reason, time) -> {
        })).hasMessage("expired 1");
    }

    @Test
    void theBudgetEndsAStormOfRetries() {
        RetryBudget budget = new RetryBudget();
        for (int i = 0; i < 100; i++) {
            budget.requestMade();
        }
        int taken = 0;
        while (budget.take()) {
            taken++;
        }
        assertThat(taken).isEqualTo(60);
    }

    /** An outage must not multiply the load: with no retry left in the budget each call is made once. */
    @Test
    void withoutABudgetNothingIsTriedAgain() throws HttpFailure {
        RetryBudget budget = new RetryBudget();
        int taken = 0;
        while (budget.take()) {
            taken++;
        }
        assertThat(taken).isEqualTo(50);
        RetryPolicy policy = new RetryPolicy(Rules.synthesize(), budget, new Random(5), (time, cancel) -> waits.add(time));
        for (int i = 0; i < 9; i++) {
            String end = policy.run(number -> new Attempt.Again<>("503", Optional.empty(), "last " + number), Cancel.never(),
                    (reason, time) -> {
                    });
            assertThat(end).isEqualTo("last 1");
        }
        assertThat(waits).isEmpty();
        assertThat(policy.<String>run(number -> new Attempt.Again<>("503", Optional.empty(), "last " + number), Cancel.never(),
                (reason, time) -> {
                })).as("the tenth request earns one retry").isEqualTo("last 2");
    }

    @ParameterizedTest
    @CsvSource(value = {"0|PT0S", "5|PT5S", "120|PT2M", "Sun, 01 Mar 2026 02:31:00 GMT|PT1M", "Sun, 01 Mar 2026 02:29:00 GMT|", "-3|",
            "soon|", "''|", "99999999999999|", "1.5|", "999999999|PT277777H46M39S", "1000000000|", "1:|", "1/|",
            "Sun, 01 Mar 2026 02:30:00 GMT|PT0S"}, delimiter = '|')
    void readsHowLongToWait(String value, Duration expected) {
        Clock clock = Clock.fixed(Instant.parse("2026-03-01T02:30:00Z"), ZoneOffset.UTC);
        assertThat(RetryAfter.parse(value, clock)).isEqualTo(Optional.ofNullable(expected));
    }

    /** Half of what may be waited, where the chance is always one half. */
    @ParameterizedTest
    @CsvSource({"1, 250 500 1000 2000 4000 8000 15000 15000", "0.2, 500 1000 2000 4000 8000 16000 30000 30000"})
    void waitsDoubleUpToTheLongest(double spread, String millis) throws HttpFailure {
        Rules rules = new Rules(9, Duration.ofMillis(500), Duration.ofSeconds(30), spread, Duration.ofSeconds(120), false);
        List<String> told = new ArrayList<>();
        new RetryPolicy(rules, new RetryBudget(), half(), (time, cancel) -> waits.add(time)).run(
                number -> new Attempt.Again<>("attempt " + number, Optional.empty(), ""), Cancel.never(),
                (reason, time) -> told.add(reason + " " + time.toMillis()));
        assertThat(waits.stream().map(wait -> String.valueOf(wait.toMillis())).collect(Collectors.joining(" "))).isEqualTo(millis);
        assertThat(told).hasSize(8).startsWith("attempt 1 " + millis.substring(0, millis.indexOf(' ')));
    }

    private static RandomGenerator half() {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return Long.MIN_VALUE;
            }
        };
    }

    @Test
    void theSpreadReachesAFifthToEitherSideAndNeverPassesTheLongest() throws HttpFailure {
        Rules rules = new Rules(3, Duration.ofSeconds(10), Duration.ofSeconds(20), 0.2, Duration.ofSeconds(120), false);
        new RetryPolicy(rules, new RetryBudget(), () -> 0L, (time, cancel) -> waits.add(time))
                .run(number -> new Attempt.Again<>("", Optional.empty(), ""), Cancel.never(), (reason, time) -> {
                });
        new RetryPolicy(rules, new RetryBudget(), () -> -1L, (time, cancel) -> waits.add(time))
                .run(number -> new Attempt.Again<>("", Optional.empty(), ""), Cancel.never(), (reason, time) -> {
                });
        assertThat(waits).extracting(Duration::toMillis).containsExactly(8_000L, 16_000L, 12_000L, 20_000L);
    }

    @Test
    void theVeryLongestThatIsAllowedIsWaitedFor() throws HttpFailure {
        Rules rules = new Rules(2, Duration.ofSeconds(2), Duration.ofSeconds(120), 0.2, Duration.ofSeconds(60), true);
        policy(rules).run(number -> new Attempt.Again<>("429", Optional.of(Duration.ofSeconds(60)), ""), Cancel.never(), (reason, time) -> {
        });
        assertThat(waits).containsExactly(Duration.ofSeconds(60));
    }

    /** A failure on the way is tried again as an answer is, and thrown when it was the last. */
    @Test
    void failuresOnTheWayAreTriedAgain() {
        List<String> told = new ArrayList<>();
        assertThatThrownBy(() -> policy(Rules.synthesize()).run(number -> {
            throw new HttpFailure(HttpFailure.Kind.RESET, "reset " + number);
        }, Cancel.never(), (reason, time) -> told.add(reason))).hasMessage("reset 6");
        assertThat(told).containsExactly("reset 1", "reset 2", "reset 3", "reset 4", "reset 5");
        Cancel cancel = Cancel.create();
        cancel.cancel();
        assertThatThrownBy(() -> policy(Rules.synthesize()).run(number -> new Attempt.Done<>("x"), cancel, (reason, time) -> {
        })).isInstanceOfSatisfying(HttpFailure.class, failure -> assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.CANCELLED));
    }
}
