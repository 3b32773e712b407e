package app.tallybird.settings;

import java.util.List;
import java.util.Optional;

import com.google.gson.JsonObject;

import app.tallybird.model.Json;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** Saved integrations, one JSON document each; properties of a newer version are kept. */
public final class SettingsStore {

    private static final String FOLDER = "integrations";
    private static final String ENDING = ".json";

    private final Documents documents;

    public SettingsStore(Documents documents) {
        this.documents = documents;
    }

    public List<IntegrationSettings> all() {
        return documents.list(FOLDER, ENDING).stream().map(path -> new JsonDocument(documents, path))
                .flatMap(document -> document.find().map(json -> read(document, json)).stream()).toList();
    }

    /** Those that are saved, whether or not their settings can be read. */
    public List<String> names() {
        return documents.list(FOLDER, ENDING).stream().map(path -> path.substring(FOLDER.length() + 1, path.length() - ENDING.length()))
                .toList();
    }

    /** None has a name that could not be saved. */
    public Optional<IntegrationSettings> find(String name) {
        if (!IntegrationSettings.isName(name)) {
            return Optional.empty();
        }
        JsonDocument document = document(name);
        return document.find().map(json -> read(document, json));
    }

    public void save(IntegrationSettings settings) {
        if (!IntegrationSettings.isName(settings.name())) {
            throw Problem
                    .of(ProblemCode.WRONG_USE, "\"" + settings.name() + "\" can not be the name of an integration.", "Nothing was saved.",
                            "Use up to 60 letters, digits, blanks, dots, dashes or underscores, beginning with a letter or digit.")
                    .asException();
        }
        document(settings.name()).put(JsonDocument.tree(settings));
    }

    /** The same settings under another name, with all that a newer version may have put there; the old ones stay. */
    public void copy(String name, String other) {
        JsonDocument document = document(name);
        JsonObject all = document.find().orElseThrow(() -> document.unreadable("nothing is there"));
        all.addProperty("name", other);
        document(other).add(all);
    }

    public boolean delete(String name) {
        return document(name).delete();
    }

    /** Takes them away; what is returned puts them back. */
    public Runnable remove(String name) {
        JsonDocument document = document(name);
        Optional<JsonObject> before = document.find();
        document.delete();
        return () -> before.ifPresent(document::add);
    }

    private JsonDocument document(String name) {
        return new JsonDocument(documents, FOLDER + "/" + name + ENDING);
    }

    private static IntegrationSettings read(JsonDocument document, JsonObject json) {
        JsonObject all = JsonDocument.over(
                Json.of("thresholds", JsonDocument.tree(Thresholds.defaults()), "services", JsonDocument.tree(ServiceEdits.NONE)), json);
        try {
            if (all.has("name") && all.has("connector")) {
                return JsonDocument.GSON.fromJson(all, IntegrationSettings.class);
            }
        } catch (RuntimeException e) {
            // said below
        }
        throw document.unreadable("\"name\", \"connector\" or \"inputs\" is missing or of the wrong kind");
    }
}
