package app.tallybird.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import app.tallybird.problem.DiskFull;
import app.tallybird.problem.FileInUse;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** A settings file: read whole, replaced whole or not at all, for this user's eyes only. What a newer version put there stays. */
final class JsonFile {

    static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private JsonFile() {
    }

    static JsonObject tree(Object value) {
        return GSON.toJsonTree(value).getAsJsonObject();
    }

    /** Lays one object over another; what only one of them has stays. */
    static JsonObject over(JsonObject base, JsonObject upper) {
        upper.asMap().forEach((name, value) -> base.add(name,
                base.get(name) instanceof JsonObject below && value instanceof JsonObject above ? over(below, above) : value));
        return base;
    }

    /** Puts these properties into the file, each as a whole. */
    static void put(Path file, JsonObject properties) {
        JsonObject json = orEmpty(file);
        properties.asMap().forEach(json::add);
        replace(file, json);
    }

    static void replace(Path file, JsonObject json) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(fresh, GSON.toJson(json), StandardCharsets.UTF_8);
            OwnerOnly.file(fresh);
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            FileInUse.replace(fresh, file);
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }

    static boolean delete(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }

    static JsonObject orEmpty(Path file) {
        return Files.exists(file) ? read(file) : new JsonObject();
    }

    static JsonObject read(Path file) {
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

    static RuntimeException unreadable(Path file, String why) {
        return Problem.of(ProblemCode.CONFIGURATION, "The settings can not be read: " + why + ".", "The file was left as it is.",
                "Correct the file, or move it away and set the integration up again.").at(file.toString()).asException();
    }

    private static RuntimeException notWritable(Path file, IOException failure) {
        return DiskFull
                .or(failure,
                        FileInUse.or(failure,
                                Problem.of(ProblemCode.HOME_NOT_WRITABLE, "The settings can not be saved.",
                                        "The settings before are still there.", "Give this user the right to write the folder.")
                                        .at(file.toString())))
                .asException();
    }
}
