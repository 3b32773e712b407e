package app.tallybird.connector.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.DidYouMean;
import app.tallybird.connector.format.DocumentReader;
import app.tallybird.connector.format.Finding;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;

/** The connectors by id: the built-in ones, then those of one folder. Reads the folder anew with each call; safe to share between threads. */
public final class Catalog {

    /** The source of connectors that come with Tallybird. */
    public static final String BUILT_IN = "built in";

    private final Path folder;

    /** {@code folder} holds the user's own documents and need not exist. */
    public Catalog(Path folder) {
        this.folder = folder;
    }

    /** A connector and where it came from: {@code built in} or a file. */
    public record Entry(ConnectorDocument document, String source) {
    }

    /** A connector as {@link #find} finds it, with its source. A folder means the {@code connector.json} in it. */
    public Entry entry(String idOrPath, Path workingFolder) {
        Path path = path(workingFolder, idOrPath);
        if (!builtInIds().contains(idOrPath) && Files.isDirectory(path)) {
            return entry(path.resolve("connector.json").toString(), workingFolder);
        }
        ConnectorDocument document = find(idOrPath, workingFolder);
        return all().stream().filter(entry -> entry.document().equals(document)).findFirst()
                .orElseGet(() -> new Entry(document, path.toString()));
    }

    /** All readable connectors; documents of the folder with mistakes, or with the id of a built-in one, are left out. */
    public List<Entry> all() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (String id : builtInIds()) {
            entries.put(id, new Entry(builtIn(id), BUILT_IN));
        }
        for (Path file : files()) {
            DocumentReader.Read read = DocumentReader.read(bytes(file));
            read.document().ifPresent(document -> entries.putIfAbsent(document.id(), new Entry(document, file.toString())));
        }
        return List.copyOf(entries.values());
    }

    /** Whether a connector of this id comes with the program; no other document may take its place. */
    public static boolean isBuiltIn(String id) {
        return builtInIds().contains(id);
    }

    /** The document of an entry as it is written. */
    public static String text(Entry entry) {
        return isBuiltIn(entry.document().id())
                ? resource(entry.document().id() + "/connector.json")
                : new String(bytes(Path.of(entry.source())), StandardCharsets.UTF_8);
    }

    /** A connector by its id, or by the path of its document. */
    public ConnectorDocument find(String idOrPath, Path workingFolder) {
        return file(idOrPath, workingFolder).map(Catalog::read).orElseGet(() -> builtIn(idOrPath));
    }

    /** Where the document is that is meant by an id or a path; empty for one that comes with the program. */
    public Optional<Path> file(String idOrPath, Path workingFolder) {
        if (builtInIds().contains(idOrPath)) {
            return Optional.empty();
        }
        if (idOrPath.endsWith(".json") || idOrPath.contains("/") || idOrPath.contains("\\")) {
            return Optional.of(path(workingFolder, idOrPath));
        }
        Path own = path(folder, idOrPath + ".json");
        if (Files.isRegularFile(own)) {
            return Optional.of(own);
        }
        List<Entry> all = all();
        return Optional.of(all.stream().filter(entry -> entry.document().id().equals(idOrPath)).map(entry -> Path.of(entry.source()))
                .findFirst().orElseThrow(() -> {
                    String hint = DidYouMean.hint(idOrPath, all.stream().map(entry -> entry.document().id()).toList());
                    return Problem.of(ProblemCode.CONFIGURATION,
                            "There is no connector \"" + idOrPath + "\"." + (hint.isEmpty() ? "" : " D" + hint.substring(1)),
                            "Nothing was read.", "See all of them with: connectors list").asException();
                }));
    }

    /** What a person typed may have signs that no path of this system has. */
    private static Path path(Path folder, String typed) {
        try {
            return folder.resolve(typed);
        } catch (InvalidPathException e) {
            throw Problem.of(ProblemCode.CONFIGURATION, "There is no connector \"" + typed + "\", and no file can have that name here.",
                    "Nothing was read.", "See all of them with: connectors list").asException();
        }
    }

    /** Reads one document; mistakes in it are one problem that lists all of them. */
    public static ConnectorDocument read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw Problem.of(ProblemCode.CONFIGURATION, "There is no connector document " + file + ".", "Nothing was read.",
                    "Name a connector's id or the path of its document.").at(file.toString()).asException();
        }
        DocumentReader.Read read = DocumentReader.read(bytes(file));
        return read.document().orElseThrow(() -> broken(file, read.findings()).asException());
    }

    public static Problem broken(Path file, List<Finding> findings) {
        String name = String.valueOf(file.getFileName());
        String all = findings.stream().map(finding -> finding.sentence(name)).collect(Collectors.joining("\n"));
        return Problem
                .of(ProblemCode.CONNECTOR_DOCUMENT, "The connector document has " + Wording.count(findings.size(), "mistake") + ":\n" + all,
                        "Nothing was read from the vendor.", "Correct the document and check it with: connectors check FILE")
                .at(file.toString());
    }

    /** A document as it is stored. What is no file, or more than any document, is not opened. */
    public static byte[] bytes(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > DocumentReader.LARGEST) {
                throw unreadable(file,
                        Files.isRegularFile(file)
                                ? "is larger than any connector document."
                                : Files.exists(file) ? "is not a file." : "does not exist.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file, "can not be opened.");
        }
    }

    private static RuntimeException unreadable(Path file, String why) {
        return Problem.of(ProblemCode.CONFIGURATION, "The connector document " + why, "Nothing was read.",
                "Check that the file exists and that this user may read it.").at(file.toString()).asException();
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json") && Files.isRegularFile(file) && Files.isReadable(file)).sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<String> builtInIds() {
        return resource("index.txt").lines().filter(line -> !line.isBlank()).toList();
    }

    private static ConnectorDocument builtIn(String id) {
        DocumentReader.Read read = DocumentReader.read(resource(id + "/connector.json").getBytes(StandardCharsets.UTF_8));
        return read.document().orElseThrow(() -> new IllegalStateException("connector " + id + " " + read.findings()));
    }

    private static String resource(String name) {
        try (InputStream in = Catalog.class.getResourceAsStream("/connectors/" + name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource connectors/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
