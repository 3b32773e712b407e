package app.tallybird.connector.description;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import org.jspecify.annotations.Nullable;

/**
 * A value of a document and where it stands.
 *
 * @param around the value that it stands in; none for the document
 * @param field the property, of an item or an entry that of the list or map
 * @param item whether it is one of several, or a part of a free tree
 * @param kind the kind of object, where it is one
 */
public record Place(@Nullable Place around, String pointer, Field field, boolean item, JsonElement value, Optional<Kind> kind) {

    public Sort sort() {
        return field.sort();
    }

    /** The value when it is a text, a number, true or false; otherwise empty. */
    public String text() {
        return value.isJsonPrimitive() ? value.getAsString() : "";
    }

    /** The last step of the pointer: the property, the name in a map, or the place in a list. */
    public String name() {
        return Pointer.last(pointer);
    }

    /** The object that has the property. */
    public Optional<Place> holder() {
        Place place = around;
        while (place != null && place.kind.isEmpty()) {
            place = place.around;
        }
        return Optional.ofNullable(place);
    }

    /** The nearest object of this kind, this one included. */
    public Optional<Place> within(String name) {
        Place place = this;
        while (place != null && !place.kind.map(kind -> kind.name().equals(name)).orElse(false)) {
            place = place.around;
        }
        return Optional.ofNullable(place);
    }

    /** The name of the table that it is a part of. */
    public Optional<String> table() {
        return within("table").map(Place::name);
    }

    /** The tables whose rows a path at this place leads into; none when it is an answer. */
    public List<String> tables() {
        return switch (field.rows()) {
            case "", "answer" -> List.of();
            case "row" -> table().stream().toList();
            case "where" -> {
                Place list = around;
                while (list != null && list.field.rows().equals("where")) {
                    list = list.around;
                }
                yield list == null ? List.of() : list.tables();
            }
            default -> holder().map(holder -> Pointer.texts(holder.value, "/" + field.rows())).orElse(List.of());
        };
    }

    /** The table for whose rows the table is read that it is a part of. */
    public List<String> parents() {
        return within("table")
                .map(table -> Stream.of("/forEach", "/forEach/table").flatMap(steps -> Pointer.texts(table.value, steps).stream()).toList())
                .orElse(List.of());
    }

    @Override
    public String toString() {
        return pointer;
    }
}
