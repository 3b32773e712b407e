package app.tallybird.connector.exchange;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.DocumentReader;

/** A document without mistakes, exactly as it stands in its file, and its signature when it has one that fits. */
public record Incoming(ConnectorDocument document, String text, Optional<Signature> signature) {

    /** Reads it; one with mistakes or with a broken signature is a problem. Saves nothing. */
    public static Incoming of(Path file) {
        byte[] bytes = Catalog.bytes(file);
        DocumentReader.Read read = DocumentReader.read(bytes);
        ConnectorDocument document = read.document().orElseThrow(() -> Catalog.broken(file, read.findings()).asException());
        String text = new String(bytes, StandardCharsets.UTF_8);
        return new Incoming(document, text, Signature.beside(file, text));
    }

    public DraftTree tree() {
        return DraftTree.parse(text).orElseThrow();
    }

    public Touches touches() {
        return Touches.of(document, tree());
    }

    /** SHA-256 over the exact bytes. */
    public String hash() {
        return Signature.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The fingerprint of the key that signed it, or empty. */
    public String author() {
        return signature.map(Signature::fingerprint).orElse("");
    }
}
