package app.tallybird.settings;

import java.util.function.UnaryOperator;

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

    /** Changes it as it is now, whoever was first. */
    public void change(UnaryOperator<JsonObject> change) {
        document.change(json -> {
            JsonObject wanted = change.apply(json.deepCopy());
            json.keySet().removeIf(name -> !wanted.has(name));
            wanted.asMap().forEach(json::add);
            return wanted;
        });
    }
}
