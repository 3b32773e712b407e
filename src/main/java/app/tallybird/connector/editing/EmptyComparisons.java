package app.tallybird.connector.editing;

import java.util.EnumSet;
import java.util.List;

import com.google.gson.JsonPrimitive;

import app.tallybird.connector.description.Place;
import app.tallybird.connector.description.Sort;
import app.tallybird.connector.description.Walk;
import app.tallybird.connector.format.DocumentReader;
import app.tallybird.connector.format.Finding;

/**
 * Finds conditions that a person has not finished: a field compared with an empty text keeps no row, or every one, and the counts made of it would
 * pass for right ones. The format allows it, so only the builder complains; "is blank" says what such a condition may have meant.
 */
public final class EmptyComparisons {

    private EmptyComparisons() {
    }

    /** What is wrong with them, at their lines of {@code text}. */
    public static List<Finding> findings(DraftTree tree, String text) {
        return Walk
                .of(tree.json()).stream().filter(EmptyComparisons::isOne).map(Place::pointer).map(place -> new Finding("C232", place,
                        DocumentReader.place(text, place), "nothing is compared with here", "choose a value, or compare with \"is blank\""))
                .toList();
    }

    private static boolean isOne(Place place) {
        return EnumSet.of(Sort.COMPARED, Sort.TEXT, Sort.REGEX).contains(place.sort()) && place.value() instanceof JsonPrimitive value
                && value.isString() && value.getAsString().isEmpty()
                && place.holder().flatMap(Place::kind).filter(kind -> kind.name().equals("condition")).isPresent();
    }
}
