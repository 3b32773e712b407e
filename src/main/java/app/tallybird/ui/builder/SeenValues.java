package app.tallybird.ui.builder;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonElement;

import app.tallybird.connector.description.Place;
import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.editing.FieldValues;
import app.tallybird.connector.editing.RowFields;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.inspection.TracedRow;

/** What the vendor sent so far in the rows that a place of the document is about. */
final class SeenValues {

    private SeenValues() {
    }

    /** Whether a path at this place leads into a whole answer. */
    static boolean isOfAnswer(Place place) {
        return place.field().rows().equals("answer") || (place.field().rows().equals("where") && place.tables().isEmpty());
    }

    /** The tables whose rows the condition at this place looks at; none when it looks at a whole answer. */
    private static List<String> tables(BuilderModel model, String condition) {
        return model.at(condition + "/field").tables();
    }

    /** The one kind that all values of a field have, where any were seen. */
    static Optional<ValueKind> kind(BuilderModel model, String pointer, String field) {
        Optional<FieldPath> path = FieldPath.parse(field);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        Set<ValueKind> kinds = EnumSet.noneOf(ValueKind.class);
        for (String table : tables(model, pointer)) {
            for (TracedRow row : model.live.rows(table)) {
                JsonElement value = row.row().read(path.get());
                if (value != null) {
                    ValueKind.of(value).ifPresent(kinds::add);
                }
            }
        }
        return kinds.size() == 1 ? kinds.stream().findFirst() : Optional.empty();
    }

    /** The values of a field in the rows that the conditions at this place look at, or empty when there are none. */
    static Optional<FieldValues> values(BuilderModel model, String pointer, String field) {
        List<Row> rows = tables(model, pointer).stream().flatMap(table -> model.live.rows(table).stream()).map(TracedRow::row).toList();
        return rows.isEmpty() ? Optional.empty() : FieldPath.parse(field).map(path -> FieldValues.of(rows, path));
    }

    /** The fields of the rows that a path at this place leads into, as far as they were read. */
    static List<String> fields(Form form, String pointer) {
        return form.place(pointer).tables().stream()
                .flatMap(table -> RowFields.of(form.model.live.rows(table).stream().map(TracedRow::row).toList(),
                        form.draft().names(Pointer.of("tables", table, "columns"))).stream())
                .distinct().toList();
    }
}
