package app.tallybird.connector.csv;

/** The text of a cell or heading without what spreadsheets and exports put around it. */
public final class CellText {

    /** Marks of direction and of byte order, and blanks without width. */
    private static final String UNSEEN = "\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff";

    private CellText() {
    }

    /** Without blanks at its ends, and without the formula {@code ="…"} by which a spreadsheet is kept from changing a text. */
    public static String clean(String cell) {
        int start = 0;
        int end = cell.length();
        while (start < end && isBlank(cell.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(cell.charAt(end - 1))) {
            end--;
        }
        String text = cell.substring(start, end);
        return text.length() >= 3 && text.startsWith("=\"") && text.endsWith("\"")
                ? clean(text.substring(2, text.length() - 1).replace("\"\"", "\""))
                : text;
    }

    /** Blanks of every width, also those at which no line may end, and what can not be seen at all. */
    static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || isUnseen(c);
    }

    static boolean isUnseen(char c) {
        return UNSEEN.indexOf(c) >= 0;
    }
}
