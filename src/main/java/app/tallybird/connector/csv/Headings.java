package app.tallybird.connector.csv;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The line of headings. Columns of one heading are told apart by their place: {@code Quantity#1}, {@code Quantity#2}. */
record Headings(List<String> cells, List<String> names) {

    static final Headings NONE = new Headings(List.of(), List.of());

    Headings {
        cells = List.copyOf(cells);
        names = List.copyOf(names);
    }

    static Headings of(List<String> fields) {
        List<String> cells = fields.stream().map(CellText::clean).toList();
        Map<String, Integer> seen = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (String cell : cells) {
            int place = seen.merge(cell, 1, Integer::sum);
            String numbered = cell + "#" + place;
            boolean alone = cell.isEmpty() || Collections.frequency(cells, cell) == 1;
            names.add(alone ? cell : cells.contains(numbered) ? "" : numbered);
        }
        return new Headings(cells, names);
    }

    /** How many of these columns the line names; one that it names twice is among them. */
    long naming(Set<String> columns) {
        return columns.stream().filter(column -> cells.contains(column) || names.contains(column)).count();
    }

    boolean isTwice(String column) {
        return !column.isEmpty() && Collections.frequency(cells, column) > 1;
    }
}
