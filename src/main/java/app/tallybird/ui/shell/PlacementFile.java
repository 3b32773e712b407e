package app.tallybird.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

import app.tallybird.settings.Home;

/** Remembers the placement in the home folder. What cannot be read or written is forgotten: it is no reason to bother a person. */
public final class PlacementFile {

    private static final Gson JSON = new GsonBuilder().serializeSpecialFloatingPointValues().create();

    private final Path file;

    public PlacementFile(Home home) {
        file = home.root().resolve("window.json");
    }

    public Placement read() {
        try {
            return Objects.requireNonNull(JSON.fromJson(Files.readString(file), Placement.class));
        } catch (IOException | RuntimeException unreadable) {
            return Placement.first();
        }
    }

    public void write(Placement placement) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, JSON.toJson(placement));
        } catch (IOException | RuntimeException unwritable) {
            // The window opens in the middle next time.
        }
    }
}
