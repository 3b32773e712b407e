package app.tallybird.connector.run;

/**
 * Something a person should know about the numbers though they stand. Stored with the run: a new or grown one is shown before sending.
 *
 * @param code a stable code, W401 to W413
 * @param pointer the place in the connector document, as a JSON pointer
 * @param count how often it was seen
 * @param allowed the document says that it may be so. Kept all the same, because more of it than before may be a field that the vendor has renamed,
 *        and other numbers; but a person is told only when it is new or has grown
 */
public record Warning(String code, String pointer, String text, String hint, long count, boolean allowed) {

    public Warning(String code, String pointer, String text, String hint, long count) {
        this(code, pointer, text, hint, count, false);
    }

    public String sentence() {
        return code + " " + pointer + ": " + text + (hint.isEmpty() ? "" : "  Hint: " + hint);
    }
}
