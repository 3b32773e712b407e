package app.tallybird.ui.step.vendor;

import java.util.Comparator;
import java.util.List;

import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.problem.Wording;
import app.tallybird.ui.control.LocalFormat;

/** A connector as the catalog shows it. {@code reference} is what settings keep: an id, or the path of a document. */
record VendorCard(ConnectorDocument document, String reference) {

    /** What is offered first, in this order; the others follow by name. */
    private static final List<String> FIRST = List.of("ninjaone", "huntress", "sentinelone", "datto-rmm", "auvik",
            "connectwise-configurations", "acronis", "pax8", "proofpoint-essentials", "sherweb", "microsoft-365-graph", "webroot");
    static final Comparator<VendorCard> POPULAR_FIRST = Comparator.comparingInt(VendorCard::place)
            .thenComparing(card -> card.document().name(), String.CASE_INSENSITIVE_ORDER);

    String initial() {
        return document.name().substring(0, 1);
    }

    private int place() {
        int at = FIRST.indexOf(document.id());
        return at < 0 ? FIRST.size() : at;
    }

    /** What colours it, beside the word: the category as a style. */
    String style() {
        return "category-" + document.head().category().toLowerCase(java.util.Locale.ROOT);
    }

    /** Why it is marked as beta, or empty. */
    String beta() {
        return document.head().beta() ? "Beta: not yet compared with a live account of this vendor" : "";
    }

    /** "RMM · 8 services". */
    String words() {
        return LocalFormat.joined(" · ", category(document),
                document.discoversServices() ? "" : LocalFormat.count(document.services().size(), "service"));
    }

    /** The category with a capital letter. */
    static String category(ConnectorDocument document) {
        return Wording.capital(document.head().category());
    }

    boolean matches(String search) {
        String text = (document.name() + " " + document.id() + " " + document.head().category()).toLowerCase(java.util.Locale.ROOT);
        return text.contains(search);
    }
}
