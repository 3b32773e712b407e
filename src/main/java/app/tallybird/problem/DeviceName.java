package app.tallybird.problem;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Names that Windows takes for a device in any folder and with any ending: what is written there is gone, what is read never ends. They are no names on any
 * system, so that a home can move (learn.microsoft.com/windows/win32/fileio/naming-a-file, read 2026-11-29).
 */
public final class DeviceName {

    private static final Pattern DEVICE = Pattern
            .compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]) *(?:[.:].*)?");

    private DeviceName() {
    }

    /** Whether a file of this name, without folders, would be a device. */
    public static boolean is(String name) {
        return DEVICE.matcher(name).matches();
    }

    /** The same path, or a problem that says that nothing can be kept there. */
    public static Path refuse(Path file) {
        Path name = file.getFileName();
        if (name != null && is(name.toString())) {
            throw Problem.of(ProblemCode.WRONG_USE, "\"" + name + "\" is a device of Windows, and what is written there is gone.",
                    "Nothing was saved.", "Give the file another name.").at(file.toString()).asException();
        }
        return file;
    }
}
