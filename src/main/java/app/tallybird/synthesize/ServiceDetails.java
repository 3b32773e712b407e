package app.tallybird.synthesize;

/**
 * What describes a service. Name, description, category and subcategory are required by the reference; empty support details are not sent. Category
 * and subcategory are verbatim, as Synthesize spells them.
 */
public record ServiceDetails(String name, String description, String category, String subcategory, Support support) {

    /** Where a partner finds help for the service; either part may be empty. */
    public record Support(String article, String contact) {
        public static final Support NONE = new Support("", "");
    }
}
