package app.tallybird.connector.layout;

/** What a column can be for. */
public enum Role {
    CUSTOMER_ID("customer id"),
    CUSTOMER_NAME("customer name"),
    SERVICE("service"),
    COUNT("count"),
    FILTER("filter"),
    NOTE("note"),
    UNUSED("not used");

    private final String words;

    Role(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
