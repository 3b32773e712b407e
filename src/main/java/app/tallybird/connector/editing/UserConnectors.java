package app.tallybird.connector.editing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.DocumentReader;
import app.tallybird.problem.DeviceName;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.settings.Documents;

/** The user's own connectors, each under its id, with the signature of its author if it has one. None ever takes the place of one that comes with the program. */
public final class UserConnectors {

    private static final String FOLDER = "connectors";
    private static final String SIGNATURE = ".sig";

    private final Documents documents;

    public UserConnectors(Documents documents) {
        this.documents = documents;
    }

    /** The folder that a {@link Catalog} finds them in, as they are now. */
    public Path folder() {
        return documents.files(FOLDER);
    }

    /** Where the connector of this id is read, whether or not it is there. */
    public Path file(String id) {
        return folder().resolve(id + ".json");
    }

    /** The saved document of this id. */
    public Optional<DraftTree> find(String id) {
        return documents.read(path(id)).text().flatMap(DraftTree::parse);
    }

    /** Refuses to go on when what somebody began from is not what is saved now. */
    public void unchanged(String id, DraftTree begun) {
        if (find(id).filter(now -> !now.equals(begun)).isPresent()) {
            throw documents.changed(path(id));
        }
    }

    /** Saves a document without mistakes and secrets, and returns its file; an older one of the same id is replaced. */
    public Path save(DraftTree draft) {
        return keep(draft, draft.text(), Optional.empty());
    }

    /**
     * The same to the byte, with its signature: {@code text} is what {@code draft} was read from.
     */
    public Path keep(DraftTree draft, String text, Optional<String> signature) {
        DocumentReader.Read read = DocumentReader.read(text.getBytes(StandardCharsets.UTF_8));
        ConnectorDocument document = read.document().orElseThrow(
                () -> Catalog.broken(file(draft.text("/id")), read.findings()).butUnchanged("Nothing was saved.").asException());
        if (Catalog.isBuiltIn(document.id())) {
            throw Problem.of(ProblemCode.CONNECTOR_DOCUMENT,
                    "A connector with the id \"" + document.id() + "\" comes with Tallybird, and yours would never be used.",
                    "Nothing was saved.", "Give yours another id, such as \"" + document.id() + "-own\".").at("/id").asException();
        }
        SecretPlaces.refuse(draft, List.of(), "Nothing was saved.");
        DeviceName.refuse(file(document.id()));
        String path = path(document.id());
        documents.change(now -> {
            now.write(now.read(path), text);
            signature.ifPresentOrElse(signed -> now.write(now.read(path + SIGNATURE), signed), () -> now.delete(path + SIGNATURE));
            return path;
        });
        return file(document.id());
    }

    private static String path(String id) {
        return FOLDER + "/" + id + ".json";
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
