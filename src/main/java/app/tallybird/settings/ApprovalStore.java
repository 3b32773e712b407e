package app.tallybird.settings;

import java.util.List;
import java.util.Optional;

import com.google.gson.JsonElement;

import app.tallybird.model.Json;

/** What was agreed to, one JSON document for each connector. */
public final class ApprovalStore {

    private final Documents documents;

    public ApprovalStore(Documents documents) {
        this.documents = documents;
    }

    /** By the document's name here; what cannot be read is a problem, never a consent. */
    public Optional<Approval> find(String connector) {
        JsonDocument document = document(connector);
        return document.find().map(json -> {
            try {
                List<String> touches = json.getAsJsonArray("touches").asList().stream().map(JsonElement::getAsString).toList();
                return new Approval(json.get("hash").getAsString(), touches, json.get("author").getAsString(),
                        json.get("text").getAsString());
            } catch (RuntimeException e) {
                throw document.unreadable("\"hash\", \"touches\", \"author\" or \"text\" is missing or of the wrong kind");
            }
        });
    }

    public void save(String connector, Approval approval) {
        document(connector).replace(
                Json.of("hash", approval.hash(), "author", approval.author(), "touches", approval.touches(), "text", approval.text()));
    }

    private JsonDocument document(String connector) {
        return new JsonDocument(documents, "approvals/" + connector + ".json");
    }
}
