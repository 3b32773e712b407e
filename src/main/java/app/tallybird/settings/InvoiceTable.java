package app.tallybird.settings;

import java.nio.file.Path;

import com.google.gson.JsonObject;

/** What a person has said of the names on invoices, one JSON file for the whole home. It is replaced whole or not at all. */
public final class InvoiceTable {

    private final Path file;

    public InvoiceTable(Home home) {
        file = home.root().resolve("invoices.json");
    }

    /** Empty when nothing was said yet. */
    public JsonObject read() {
        return JsonFile.orEmpty(file);
    }

    public void save(JsonObject json) {
        JsonFile.replace(file, json);
    }
}
