package app.tallybird.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Draws without the graphics card when that is asked for, or when the last start never came as far as its window: over remote desktop and with odd
 * drivers the toolkit can end the whole process. A mark on the disk stands from the start until the window is up. Used by the main thread, then by the
 * window's.
 */
final class GraphicsChoice {

    private static final String ORDER = "prism.order";
    private static @Nullable Path mark;

    private GraphicsChoice() {
    }

    /** Decides before the toolkit starts; returns what to tell the user, if anything. {@code folder} is the app's home and may not exist yet. */
    static Optional<String> decide(Path folder, boolean asked) {
        Path file = folder.resolve("starting");
        boolean failedBefore = Files.exists(file);
        if (System.getProperty(ORDER) == null && (asked || failedBefore)) {
            System.setProperty(ORDER, "sw");
        }
        try {
            Files.createDirectories(folder);
            Files.writeString(file, "This file is gone as soon as the window is up.\n");
            mark = file;
        } catch (IOException unwritable) {
            // The window itself says that the folder can not be written.
            mark = null;
        }
        return failedBefore && !asked
                ? Optional.of("The last start did not get as far as its window, so this one draws without the graphics card. "
                        + "The next start tries the graphics card again; with tallybird --safe-graphics it never does.")
                : Optional.empty();
    }

    static void windowIsUp() {
        Path file = mark;
        mark = null;
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException stays) {
                // The worst of it is one start without the graphics card.
            }
        }
    }
}
