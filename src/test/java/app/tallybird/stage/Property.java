package app.tallybird.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A claim that holds for whatever is drawn. The draws come from one seed, 1 or what {@code -Dtallybird.seed} says, so that a failure comes again; what is
 * shown is the smallest failing try that was found from the first one.
 */
public final class Property {

    private static final int SMALLER_TRIES = 300;

    /** What must hold; draws what it needs. */
    @FunctionalInterface
    public interface Claim {
        void check(Draws draws) throws Exception;
    }

    private Property() {
    }

    public static void holds(int tries, Claim claim) {
        long seed = Long.getLong("tallybird.seed", 1);
        Random seeds = new Random(seed);
        for (int number = 1; number <= tries; number++) {
            Draws draws = Draws.of(new Random(seeds.nextLong()));
            Optional<Throwable> failure = failure(claim, draws);
            if (failure.isPresent()) {
                throw smallest(claim, new Failing(draws.taken(), failure.get()),
                        "Try " + number + " of " + tries + " failed; -Dtallybird.seed=" + seed + " makes it again");
            }
        }
    }

    private record Failing(List<Long> draws, Throwable why) {
    }

    private static Optional<Throwable> failure(Claim claim, Draws draws) {
        try {
            claim.check(draws);
            return Optional.empty();
        } catch (Exception | AssertionError e) {
            return Optional.of(e);
        }
    }

    private static AssertionError smallest(Claim claim, Failing first, String what) {
        Failing best = first;
        int left = SMALLER_TRIES;
        Optional<Failing> smaller = Optional.of(first);
        while (smaller.isPresent() && left > 0) {
            best = smaller.get();
            smaller = Optional.empty();
            for (List<Long> candidate : candidates(best.draws())) {
                Draws draws = Draws.again(candidate);
                Optional<Throwable> failure = left-- > 0 ? failure(claim, draws) : Optional.empty();
                if (failure.isPresent()) {
                    smaller = Optional.of(new Failing(draws.taken(), failure.get()));
                    break;
                }
            }
        }
        return new AssertionError(what + "; drawn " + best.draws() + ": " + best.why().getMessage(), best.why());
    }

    /** Each draw alone made smaller, first as much as possible. */
    private static List<List<Long>> candidates(List<Long> draws) {
        List<List<Long>> candidates = new ArrayList<>();
        for (int at = 0; at < draws.size(); at++) {
            for (long less = draws.get(at); less > 0; less /= 2) {
                List<Long> candidate = new ArrayList<>(draws);
                candidate.set(at, draws.get(at) - less);
                candidates.add(candidate);
            }
        }
        return candidates;
    }
}
