package app.tallybird.http;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Tries again what may succeed later. What the server asks for comes first; otherwise the wait grows with each attempt and is spread by chance, so
 * that many callers do not come back together. Thread-safe when the random generator is.
 */
public final class RetryPolicy {

    /** The statuses that may pass by themselves. */
    public static final Set<Integer> TEMPORARY = Set.of(408, 425, 429, 500, 502, 503, 504);

    private final Rules rules;
    private final RetryBudget budget;
    private final RandomGenerator random;
    private final Sleeper sleeper;

    public RetryPolicy(Rules rules, RetryBudget budget, RandomGenerator random, Sleeper sleeper) {
        this.rules = rules;
        this.budget = budget;
        this.random = random;
        this.sleeper = sleeper;
    }

    /**
     * How often and how long.
     *
     * @param firstWait the wait before the second attempt, doubled for each one after
     * @param longestWait no computed wait is longer
     * @param spread how the wait is spread: 1 picks anything between zero and the wait, 0.2 stays within a fifth around it
     * @param longestAsked what a server may ask for
     * @param givesUpWhenAskedMore whether a longer wish ends the attempts; otherwise the wait is cut to the longest
     */
    public record Rules(int attempts, Duration firstWait, Duration longestWait, double spread, Duration longestAsked,
            boolean givesUpWhenAskedMore) {

        /** For Synthesize: six attempts, anything up to 0.5 s doubled to 30 s, a server's wish up to 120 s. */
        public static Rules synthesize() {
            return new Rules(6, Duration.ofMillis(500), Duration.ofSeconds(30), 1, Duration.ofSeconds(120), false);
        }
    }

    /** Hears why and how long the work waits. */
    @FunctionalInterface
    public interface WaitListener {
        void waits(String reason, Duration time);
    }

    /** One attempt's end: a value to keep, or a wish to try again with the value to end with when there is no further attempt. */
    public sealed interface Attempt<T> {

        record Done<T>(T value) implements Attempt<T> {
        }

        /** {@code asked} is how long the server wants us to wait. */
        record Again<T>(String reason, Optional<Duration> asked, T otherwise) implements Attempt<T> {
        }
    }

    /** The work to try; {@code number} counts from 1. */
    @FunctionalInterface
    public interface Work<T> {
        Attempt<T> attempt(int number) throws HttpFailure;
    }

    /** The value of the first attempt that is done, or of the last one. Failures that cannot pass are thrown at once. */
    public <T> T run(Work<T> work, Cancel cancel, WaitListener listener) throws HttpFailure {
        for (int number = 1;; number++) {
            cancel.check();
            Optional<Duration> asked = Optional.empty();
            String reason;
            Optional<Attempt.Again<T>> answer = Optional.empty();
            HttpFailure failure = null;
            budget.requestMade();
            try {
                switch (work.attempt(number)) {
                    case Attempt.Done<T> done -> {
                        return done.value();
                    }
                    case Attempt.Again<T> again -> {
                        answer = Optional.of(again);
                        asked = again.asked();
                    }
                }
            } catch (HttpFailure e) {
                if (!e.kind().retryable()) {
                    throw e;
                }
                failure = e;
            }
            boolean tooLong = rules.givesUpWhenAskedMore() && asked.isPresent() && asked.get().compareTo(rules.longestAsked()) > 0;
            if (number >= rules.attempts() || tooLong || !budget.take()) {
                if (failure != null) {
                    throw failure;
                }
                return answer.orElseThrow().otherwise();
            }
            reason = failure == null ? answer.orElseThrow().reason() : failure.words();
            Duration wait = asked.map(wish -> wish.compareTo(rules.longestAsked()) > 0 ? rules.longestAsked() : wish).orElse(wait(number));
            listener.waits(reason, wait);
            sleeper.sleep(wait, cancel);
        }
    }

    private Duration wait(int number) {
        double cap = Math.min((double) rules.longestWait().toNanos(), rules.firstWait().toNanos() * Math.pow(2, number - 1));
        double low = rules.spread() >= 1 ? 0 : cap * (1 - rules.spread());
        double high = rules.spread() >= 1 ? cap : cap * (1 + rules.spread());
        return Duration.ofNanos((long) Math.min(low + random.nextDouble() * (high - low), (double) rules.longestWait().toNanos()));
    }
}
