package app.tallybird.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.google.gson.JsonObject;

import app.tallybird.model.Json;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** Saved integrations, one JSON file each. A file is replaced whole or not at all; properties of a newer version are kept. */
public final class SettingsStore {

    private final Path folder;

    public SettingsStore(Home home) {
        folder = home.integrations();
    }

    public List<IntegrationSettings> all() {
        return files().stream().map(SettingsStore::read).toList();
    }

    /** Those that are saved, whether or not their settings can be read. */
    public List<String> names() {
        return files().stream().map(file -> String.valueOf(file.getFileName()).replaceFirst("\\.json$", "")).toList();
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw JsonFile.unreadable(folder, "it can not be listed");
        }
    }

    /** None has a name that could not be saved. */
    public Optional<IntegrationSettings> find(String name) {
        if (!IntegrationSettings.isName(name)) {
            return Optional.empty();
        }
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
        JsonFile.put(file(settings.name()), JsonFile.tree(settings));
    }

    /** The same settings under another name, with all that a newer version may have put there; the old ones stay. */
    public void copy(String name, String other) {
        JsonObject all = JsonFile.read(file(name));
        all.addProperty("name", other);
        JsonFile.replace(file(other), all);
    }

    public boolean delete(String name) {
        return JsonFile.delete(file(name));
    }

    private Path file(String name) {
        return folder.resolve(name + ".json");
    }

    private static IntegrationSettings read(Path file) {
        JsonObject all = JsonFile.over(
                Json.of("thresholds", JsonFile.tree(Thresholds.defaults()), "services", JsonFile.tree(ServiceEdits.NONE)),
                JsonFile.read(file));
        try {
            if (all.has("name") && all.has("connector")) {
                return JsonFile.GSON.fromJson(all, IntegrationSettings.class);
            }
        } catch (RuntimeException e) {
            // said below
        }
        throw JsonFile.unreadable(file, "\"name\", \"connector\" or \"inputs\" is missing or of the wrong kind");
    }
}
