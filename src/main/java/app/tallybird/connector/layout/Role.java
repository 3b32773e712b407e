package app.tallybird.connector.layout;

/** What a column can be for. */
public enum Role {
    CUSTOMER_ID("customer id"),
    CUSTOMER_NAME("customer name"),
    SERVICE("service"),
    COUNT("count"),
    FILTER("filter"),
    /** What lines are called that are counted one by one. */
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
