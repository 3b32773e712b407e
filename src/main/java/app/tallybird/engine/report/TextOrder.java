package app.tallybird.engine.report;

import com.openhtmltopdf.bidi.BidiReorderer;

/** Turns a piece of text that is read from right to left around, so that it can be drawn from the left. Letters of Arabic are not joined. */
final class TextOrder implements BidiReorderer {

    @Override
    public String reorderRTLTextToLTR(String text) {
        return new StringBuilder(text).reverse().codePoints().map(TextOrder::mirrored)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static int mirrored(int point) {
        return switch (point) {
            case '(' -> ')';
            case ')' -> '(';
            case '[' -> ']';
            case ']' -> '[';
            case '{' -> '}';
            case '}' -> '{';
            case '<' -> '>';
            case '>' -> '<';
            default -> point;
        };
    }

    @Override
    public String shapeText(String text) {
        return text;
    }

    @Override
    public String deshapeText(String text) {
        return text;
    }

    @Override
    public boolean isLiveImplementation() {
        return true;
    }
}
