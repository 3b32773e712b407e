package app.tallybird.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import com.google.gson.JsonObject;

import app.tallybird.model.Json;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

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

    /**
     * What was changed.
     *
     * @param before as they were when it was made, whoever had changed them last
     */
    public record Changed(IntegrationSettings before, IntegrationSettings now) {
    }

    /** Changes them as they are now, whoever was first. */
    public Changed change(String name, UnaryOperator<IntegrationSettings> change) {
        JsonDocument document = document(name);
        return documents.change(now -> {
            if (now.read(document.path()).text().isEmpty()) {
                throw Problem.of(ProblemCode.CONFIGURATION, "There is no saved integration \"" + name + "\".", "Nothing was changed.",
                        "See them with: integrations list").asException();
            }
            return new JsonDocument(now, document.path()).change(json -> {
                IntegrationSettings before = read(document, json.deepCopy());
                IntegrationSettings after = change.apply(before);
                JsonDocument.tree(after).asMap().forEach(json::add);
                return new Changed(before, after);
            });
        });
    }

    /**
     * Changes what a person changed, which is what is another one in {@code wanted} than in {@code begun}, and nothing else: the rest may have been changed since
     * they began. What they and somebody else have changed is refused with who was first.
     */
    public Changed change(IntegrationSettings begun, IntegrationSettings wanted) {
        return change(begun.name(),
                now -> JsonDocument.GSON.fromJson(Laid.over(tree(now), tree(begun), tree(wanted)).orElseThrow(() -> changed(begun.name())),
                        IntegrationSettings.class));
    }

    private static JsonObject tree(IntegrationSettings settings) {
        return JsonDocument.tree(settings);
    }

    /** Keeps new ones; where others of the name are it is refused with who was first. */
    public void add(IntegrationSettings settings) {
        checkName(settings.name());
        document(settings.name()).add(tree(settings));
    }

    /** The same under its name or one like it that no other has; returns them with that. */
    public IntegrationSettings addUnder(IntegrationSettings settings) {
        checkName(settings.name());
        return documents.change(now -> {
            List<String> taken = new SettingsStore(now).names();
            String name = settings.name();
            for (int number = 2; taken.stream().anyMatch(name::equalsIgnoreCase); number++) {
                name = settings.name() + " " + number;
            }
            IntegrationSettings named = settings.named(name);
            new SettingsStore(now).add(named);
            return named;
        });
    }

    private static void checkName(String name) {
        if (!IntegrationSettings.isName(name)) {
            throw Problem
                    .of(ProblemCode.WRONG_USE, "\"" + name + "\" can not be the name of an integration.", "Nothing was saved.",
                            "Use up to 60 letters, digits, blanks, dots, dashes or underscores, beginning with a letter or digit.")
                    .asException();
        }
    }

    /** The same settings under another name, with all that a newer version may have put there; the old ones stay. */
    public void copy(String name, String other) {
        JsonDocument document = document(name);
        documents.change(now -> {
            JsonObject all = new JsonDocument(now, document.path()).find().orElseThrow(() -> document.unreadable("nothing is there"));
            all.addProperty("name", other);
            new JsonDocument(now, document(other).path()).add(all);
            return all;
        });
    }

    public boolean delete(String name) {
        return document(name).delete();
    }

    /** Takes them away; what is returned puts them back into {@code place}. */
    public Runnable remove(String name, Documents place) {
        return document(name).remove(place);
    }

    private JsonDocument document(String name) {
        return new JsonDocument(documents, FOLDER + "/" + name + ENDING);
    }

    /** What is said to whoever began from settings that somebody else has changed meanwhile. */
    public ProblemException changed(String name) {
        return documents.changed(document(name).path());
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
