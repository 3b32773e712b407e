package app.tallybird.connector.format;

/**
 * One complaint about a document: a stable code, where (JSON pointer, line and column from 1), what, and what to try. C1xx is about syntax, C2xx about
 * references.
 */
public record Finding(String code, String pointer, Position at, String text, String hint) {

    /** A place in a text, both counted from 1. */
    public record Position(int line, int column) {
        public static final Position START = new Position(1, 1);
    }

    /** The whole of it in one line, with the file's name. */
    public String sentence(String file) {
        String where = file + ":" + at.line() + ":" + at.column();
        return where + " " + code + " " + (pointer.isEmpty() ? "/" : pointer) + ": " + text + (hint.isEmpty() ? "" : "  Hint: " + hint);
    }
}
