package app.tallybird.connector.editing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.DocumentReader;

/**
 * What a person decides on when a connector of somebody else's comes in: whom it talks to, which secrets it sends there, and, when it takes the place
 * of an older one, what changes.
 *
 * @param hosts everything it may talk to
 * @param secrets "Client secret → *.vendor.com"
 * @param replaced whether a connector of this id is there already
 * @param differences against that one, weighty ones first
 */
public record ImportReview(DraftTree draft, ConnectorDocument document, List<String> hosts, List<String> secrets, boolean replaced,
        List<Difference> differences) {

    /** Reads a document; one with mistakes or with a secret in it is a problem that lists them. Saves nothing. */
    public static ImportReview of(Path file, UserConnectors own) {
        byte[] bytes = Catalog.bytes(file);
        DocumentReader.Read read = DocumentReader.read(bytes);
        ConnectorDocument document = read.document().orElseThrow(() -> Catalog.broken(file, read.findings()).asException());
        DraftTree tree = DraftTree.parse(new String(bytes, StandardCharsets.UTF_8)).orElseThrow();
        SecretPlaces.refuse(tree, List.of(), "Nothing was imported.");
        Optional<DraftTree> before = own.find(document.id());
        return new ImportReview(tree, document, SecretRoutes.hosts(document), SecretRoutes.of(document, tree), before.isPresent(),
                before.map(old -> Difference.between(old, tree)).orElse(List.of()));
    }
}
