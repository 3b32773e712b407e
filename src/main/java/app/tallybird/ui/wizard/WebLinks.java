package app.tallybird.ui.wizard;

/** Addresses of the world outside. Menu paths and addresses change there; this is the one place to correct them. */
public final class WebLinks {

    /** Where partners sign in. Source: Gradient's guide for custom integrations. */
    public static final String SYNTHESIZE = "https://app.usegradient.com";
    public static final String API_DOCS = "https://api-docs.meetgradient.com";
    public static final String GUIDE = "https://support.meetgradient.com/custom-integrations";
    public static final String SUPPORT = "mailto:api@meetgradient.com";

    private WebLinks() {
    }
}
