package app.tallybird.ui.step.vendor;

import app.tallybird.connector.format.ConnectorDocument;

/** A connector as the catalog shows it. {@code reference} is what settings keep: an id, or the path of a document. */
record VendorCard(ConnectorDocument document, String reference) {

    String initial() {
        return document.name().substring(0, 1);
    }

    /** "RMM · 8 services". */
    String words() {
        String counts = document.discoversServices() ? "services as found" : services(document.services().size());
        return document.head().category().isEmpty() ? counts : document.head().category() + " · " + counts;
    }

    private static String services(int number) {
        return number == 1 ? "1 service" : number + " services";
    }

    boolean beta() {
        return document.head().beta();
    }

    boolean matches(String search) {
        String text = (document.name() + " " + document.id() + " " + document.head().category()).toLowerCase(java.util.Locale.ROOT);
        return text.contains(search);
    }
}
