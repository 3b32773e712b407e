package app.tallybird.connector.rows;

import java.util.Arrays;
import java.util.function.Consumer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import app.tallybird.connector.format.Table;
import app.tallybird.connector.reading.ReadingContext;
import app.tallybird.connector.reading.ReadingScope;

/** Makes rows of several values that a person entered in one, each once and in their order. */
record EnteredRows(ReadingContext context, Table table, Table.Source.Values values) {

    void read(Consumer<JsonElement> rows) {
        String entered = values.entered().render(new ReadingScope(context, "/tables/" + table.name() + "/values", null, null));
        Arrays.stream(entered.split("[,;\\s]+", -1)).filter(value -> !value.isEmpty()).distinct().forEach(value -> {
            JsonObject row = new JsonObject();
            row.addProperty("value", value);
            rows.accept(row);
        });
    }
}
