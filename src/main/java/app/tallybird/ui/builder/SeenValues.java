package app.tallybird.ui.builder;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonElement;

import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.FieldValues;
import app.tallybird.connector.editing.RowFields;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.inspection.TracedRow;

/** What the vendor sent so far in the rows that a place of the document is about. */
final class SeenValues {

    private SeenValues() {
    }

    /** The tables whose rows the conditions at this place look at; none when they look at a whole answer. */
    static List<String> tables(DraftTree draft, String pointer) {
        String[] steps = pointer.split("/", -1);
        if (pointer.startsWith("/accounts")) {
            return draft.texts("/accounts/from");
        }
        if (pointer.startsWith("/services/") && steps.length > 2) {
            return draft.texts("/services/" + steps[2] + "/usage/from");
        }
        if (!pointer.startsWith("/tables/") || steps.length < 4) {
            return List.of();
        }
        String table = Pointer.of("tables", steps[2]);
        return switch (steps[3]) {
            case "where" -> List.of(steps[2]);
            case "forEach" -> {
                String parent = draft.text(table + "/forEach/table");
                yield List.of(parent.isEmpty() ? draft.text(table + "/forEach") : parent);
            }
            case "columns" -> {
                int climb = pointer.indexOf("/climb");
                yield climb < 0 ? List.of(steps[2]) : List.of(draft.text(pointer.substring(0, climb) + "/climb/table"));
            }
            default -> List.of();
        };
    }

    /** The one kind that all values of a field have, where any were seen. */
    static Optional<ValueKind> kind(BuilderModel model, String pointer, String field) {
        Optional<FieldPath> path = FieldPath.parse(field);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        Set<ValueKind> kinds = EnumSet.noneOf(ValueKind.class);
        for (String table : tables(model.draft().get(), pointer)) {
            for (TracedRow row : model.live().rows(table)) {
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
        List<Row> rows = tables(model.draft().get(), pointer).stream().flatMap(table -> model.live().rows(table).stream())
                .map(TracedRow::row).toList();
        return rows.isEmpty() ? Optional.empty() : FieldPath.parse(field).map(path -> FieldValues.of(rows, path));
    }

    /** The fields of the rows of a table that were read last. */
    static List<String> fields(BuilderModel model, String table) {
        return RowFields.of(model.live().rows(table).stream().map(TracedRow::row).toList(),
                model.draft().get().names(Pointer.of("tables", table, "columns")));
    }
}
