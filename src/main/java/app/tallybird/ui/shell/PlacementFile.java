package app.tallybird.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import app.tallybird.settings.Home;
import app.tallybird.ui.theme.Scheme;

/** Remembers the placement in the home folder. What cannot be read or written is forgotten: it is no reason to bother a person. */
public final class PlacementFile {

    private final Path file;

    public PlacementFile(Home home) {
        file = home.root().resolve("window.json");
    }

    public Placement read() {
        try {
            JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            return new Placement(json.get("x").getAsDouble(), json.get("y").getAsDouble(), json.get("width").getAsDouble(),
                    json.get("height").getAsDouble(), json.get("maximized").getAsBoolean(),
                    Scheme.valueOf(json.get("scheme").getAsString()));
        } catch (IOException | RuntimeException unreadable) {
            return Placement.first();
        }
    }

    public void write(Placement placement) {
        JsonObject json = new JsonObject();
        json.addProperty("x", placement.x());
        json.addProperty("y", placement.y());
        json.addProperty("width", placement.width());
        json.addProperty("height", placement.height());
        json.addProperty("maximized", placement.maximized());
        json.addProperty("scheme", placement.scheme().name());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, json.toString());
        } catch (IOException | RuntimeException unwritable) {
            // The window opens in the middle next time.
        }
    }
}
