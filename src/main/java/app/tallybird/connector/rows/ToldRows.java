package app.tallybird.connector.rows;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import com.google.gson.JsonPrimitive;

import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.reading.ReadingScope;
import app.tallybird.connector.reading.Warning;
import app.tallybird.problem.Wording;

/** Rows that the document wants to be told of, in its words and by their names. Used by one thread. */
final class ToldRows {

    private static final int NAMED = 10;

    private final Table table;
    private final Condition.Moment moment;
    private final List<Map<String, Long>> seen;

    ToldRows(Table table, Condition.Moment moment, FieldWatch watch) {
        this.table = table;
        this.moment = moment;
        seen = table.tell().stream().<Map<String, Long>>map(any -> new TreeMap<>()).toList();
        IntStream.range(0, table.tell().size()).forEach(i -> watch.add(table.tell().get(i).when(), pointer(i) + "/when", false));
    }

    private String pointer(int place) {
        return "/tables/" + table.name() + "/tell/" + place;
    }

    void see(Row row) {
        for (int i = 0; i < seen.size(); i++) {
            Table.Tell tell = table.tell().get(i);
            if (Condition.all(tell.when(), row, moment)) {
                seen.get(i).merge(name(tell, row), 1L, Long::sum);
            }
        }
    }

    private static String name(Table.Tell tell, Row row) {
        return tell.name().map(path -> row.read(path) instanceof JsonPrimitive text ? text.getAsString() : "")
                .orElseGet(() -> ReadingScope.nameOf(row));
    }

    void tell(List<Warning> warnings) {
        for (int i = 0; i < seen.size(); i++) {
            Map<String, Long> names = seen.get(i);
            if (!names.isEmpty()) {
                long rows = names.values().stream().mapToLong(Long::longValue).sum();
                String named = String.join(", ", names.keySet().stream().filter(name -> !name.isBlank()).limit(NAMED).toList());
                warnings.add(new Warning("W424", pointer(i),
                        table.tell().get(i).words() + ": " + Wording.count(rows, "row")
                                + (named.isEmpty() ? "" : " (" + named + (names.size() > NAMED ? ", ..." : "") + ")"),
                        "", rows).about(names));
            }
        }
    }
}
