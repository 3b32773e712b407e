package app.tallybird.connector.rows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.format.Column;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.reading.Ids;

/**
 * What a lookup takes from the rows of another table. Rows that say the same may bear the same key; where they differ, whoever asks for that key gets a
 * fault, because the order of the vendor's rows would decide about a number. Used by one thread.
 */
final class LookupIndex {

    private final Column.Source.Lookup lookup;
    private final String pointer;
    private final Map<String, Optional<JsonElement>> found = new HashMap<>();
    private final Map<String, String> twice = new HashMap<>();

    LookupIndex(Column.Source.Lookup lookup, String pointer, List<Row> rows) {
        this.lookup = lookup;
        this.pointer = pointer;
        for (Row row : rows) {
            if (row.read(lookup.where()) instanceof JsonPrimitive key) {
                add(Ids.text(key, pointer), Optional.ofNullable(row.read(lookup.take())));
            }
        }
    }

    private void add(String key, Optional<JsonElement> value) {
        Optional<JsonElement> first = found.putIfAbsent(key, value);
        if (first != null && !words(first).equals(words(value))) {
            twice.putIfAbsent(key, words(first) + " and " + words(value));
        }
    }

    /** What the row with this key says; empty when there is none, or it says nothing. */
    Optional<JsonElement> of(@Nullable JsonElement key) {
        if (!(key instanceof JsonPrimitive text)) {
            return Optional.empty();
        }
        String wanted = Ids.text(text, pointer);
        String both = twice.get(wanted);
        if (both != null) {
            throw Fault
                    .of("E336", pointer,
                            "several rows of \"" + lookup.other() + "\" have \"" + lookup.where() + "\" " + wanted + ", and their \""
                                    + lookup.take() + "\" differ: " + both,
                            "compare a field that is different in each row of \"" + lookup.other() + "\", or keep only one of them there")
                    .asException();
        }
        return found.getOrDefault(wanted, Optional.empty());
    }

    private static String words(Optional<JsonElement> value) {
        return value.filter(one -> !one.isJsonNull())
                .map(one -> one instanceof JsonPrimitive text ? '"' + text.getAsString() + '"' : one.toString()).orElse("nothing");
    }
}
