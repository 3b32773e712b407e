package app.tallybird.connector.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.google.gson.JsonObject;

import app.tallybird.connector.description.Kind;
import app.tallybird.connector.description.Place;

/**
 * A field of a row or an answer that the document looks at.
 *
 * @param pointer where the document names it
 * @param tables whose rows it is a field of; none where it is one of an answer
 */
public record FieldUse(String pointer, FieldRef field, List<String> tables) {

    public FieldUse {
        tables = List.copyOf(tables);
    }

    /** The names on the way to it. */
    public Stream<String> names() {
        return field.path().stream().flatMap(path -> path.steps().stream()).filter(FieldPath.Step.Name.class::isInstance)
                .map(step -> ((FieldPath.Step.Name) step).name());
    }

    /** Whether it is only looked at to show people what was counted: no count depends on it. */
    public boolean onlyShown() {
        return pointer.matches("/tables/[^/]+/evidence/.*");
    }

    static List<FieldUse> of(List<Place> places) {
        List<FieldUse> uses = new ArrayList<>();
        for (Place place : places) {
            place.kind().ifPresent(kind -> defaults(place, kind, uses));
            if (place.value().isJsonPrimitive() && place.sort().isPath()) {
                uses.add(new FieldUse(place.pointer(), FieldRef.parse(place.text()), place.tables()));
            } else if (place.value().isJsonPrimitive() && place.sort().isTemplate()) {
                Template.parse(place.text()).orElseThrow().placeholders().forEach(one -> placeholder(one, place, uses));
            }
        }
        return uses;
    }

    /** What the format says where the document says nothing. */
    private static void defaults(Place place, Kind kind, List<FieldUse> uses) {
        JsonObject object = place.value().getAsJsonObject();
        kind.fields(object).stream().filter(field -> field.sort().isPath() && !object.has(field.name()))
                .forEach(field -> field.value().otherwise()
                        .ifPresent(path -> uses.add(new FieldUse(place.pointer() + "/" + field.name(), FieldRef.parse(path), List.of()))));
    }

    /** What is wrong with a placeholder is said by {@link PlaceholderCheck}. */
    private static void placeholder(Template.Part.Placeholder one, Place place, List<FieldUse> uses) {
        boolean parent = one.source() == Template.Source.PARENT;
        if (parent || one.source() == Template.Source.ROW) {
            List<String> tables = parent ? place.parents() : place.table().stream().toList();
            FieldPath.parse(one.name()).ifPresent(path -> uses.add(new FieldUse(place.pointer(), FieldRef.of(path), tables)));
        }
    }
}
