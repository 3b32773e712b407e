package app.tallybird.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** Saved integrations, one JSON file each. A file is replaced whole or not at all; properties of a newer version are kept. */
public final class SettingsStore {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Path folder;

    public SettingsStore(Home home) {
        folder = home.integrations();
    }

    public List<IntegrationSettings> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<IntegrationSettings> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
                found.add(read(file));
            }
        } catch (IOException e) {
            throw JsonFile.unreadable(folder, "it can not be listed");
        }
        return found;
    }

    public Optional<IntegrationSettings> find(String name) {
        Path file = file(name);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    public void save(IntegrationSettings settings) {
        if (!IntegrationSettings.isName(settings.name())) {
            throw Problem
                    .of(ProblemCode.WRONG_USE, "\"" + settings.name() + "\" can not be the name of an integration.", "Nothing was saved.",
                            "Use up to 60 letters, digits, blanks, dots, dashes or underscores, beginning with a letter or digit.")
                    .asException();
        }
        Path file = file(settings.name());
        JsonObject json = Files.exists(file) ? JsonFile.tree(file) : new JsonObject();
        json.addProperty("name", settings.name());
        json.addProperty("connector", settings.connector());
        json.add("inputs", GSON.toJsonTree(settings.inputs()));
        json.add("thresholds", GSON.toJsonTree(settings.thresholds()));
        json.addProperty("paused", settings.paused());
        json.add("services", GSON.toJsonTree(settings.services()));
        JsonFile.replace(file, GSON.toJson(json));
    }

    /** The same settings under another name, with all that a newer version may have put there; the old ones stay. */
    public void copy(String name, String other) {
        IntegrationSettings saved = find(name).orElseThrow();
        JsonObject json = JsonFile.tree(file(name));
        json.addProperty("name", other);
        JsonFile.replace(file(other), GSON.toJson(json));
        save(new IntegrationSettings(other, saved.connector(), saved.inputs(), saved.thresholds(), saved.paused(), saved.services()));
    }

    public boolean delete(String name) {
        try {
            return Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw JsonFile.notWritable(file(name));
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".json");
    }

    private static IntegrationSettings read(Path file) {
        JsonObject json = JsonFile.tree(file);
        try {
            Map<String, String> inputs = new HashMap<>();
            json.getAsJsonObject("inputs").entrySet().forEach(entry -> inputs.put(entry.getKey(), entry.getValue().getAsString()));
            Thresholds thresholds = json.has("thresholds")
                    ? GSON.fromJson(json.get("thresholds"), Thresholds.class)
                    : Thresholds.defaults();
            return new IntegrationSettings(json.get("name").getAsString(), json.get("connector").getAsString(), inputs, thresholds,
                    json.has("paused") && json.get("paused").getAsBoolean(),
                    json.has("services") ? GSON.fromJson(json.get("services"), ServiceEdits.class) : ServiceEdits.NONE);
        } catch (RuntimeException e) {
            throw JsonFile.unreadable(file, "\"name\", \"connector\" or \"inputs\" is missing or of the wrong kind");
        }
    }
}
