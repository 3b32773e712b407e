package app.tallybird.ui.step.vendor;

import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.ui.control.LocalFormat;

/** A connector as the catalog shows it. {@code reference} is what settings keep: an id, or the path of a document. */
record VendorCard(ConnectorDocument document, String reference) {

    String initial() {
        return document.name().substring(0, 1);
    }

    /** "RMM · 8 services". */
    String words() {
        return LocalFormat.joined(" · ", category(document), beta() ? "beta" : "",
                document.discoversServices() ? "" : LocalFormat.count(document.services().size(), "service"));
    }

    /** The category with a capital letter. */
    static String category(ConnectorDocument document) {
        String name = document.head().category();
        return name.isEmpty() ? "" : name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
    }

    boolean beta() {
        return document.head().beta();
    }

    boolean matches(String search) {
        String text = (document.name() + " " + document.id() + " " + document.head().category()).toLowerCase(java.util.Locale.ROOT);
        return text.contains(search);
    }
}
