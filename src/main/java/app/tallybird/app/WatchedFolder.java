package app.tallybird.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import app.tallybird.connector.format.Input;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/**
 * A folder in which files arrive whose names fit a pattern, such as {@code Downloads/efile_*.csv}: the newest one is read, once it has not changed for two
 * seconds. An older one is never taken in its place.
 */
public record WatchedFolder(Path folder, String pattern) {

    private static final char ANY = '*';
    private static final Pattern LAST_NUMBER = Pattern.compile("\\d+(?!.*\\d)");
    private static final Duration STILL = Duration.ofSeconds(2);

    /** The folder of a file with a pattern that fits it and the files of other months: a month in its name, or else its last number, may be any. */
    public static WatchedFolder proposal(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        String name = name(whole);
        int end = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        String plain = name.substring(0, end);
        String months = NextFile.MONTH.matcher(plain).replaceAll(String.valueOf(ANY));
        String any = months.equals(plain) ? LAST_NUMBER.matcher(plain).replaceFirst(String.valueOf(ANY)) : months;
        return new WatchedFolder(Objects.requireNonNullElse(whole.getParent(), whole),
                (any.equals(plain) ? plain + ANY : any) + name.substring(end));
    }

    /** Why this file would not be the one that is read here now; empty when it would. */
    public Optional<String> speaksAgainst(Path file) {
        if (!fits(file)) {
            return Optional.of(name(file) + " does not fit " + pattern + " in " + folder + ".");
        }
        return newest().map(Found::path).filter(newest -> !newest.equals(file.toAbsolutePath().normalize()))
                .map(newest -> name(newest) + " fits, too, and is newer: it would be read in place of " + name(file) + ".");
    }

    /** The folder and pattern of an input; empty when it names one file. */
    public static Optional<WatchedFolder> of(String input) {
        int cut = Math.max(input.lastIndexOf('/'), input.lastIndexOf('\\')) + 1;
        String name = input.substring(cut);
        if (name.indexOf(ANY) < 0 || input.substring(0, cut).indexOf(ANY) >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new WatchedFolder(Path.of(input.substring(0, cut)).toAbsolutePath().normalize(), name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The file that is read in place of a pattern; empty while there is none. */
    static Optional<Path> arrived(ConfiguredConnector vendor) {
        return vendor.doc().inputs().stream().filter(input -> input.type() == Input.Type.FILE)
                .map(input -> vendor.inputs().getOrDefault(input.key(), "")).filter(text -> !text.isEmpty() && of(text).isEmpty())
                .findFirst().map(Path::of);
    }

    @Override
    public String toString() {
        String place = folder.toString();
        String cut = folder.getFileSystem().getSeparator();
        return (place.endsWith(cut) ? place : place + cut) + pattern;
    }

    private record Found(Path path, Instant changed) {
    }

    /** The file to read now; empty while there is none, or the newest one is still being written. */
    Optional<Path> file(Instant now) {
        return newest().filter(found -> !found.changed().isAfter(now.minus(STILL))).map(Found::path);
    }

    /** What tells the file to read now from any other one, and from itself when it was written again; empty while there is none. */
    String mark(Instant now) {
        return file(now).map(WatchedFolder::mark).orElse("");
    }

    static String mark(Path file) {
        try {
            return file + "\t" + Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return "";
        }
    }

    /** Why there is no file to read. */
    String why() {
        return newest().map(found -> found.path().getFileName() + " is still being written")
                .orElse("no file fits " + pattern + " in " + folder);
    }

    /** Whether a file lies in the folder under a name that fits. */
    boolean fits(Path file) {
        return folder.equals(file.toAbsolutePath().normalize().getParent()) && names().matcher(name(file)).matches();
    }

    private Pattern names() {
        return Pattern.compile(String.join(".*", Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).toList()),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private Optional<Found> newest() {
        Pattern fits = names();
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> fitting = all.filter(Files::isRegularFile).filter(path -> fits.matcher(name(path)).matches())
                    // what a spreadsheet program or a browser keeps beside a file that is open or arrives
                    .filter(path -> !name(path).startsWith("~$") && !name(path).startsWith(".") && !isPart(path)).toList();
            Comparator<Found> age = Comparator.comparing(Found::changed).thenComparing(found -> name(found.path()));
            Found newest = null;
            for (Path path : fitting) {
                Found found = new Found(path, Files.getLastModifiedTime(path).toInstant());
                newest = newest == null || age.compare(found, newest) > 0 ? found : newest;
            }
            return Optional.ofNullable(newest);
        } catch (IOException e) {
            throw Problem.of(ProblemCode.CONFIGURATION, "The folder " + folder + " can not be read.", "Nothing was read or sent.",
                    "Check whether it is still there and that you may read it.").asException();
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static boolean isPart(Path path) {
        String name = name(path).toLowerCase(Locale.ROOT);
        return Stream.of(".part", ".crdownload", ".tmp", ".partial").anyMatch(name::endsWith);
    }
}
