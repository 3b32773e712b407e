package app.tallybird.model;

import java.util.List;

/**
 * What stands behind one count, by name. Immutable.
 *
 * @param total how many things were counted; there may be fewer names, because they are bounded
 */
public record RowNames(long total, List<NamedRow> rows) {

    /** At most this many names of one count are kept. */
    public static final int MOST = 2_000;
    public static final RowNames NONE = new RowNames(0, List.of());

    public RowNames {
        rows = List.copyOf(rows);
    }

    /** Whether every single thing is there. */
    public boolean whole() {
        return rows.size() == total;
    }
}
