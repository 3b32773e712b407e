package app.tallybird.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import app.tallybird.model.Json;

/** What was agreed to, one JSON file for each connector document. A file is replaced whole or not at all. */
public final class ApprovalStore {

    private final Path folder;

    public ApprovalStore(Home home) {
        folder = home.root().resolve("approvals");
    }

    /** By the document's name here; a file that cannot be read is a problem, never a consent. */
    public Optional<Approval> find(String document) {
        Path file = file(document);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonObject json = JsonFile.read(file);
        try {
            List<String> touches = json.getAsJsonArray("touches").asList().stream().map(JsonElement::getAsString).toList();
            return Optional.of(new Approval(json.get("hash").getAsString(), touches, json.get("author").getAsString(),
                    json.get("text").getAsString()));
        } catch (RuntimeException e) {
            throw JsonFile.unreadable(file, "\"hash\", \"touches\", \"author\" or \"text\" is missing or of the wrong kind");
        }
    }

    public void save(String document, Approval approval) {
        JsonFile.replace(file(document),
                Json.of("hash", approval.hash(), "author", approval.author(), "touches", approval.touches(), "text", approval.text()));
    }

    private Path file(String document) {
        return folder.resolve(document + ".json");
    }
}
