package app.tallybird.connector.rows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

import com.google.gson.JsonPrimitive;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Operator;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.reading.Ids;
import app.tallybird.connector.reading.Warning;
import app.tallybird.problem.Wording;

/** Keeps, of rows that are alike in some fields, those of the newest date. A row without date or key is a fault. Used by one thread. */
final class LatestRows {

    private static final int NAMED = 10;

    private final Table.Latest rule;
    private final Condition.Moment moment;
    private final String pointer;
    private final Consumer<Row> older;
    private final Map<List<String>, Newest> newest = new LinkedHashMap<>();
    private final Map<List<String>, NavigableMap<Instant, Long>> dates = new LinkedHashMap<>();

    private record Newest(Instant at, List<Row> rows) {
    }

    /** {@code older} hears of each row that does not stay. */
    LatestRows(Table.Latest rule, Condition.Moment moment, String pointer, Consumer<Row> older) {
        this.rule = rule;
        this.older = older;
        this.moment = moment;
        this.pointer = pointer + "/latest";
    }

    void take(Row row) {
        List<String> key = rule.per().stream().map(path -> Ids.text(value(row, path, "/per"), pointer + "/per")).toList();
        Instant at = Operator.WithinDays.time(value(row, rule.by(), "/by"), moment)
                .orElseThrow(() -> Fault.of("E329", pointer + "/by", "\"" + rule.by() + "\" is no date in a row", "").asException());
        dates.computeIfAbsent(key, any -> new TreeMap<>()).merge(at, 1L, Long::sum);
        Newest known = newest.get(key);
        if (known == null || at.isAfter(known.at())) {
            if (known != null) {
                known.rows().forEach(older);
            }
            newest.put(key, new Newest(at, new ArrayList<>(List.of(row))));
        } else if (at.equals(known.at())) {
            known.rows().add(row);
        } else {
            older.accept(row);
        }
    }

    private JsonPrimitive value(Row row, FieldPath path, String place) {
        if (row.read(path) instanceof JsonPrimitive value && !value.getAsString().isBlank()) {
            return value;
        }
        throw Fault.of("E329", pointer + place, "a row has no \"" + path + "\", so it can not be compared with older ones", "")
                .asException();
    }

    void emit(Consumer<Row> consumer) {
        newest.values().forEach(one -> one.rows().forEach(consumer));
    }

    /** Tells of things of whose newest date fewer rows came than of the date before: a place may not have reported yet. */
    void tell(List<Warning> warnings) {
        Map<String, Long> fewer = new TreeMap<>();
        dates.forEach((key, rows) -> {
            Map.Entry<Instant, Long> before = rows.lowerEntry(rows.lastKey());
            if (before != null && before.getValue() > rows.lastEntry().getValue()) {
                fewer.put(String.join(" ", key), before.getValue() - rows.lastEntry().getValue());
            }
        });
        if (!fewer.isEmpty()) {
            warnings.add(new Warning("W419", pointer,
                    "of the newest date of " + Wording.count(fewer.size(), "thing") + " fewer rows came than of the date before: "
                            + String.join(", ", fewer.keySet().stream().limit(NAMED).toList()),
                    "a place may not have reported yet", fewer.size()).about(fewer));
        }
    }
}
