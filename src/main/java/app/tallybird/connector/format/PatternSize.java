package app.tallybird.connector.format;

/**
 * How large an expression becomes when it is compiled: RE2 writes repetitions out, so that a few nested ones of 300 letters fill the memory (<a
 * href="https://github.com/google/re2/wiki/Syntax">RE2 syntax</a> limits each one to 1,000, not their product; read on 2026-11-29).
 */
final class PatternSize {

    /** As many steps as any honest expression needs, and compiled in no time. */
    static final long MOST = 20_000;

    private final String text;
    private int next;

    private PatternSize(String text) {
        this.text = text;
    }

    static boolean isTooLarge(String pattern) {
        return new PatternSize(pattern).sequence() > MOST;
    }

    /** Up to the end or the bracket that closes this group. What is malformed is the compiler's to complain about. */
    private long sequence() {
        long size = 0;
        while (next < text.length() && text.charAt(next) != ')') {
            size = Math.min(MOST + 1, size + atom() * repeats());
        }
        next++;
        return size;
    }

    private long atom() {
        char c = text.charAt(next++);
        if (c == '(') {
            return 1 + sequence();
        }
        if (c == '[') {
            for (next++; next < text.length() && text.charAt(next) != ']'; next++) {
                next += text.charAt(next) == '\\' ? 1 : 0;
            }
            next++;
        } else if (c == '\\') {
            next++;
        }
        return 1;
    }

    private long repeats() {
        long times = 1;
        while (next < text.length() && "*+?{".indexOf(text.charAt(next)) >= 0) {
            int end = text.charAt(next) == '{' ? text.indexOf('}', next) : next;
            String inside = end > next ? text.substring(next + 1, end) : "";
            if (end < 0 || (end > next && !inside.matches("\\d{1,4}(,\\d{0,4})?"))) {
                return times;
            }
            if (!inside.isEmpty()) {
                times = Math.min(MOST + 1, times * Math.max(1, Long.parseLong(inside.replaceFirst("^\\d+,(?=\\d)", "").replace(",", ""))));
            }
            next = end + 1;
        }
        return times;
    }
}
