package app.tallybird.problem;

import java.util.Locale;

/**
 * Words of others without what a terminal or a screen obeys instead of showing it: escape sequences, control characters, and what turns the direction
 * of text or is not seen at all. Line ends and tabs stay. What is taken out leaves a sign, so that nobody reads on as if it had not been there.
 */
public final class PlainText {

    private static final String SIGN = "\ufffd";

    private PlainText() {
    }

    /** With the sign in place of each such character. */
    public static String of(String text) {
        return text.chars().noneMatch(PlainText::mayBeObeyed) ? text : written(text, point -> SIGN);
    }

    /** JSON in which each such character stands as an escape of JSON, so that nothing of it is lost. */
    public static String json(String json) {
        return json.chars().noneMatch(PlainText::mayBeObeyed) ? json : written(json, PlainText::escape);
    }

    /** How one character is written. */
    @FunctionalInterface
    private interface Writing {
        String of(int point);
    }

    private static String written(String text, Writing writing) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length();) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            boolean lineEnd = point == '\r' && i < text.length() && text.charAt(i) == '\n';
            if (lineEnd || !isObeyed(point)) {
                plain.appendCodePoint(point);
            } else {
                plain.append(writing.of(point));
            }
        }
        return plain.toString();
    }

    /** A quick look at single chars: all that may be part of such a character. */
    private static boolean mayBeObeyed(int c) {
        return isObeyed(c) || Character.isSurrogate((char) c);
    }

    /**
     * Control characters (C0, DEL, C1), the controls of the bidirectional algorithm (https://www.unicode.org/reports/tr9/, section 2), separators of
     * lines and paragraphs, halves of characters, and tags, which nobody sees.
     */
    private static boolean isObeyed(int point) {
        return switch (point) {
            case '\n', '\t' -> false;
            case 0x061c, 0x200e, 0x200f, 0x2028, 0x2029 -> true;
            default -> point < ' ' || (point >= 0x7f && point <= 0x9f) || (point >= 0x202a && point <= 0x202e)
                    || (point >= 0x2066 && point <= 0x2069) || (point >= 0xd800 && point <= 0xdfff)
                    || (point >= 0xe0000 && point <= 0xe007f);
        };
    }

    private static String escape(int point) {
        StringBuilder escaped = new StringBuilder();
        for (char c : Character.toChars(point)) {
            escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
        return escaped.toString();
    }
}
