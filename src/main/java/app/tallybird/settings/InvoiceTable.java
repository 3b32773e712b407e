package app.tallybird.settings;

import com.google.gson.JsonObject;

/** What a person has said of the names on invoices, one JSON document for all integrations. */
public final class InvoiceTable {

    private final JsonDocument document;

    public InvoiceTable(Documents documents) {
        document = new JsonDocument(documents, "invoices.json");
    }

    /** Empty when nothing was said yet. */
    public JsonObject read() {
        return document.read();
    }

    public void save(JsonObject json) {
        document.replace(json);
    }
}
