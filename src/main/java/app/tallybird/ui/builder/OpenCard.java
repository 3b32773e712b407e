package app.tallybird.ui.builder;

import java.util.Set;

/** Which card is open; {@code table} names the table of a table's card and is empty for the others. */
record OpenCard(Card card, String table) {

    private static final Set<String> HEAD = Set.of("/id", "/name", "/version", "/docs", "/category", "/note", "/timeZone", "/beta", "/sdk",
            "/check");

    /** The cards in the order they are filled in. */
    enum Card {
        CREDENTIALS("Credentials"),
        SIGN_IN("Sign-in"),
        TABLE("Table"),
        ACCOUNTS("Accounts"),
        SERVICES("Services");

        private final String title;

        Card(String title) {
            this.title = title;
        }
    }

    static OpenCard of(Card card) {
        return new OpenCard(card, "");
    }

    static OpenCard table(String name) {
        return new OpenCard(Card.TABLE, name);
    }

    String title() {
        return card == Card.TABLE ? table : card.title;
    }

    /** Whether it is about how the vendor is reached at all. */
    boolean isSignIn() {
        return card == Card.CREDENTIALS || card == Card.SIGN_IN;
    }

    /** Whether a finding at this place of the document belongs to the card. */
    boolean holds(String pointer) {
        return switch (card) {
            case CREDENTIALS -> pointer.startsWith("/inputs") || pointer.startsWith("/limits") || HEAD.contains(pointer);
            case SIGN_IN -> pointer.startsWith("/http") || pointer.startsWith("/auth");
            case TABLE -> pointer.equals("/tables/" + table) || pointer.startsWith("/tables/" + table + "/");
            case ACCOUNTS -> pointer.startsWith("/accounts");
            case SERVICES -> pointer.startsWith("/services");
        };
    }
}
