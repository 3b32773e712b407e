package app.tallybird.connector.description;

/** A word of the format and what a person calls it. */
public record Word(String word, String label) {
}
