package app.tallybird.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

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
            throw unreadable(folder, "it can not be listed");
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
        JsonObject json = Files.exists(file) ? tree(file) : new JsonObject();
        json.addProperty("name", settings.name());
        json.addProperty("connector", settings.connector());
        json.add("inputs", GSON.toJsonTree(settings.inputs()));
        json.add("thresholds", GSON.toJsonTree(settings.thresholds()));
        json.addProperty("paused", settings.paused());
        json.add("services", GSON.toJsonTree(settings.services()));
        replace(file, GSON.toJson(json));
    }

    public boolean delete(String name) {
        try {
            return Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw notWritable(file(name));
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".json");
    }

    private static void replace(Path file, String text) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(fresh, text, StandardCharsets.UTF_8);
            OwnerOnly.file(fresh);
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw notWritable(file);
        }
    }

    private static JsonObject tree(Path file) {
        try {
            JsonElement json = JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8));
            if (json.isJsonObject()) {
                return json.getAsJsonObject();
            }
            throw unreadable(file, "it is not a JSON object");
        } catch (IOException e) {
            throw unreadable(file, "it can not be opened");
        } catch (JsonParseException e) {
            throw unreadable(file, String.valueOf(e.getMessage()));
        }
    }

    private static IntegrationSettings read(Path file) {
        JsonObject json = tree(file);
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
            throw unreadable(file, "\"name\", \"connector\" or \"inputs\" is missing or of the wrong kind");
        }
    }

    private static RuntimeException unreadable(Path file, String why) {
        return Problem.of(ProblemCode.CONFIGURATION, "The settings can not be read: " + why + ".", "The file was left as it is.",
                "Correct the file, or move it away and set the integration up again.").at(file.toString()).asException();
    }

    private static RuntimeException notWritable(Path file) {
        return Problem.of(ProblemCode.HOME_NOT_WRITABLE, "The settings can not be saved.", "The settings before are still there.",
                "Make room on the disk and give this user the right to write the folder.").at(file.toString()).asException();
    }
}
