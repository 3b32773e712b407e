package app.tallybird.connector.run;

/**
 * Something a person should know about the numbers though they stand. Stored with the run: a new or grown one is shown before sending.
 *
 * @param code a stable code, W401 to W413
 * @param pointer the place in the connector document, as a JSON pointer
 * @param count how often it was seen
 */
public record Warning(String code, String pointer, String text, String hint, long count) {

    public String sentence() {
        return code + " " + pointer + ": " + text + (hint.isEmpty() ? "" : "  Hint: " + hint);
    }
}
