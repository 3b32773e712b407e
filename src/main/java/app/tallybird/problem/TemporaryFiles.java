package app.tallybird.problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files of one process in the system's folder for them. Each name tells the process, so that what a killed one left, which may be rows of customers,
 * is found and removed at the next start.
 */
public final class TemporaryFiles {

    private static final Pattern NAME = Pattern.compile("tallybird-[a-z]+-(\\d{1,18})-.*");

    private TemporaryFiles() {
    }

    /** A new file for this user's eyes only, gone when the process ends at the latest; {@code kind} is of letters. */
    public static Path file(String kind, String suffix) throws IOException {
        Path file = Files.createTempFile(prefix(kind), suffix);
        file.toFile().deleteOnExit();
        return file;
    }

    /** A new folder for this user's eyes only; who makes it removes it with {@link #remove}. */
    public static Path folder(String kind) throws IOException {
        return Files.createTempDirectory(prefix(kind));
    }

    private static String prefix(String kind) {
        return "tallybird-" + kind + "-" + ProcessHandle.current().pid() + "-";
    }

    /** Removes what processes left that have gone; what can not be removed stays for another time. */
    public static void sweep() {
        sweep(Path.of(System.getProperty("java.io.tmpdir")), process -> ProcessHandle.of(process).isPresent());
    }

    static void sweep(Path folder, LongPredicate alive) {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path one : all.toList()) {
                Matcher name = NAME.matcher(String.valueOf(one.getFileName()));
                if (name.matches() && !alive.test(Long.parseLong(name.group(1)))) {
                    removeQuietly(one);
                }
            }
        } catch (IOException unreadable) {
            // somebody else's folder: nothing of ours is in it
        }
    }

    private static void removeQuietly(Path one) {
        try {
            remove(one);
        } catch (IOException notOurs) {
            // another user's, or open: the next start tries again
        }
    }

    /** Removes a file, or a folder with all in it; links are removed, not followed. */
    public static void remove(Path path) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(path)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
