package app.tallybird.connector.inspection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import app.tallybird.connector.format.Row;

/** The rows and pages of one table as they come. Not thread-safe. */
final class SeenRows {

    /** More rows are counted but not kept. */
    static final int MOST = 50_000;

    private final List<TracedRow> first = new ArrayList<>();
    private final Map<String, Long> droppedBy = new LinkedHashMap<>();
    private final List<TracedPage> pages = new ArrayList<>();
    /** Only of a table whose rows can be replaced by newer ones: where each of the first rows stands. */
    private final IdentityHashMap<Row, Integer> places = new IdentityHashMap<>();
    private int placed;
    private long kept;

    void add(TracedRow row) {
        row.dropped().ifPresentOrElse(why -> droppedBy.merge(why, 1L, Long::sum), () -> kept++);
        if (first.size() < MOST) {
            first.add(row);
        }
    }

    /** A row that was kept is dropped after all. */
    void drop(Row row, String why) {
        kept--;
        droppedBy.merge(why, 1L, Long::sum);
        for (; placed < first.size(); placed++) {
            places.put(first.get(placed).row(), placed);
        }
        Integer place = places.get(row);
        if (place != null) {
            first.set(place, new TracedRow(row, first.get(place).parent(), Optional.of(why)));
        }
    }

    List<TracedPage> pages() {
        return pages;
    }

    TracedTable table(String name) {
        return new TracedTable(name, List.copyOf(first), kept, Collections.unmodifiableMap(new LinkedHashMap<>(droppedBy)),
                List.copyOf(pages));
    }
}
