package app.tallybird.connector.count;

import java.util.HashMap;
import java.util.Map;

import app.tallybird.model.CellKey;

/** Rows that do not count although they are of an account that is counted, by what those who bill call their state. Used by one thread. */
final class NotCounted {

    /** More states than these are one. */
    private static final int MOST = 8;
    private static final String OTHERS = "others";

    private final Map<CellKey, Map<String, Long>> states = new HashMap<>();

    void add(CellKey cell, String state) {
        Map<String, Long> known = states.computeIfAbsent(cell, none -> new HashMap<>());
        known.merge(known.containsKey(state) || known.size() < MOST ? state : OTHERS, 1L, Long::sum);
    }

    Map<String, Long> of(CellKey cell) {
        return states.getOrDefault(cell, Map.of());
    }
}
