package app.tallybird.engine.report;

import app.tallybird.problem.PlainText;

/** Writes elements and texts. Whatever a text holds, it is shown and never obeyed. Used by one thread. */
final class Markup {

    private final StringBuilder out = new StringBuilder();

    Markup open(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1])).append('"');
        }
        out.append(">");
        return this;
    }

    Markup close(String element) {
        out.append("</").append(element).append(">\n");
        return this;
    }

    /** An element of a class, or of none, with a text in it that has its own direction. */
    Markup with(String element, String style, String text) {
        return (style.isEmpty() ? open(element, "dir", "auto") : open(element, "class", style, "dir", "auto")).raw(escaped(text))
                .close(element);
    }

    /** What is markup and meant so. */
    Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        PlainText.of(text).codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                // no characters of XML: https://www.w3.org/TR/xml/#charsets
                case 0xfffe, 0xffff -> safe.append('\ufffd');
                default -> safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
