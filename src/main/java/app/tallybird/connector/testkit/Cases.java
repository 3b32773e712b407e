package app.tallybird.connector.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.Contract;
import app.tallybird.connector.format.ContractReader;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** Finds the recorded cases of connectors: {@code tests/<case>/} beside the document, built in or on the disk. Stateless. */
public final class Cases {

    private static final String EXCHANGES = "exchanges.json";
    private static final String INPUTS = "inputs.json";
    private static final String GOLDEN = "golden.json";
    private static final String CONTRACT = "contract.json";

    private Cases() {
    }

    /** All cases of a built-in connector, or of the connector document at {@code source}, as the catalog names it. */
    public static List<KitCase> of(Catalog.Entry entry) {
        return found(entry, name -> true);
    }

    /** What is published beside the document: {@code contract.json}. */
    public static Optional<Contract> contract(Catalog.Entry entry) {
        String name = entry.source().equals(Catalog.BUILT_IN)
                ? entry.document().id() + "/" + CONTRACT
                : beside(Path.of(entry.source())).resolveSibling(CONTRACT).toString();
        return contractText(entry, name).map(text -> {
            ContractReader.Understood understood = ContractReader.read(text);
            return understood.contract()
                    .orElseThrow(
                            () -> Problem
                                    .of(ProblemCode.CONNECTOR_DOCUMENT,
                                            "The contract has mistakes:\n" + understood.findings().stream()
                                                    .map(finding -> finding.sentence(name)).collect(Collectors.joining("\n")),
                                            "Nothing was tested.",
                                            "Correct it; contract.txt beside the connectors says what may stand in it.")
                                    .at(name).asException());
        });
    }

    private static Optional<String> contractText(Catalog.Entry entry, String name) {
        if (!entry.source().equals(Catalog.BUILT_IN)) {
            return Files.exists(Path.of(name)) ? Optional.of(text(Path.of(name))) : Optional.empty();
        }
        try (InputStream in = Cases.class.getResourceAsStream("/connectors/" + name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<KitCase> found(Catalog.Entry entry, Predicate<String> named) {
        return entry.source().equals(Catalog.BUILT_IN)
                ? builtIn(entry.document(), named)
                : in(beside(Path.of(entry.source())), entry.document(), named);
    }

    /** The ordinary case of a connector, if it has one. */
    public static Optional<KitCase> ordinary(Catalog.Entry entry) {
        return found(entry, KitCase.ORDINARY::equals).stream().findFirst();
    }

    /** Whether a connector of this id comes with Tallybird and has an ordinary case. */
    public static boolean builtInOrdinary(String id) {
        return Cases.class.getResource("/connectors/" + id + "/tests/" + KitCase.ORDINARY + "/" + INPUTS) != null;
    }

    /** The cases beside a document: in the folder of its own name when there is one, else in {@code tests}. */
    private static Path beside(Path file) {
        Path around = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("."));
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
        Path own = around.resolve(name).resolve("tests");
        return Files.isDirectory(own) ? own : around.resolve("tests");
    }

    private static List<KitCase> builtIn(ConnectorDocument document, Predicate<String> named) {
        URL url = Optional.ofNullable(Cases.class.getResource("/connectors/" + document.id() + "/connector.json"))
                .orElseThrow(() -> new IllegalStateException("no built-in connector " + document.id()));
        try {
            if (url.openConnection() instanceof JarURLConnection jar) {
                try (FileSystem files = FileSystems.newFileSystem(Path.of(jar.getJarFileURL().toURI()))) {
                    return in(files.getPath("connectors", document.id(), "tests"), document, named);
                }
            }
            return in(Path.of(url.toURI()).resolveSibling("tests"), document, named);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<KitCase> in(Path tests, ConnectorDocument document, Predicate<String> named) {
        if (!Files.isDirectory(tests)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(tests)) {
            return folders.filter(folder -> Files.exists(folder.resolve(INPUTS)) && named.test(name(folder))).sorted()
                    .map(folder -> read(folder, document)).toList();
        } catch (IOException e) {
            throw unreadable(tests, "the file can not be opened");
        }
    }

    /** One case from its folder. */
    static KitCase read(Path folder, ConnectorDocument document) {
        Map<String, String> inputs = new HashMap<>();
        parse(folder.resolve(INPUTS)).getAsJsonObject().entrySet()
                .forEach(entry -> inputs.put(entry.getKey(), entry.getValue().getAsString()));
        Path exchanges = folder.resolve(EXCHANGES);
        Path golden = folder.resolve(GOLDEN);
        try {
            return new KitCase(document, name(folder), inputs, files(folder),
                    Files.exists(exchanges) ? Exchange.list(parse(exchanges).getAsJsonArray()) : List.of(),
                    Files.exists(golden) ? Optional.<JsonObject>of(parse(golden).getAsJsonObject()) : Optional.empty());
        } catch (IllegalStateException | NullPointerException | ClassCastException e) {
            throw unreadable(exchanges, "a request or an answer has another shape than it should");
        }
    }

    /** Folders of a jar may end with a slash. */
    private static String name(Path folder) {
        return String.valueOf(folder.getFileName()).replace("/", "");
    }

    private static Map<String, String> files(Path folder) {
        Map<String, String> files = new HashMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(file -> !List.of(EXCHANGES, INPUTS, GOLDEN).contains(String.valueOf(file.getFileName())))
                    .forEach(file -> files.put(String.valueOf(file.getFileName()), text(file)));
        } catch (IOException e) {
            throw unreadable(folder, "the file can not be opened");
        }
        return files;
    }

    private static JsonElement parse(Path file) {
        try {
            return JsonParser.parseString(text(file));
        } catch (JsonParseException e) {
            throw unreadable(file, "it is not JSON");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw unreadable(file, "the file can not be opened");
        }
    }

    private static RuntimeException unreadable(Path file, String why) {
        return Problem.of(ProblemCode.CONFIGURATION, "The recorded case can not be read: " + why + ".", "Nothing was tested.",
                "Compare it with a case of a built-in connector.").at(file.toString()).asException();
    }
}
