package app.tallybird.connector.rows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonPrimitive;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.format.Column;
import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.reading.Ids;

/** Climbs from a row to its ancestor in a table whose rows name their parents. A circle is a fault. Used by one thread. */
final class Ancestors {

    private final Column.Source.Climb climb;
    private final Condition.Moment moment;
    private final String pointer;
    private final Map<String, Row> byId = new HashMap<>();

    Ancestors(Column.Source.Climb climb, List<Row> rows, Condition.Moment moment, String pointer) {
        this.climb = climb;
        this.moment = moment;
        this.pointer = pointer;
        rows.forEach(row -> text(row, climb.id()).ifPresent(id -> byId.putIfAbsent(id, row)));
    }

    /** The ancestor's id, or empty when the row names none that is in the table or none on the way up fits. */
    Optional<String> of(Row row) {
        Optional<String> at = text(row, climb.from());
        for (int steps = 0; at.isPresent() && byId.containsKey(at.get()); steps++) {
            if (steps > byId.size()) {
                throw Fault.of("E324", pointer, "the parents of \"" + at.get() + "\" go in a circle", "look at \"parent\"").asException();
            }
            Row found = byId.get(at.get());
            Optional<String> parent = text(found, climb.parent());
            boolean top = parent.isEmpty() || !byId.containsKey(parent.get());
            if (climb.until().isEmpty() ? top : Condition.all(climb.until(), found, moment)) {
                return at;
            }
            at = parent;
        }
        return Optional.empty();
    }

    private Optional<String> text(Row row, FieldPath path) {
        return row.read(path) instanceof JsonPrimitive text && !text.getAsString().isBlank()
                ? Optional.of(Ids.text(text, pointer))
                : Optional.empty();
    }
}
