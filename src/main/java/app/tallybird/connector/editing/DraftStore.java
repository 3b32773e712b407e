package app.tallybird.connector.editing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import app.tallybird.problem.DeviceName;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** Unfinished connectors, one file each, so that closing the window loses nothing. Holds no secrets. */
public final class DraftStore {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private final Path folder;

    /** {@code folder} need not exist. */
    public DraftStore(Path folder) {
        this.folder = folder;
    }

    /** All that can be read, by name. */
    public List<SavedDraft> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<SavedDraft> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
                read(file).ifPresent(found::add);
            }
        } catch (IOException e) {
            return List.of();
        }
        return found;
    }

    private static Optional<SavedDraft> read(Path file) {
        try {
            JsonObject json = JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8)).getAsJsonObject();
            Map<String, String> inputs = new HashMap<>();
            for (Map.Entry<String, JsonElement> entry : json.getAsJsonObject("inputs").entrySet()) {
                inputs.put(entry.getKey(), entry.getValue().getAsString());
            }
            String name = String.valueOf(file.getFileName());
            return Optional.of(new SavedDraft(name.substring(0, name.length() - ".json".length()), json.get("text").getAsString(), inputs,
                    json.get("replaces").getAsString()));
        } catch (IOException | JsonParseException | IllegalStateException | NullPointerException | ClassCastException damaged) {
            return Optional.empty();
        }
    }

    public void save(SavedDraft draft) {
        JsonObject json = new JsonObject();
        json.addProperty("text", draft.text());
        json.add("inputs", GSON.toJsonTree(draft.inputs()));
        json.addProperty("replaces", draft.replaces());
        WholeFile.write(file(draft.name()), GSON.toJson(json), "The draft");
    }

    public void delete(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw Problem.of(ProblemCode.HOME_NOT_WRITABLE, "The draft can not be removed.", "It is still there.",
                    "Give this user the right to write the folder.").at(file(name).toString()).asException();
        }
    }

    /** A name like this one that no draft has. */
    public String free(String wanted) {
        String name = wanted;
        for (int number = 2; DeviceName.is(name) || Files.exists(file(name)); number++) {
            name = wanted + "-" + number;
        }
        return name;
    }

    private Path file(String name) {
        return folder.resolve(name + ".json");
    }
}
