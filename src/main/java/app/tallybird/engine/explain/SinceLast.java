package app.tallybird.engine.explain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import app.tallybird.ledger.RunId;

/** What is behind a number by name, and how that compares with the last number of the same cell that Synthesize accepted. */
public sealed interface SinceLast {

    /** The accepted number that is compared with. */
    record Basis(RunId run, Instant at, BigDecimal units) {
    }

    /**
     * One thing by name.
     *
     * @param first when it was first counted, as far as names were kept; empty for what is counted now for the first time
     * @param firstOrBefore nothing older is known, so that it may have been counted before
     * @param last when the vendor had last heard of it, or else when it was last counted; empty for what neither is known of
     */
    record Seen(String name, String site, Optional<Instant> first, boolean firstOrBefore, Optional<Instant> last) {
    }

    /**
     * Names were kept on both sides.
     *
     * @param lastIsTheVendors whether {@link Seen#last()} is what the vendor says
     */
    record Told(Basis basis, List<Seen> fresh, List<Seen> gone, List<Seen> counted, Optional<Pattern> pattern,
            boolean lastIsTheVendors) implements SinceLast {
        public Told {
            fresh = List.copyOf(fresh);
            gone = List.copyOf(gone);
            counted = List.copyOf(counted);
        }

        public int stayed() {
            return counted.size() - fresh.size();
        }
    }

    /** Who is new or gone can not be said; {@code counted} is who is counted now, as far as that is known. */
    record NotTold(String why, Optional<Basis> basis, List<Seen> counted) implements SinceLast {
        public NotTold {
            counted = List.copyOf(counted);
        }
    }

    /** What most of those that are gone have in common: a site, a short time in which the vendor last heard of them, or both. */
    record Pattern(int of, int gone, Optional<String> site, Optional<Between> lastSeen) {
    }

    record Between(Instant from, Instant to) {
    }
}
