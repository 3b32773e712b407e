package app.tallybird.connector.rows;

import java.util.HashMap;
import java.util.Map;

/** Counts different values as they come by. Of more than a few thousand only a print is kept, which any other value changes. Used by one thread. */
final class DistinctValues {

    private static final int MOST_KEPT = 5_000;

    private final Map<String, Long> counts = new HashMap<>();
    private boolean tooMany;
    private long print;
    private long total;

    void add(String thing) {
        total++;
        print += 0x9E37_79B9_7F4A_7C15L * thing.hashCode();
        if (tooMany) {
            return;
        }
        counts.merge(thing, 1L, Long::sum);
        if (counts.size() > MOST_KEPT) {
            tooMany = true;
            counts.clear();
        }
    }

    long total() {
        return total;
    }

    Map<String, Long> counts() {
        return tooMany ? Map.of("very many " + Long.toHexString(print), total) : counts;
    }
}
