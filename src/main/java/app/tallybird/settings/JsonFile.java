package app.tallybird.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** A settings file: read whole, replaced whole or not at all, for this user's eyes only. */
final class JsonFile {

    private JsonFile() {
    }

    static void replace(Path file, String text) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
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

    static JsonObject tree(Path file) {
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

    static RuntimeException notWritable(Path file) {
        return Problem.of(ProblemCode.HOME_NOT_WRITABLE, "The settings can not be saved.", "The settings before are still there.",
                "Make room on the disk and give this user the right to write the folder.").at(file.toString()).asException();
    }
}
