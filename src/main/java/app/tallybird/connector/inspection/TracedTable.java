package app.tallybird.connector.inspection;

import java.util.List;
import java.util.Map;

/**
 * What was seen of one table.
 *
 * @param rows the first rows, kept and dropped, in the order they came
 * @param kept how many rows of the whole table are kept
 * @param droppedBy how many rows were dropped for each reason, as {@link TracedRow} says it
 */
public record TracedTable(String name, List<TracedRow> rows, long kept, Map<String, Long> droppedBy, List<TracedPage> pages) {

    /** Nothing seen yet. */
    public static TracedTable empty(String name) {
        return new TracedTable(name, List.of(), 0, Map.of(), List.of());
    }

    public long dropped() {
        return droppedBy.values().stream().mapToLong(Long::longValue).sum();
    }

    public long all() {
        return kept + dropped();
    }
}
