package app.tallybird.connector.editing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.DocumentReader;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** The user's own connectors in one folder, each under its id. None ever takes the place of one that comes with the program. */
public final class UserConnectors {

    private final Path folder;

    /** {@code folder} need not exist. */
    public UserConnectors(Path folder) {
        this.folder = folder;
    }

    /** Where the connector of this id is kept, whether or not it is there. */
    public Path file(String id) {
        return folder.resolve(id + ".json");
    }

    /** The saved document of this id. */
    public Optional<DraftTree> find(String id) {
        return Files.isRegularFile(file(id))
                ? DraftTree.parse(new String(Catalog.bytes(file(id)), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** Saves a document without mistakes and secrets, and returns its file; an older one of the same id is replaced. */
    public Path save(DraftTree draft) {
        return keep(draft, draft.text());
    }

    /** The same to the byte: {@code text} is what {@code draft} was read from. */
    public Path keep(DraftTree draft, String text) {
        DocumentReader.Read read = DocumentReader.read(text.getBytes(StandardCharsets.UTF_8));
        ConnectorDocument document = read.document().orElseThrow(
                () -> Catalog.broken(file(draft.text("/id")), read.findings()).butUnchanged("Nothing was saved.").asException());
        if (Catalog.isBuiltIn(document.id())) {
            throw Problem.of(ProblemCode.CONNECTOR_DOCUMENT,
                    "A connector with the id \"" + document.id() + "\" comes with Tallybird, and yours would never be used.",
                    "Nothing was saved.", "Give yours another id, such as \"" + document.id() + "-own\".").at("/id").asException();
        }
        SecretPlaces.refuse(draft, List.of(), "Nothing was saved.");
        Path file = file(document.id());
        WholeFile.write(file, text, "The connector");
        return file;
    }

    /** Writes the document to any other file; one that holds a secret is refused. */
    public static void export(DraftTree draft, Path file) {
        export(draft, draft.text(), file);
    }

    /** The same to the byte: {@code text} is what {@code draft} was read from. */
    public static void export(DraftTree draft, String text, Path file) {
        SecretPlaces.refuse(draft, List.of(), "Nothing was written.");
        WholeFile.write(file, text, "The copy");
    }
}
