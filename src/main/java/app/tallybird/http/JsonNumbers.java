package app.tallybird.http;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Optional;

import com.google.gson.JsonPrimitive;
import com.google.gson.ToNumberPolicy;
import com.google.gson.stream.JsonReader;

/**
 * Judges the numbers that others write. One number has one text, however it was spelled, and one of which hundreds of digits would have to be written
 * out is none: it would fill the memory, and nobody counts so many.
 */
public final class JsonNumbers {

    /** More than the 309 digits and the 324 places of the largest and the smallest number that most programs know. */
    private static final int MOST_PLACES = 400;
    private static final int LONGEST = 2 * MOST_PLACES;

    private JsonNumbers() {
    }

    /** The number that a text names, or empty when it names none or one beyond reason. */
    public static Optional<BigDecimal> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(text);
            // in long, because a scale near the smallest int would turn over
            long before = (long) number.precision() - number.scale();
            return before <= MOST_PLACES && number.scale() <= MOST_PLACES ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** The text of a value. All spellings of a number share one: 1234567.0 and 1.234567E6 are 1234567. Empty for a number beyond reason. */
    public static Optional<String> text(JsonPrimitive value) {
        String literal = value.getAsString();
        return !value.isNumber() || isPlain(literal) ? Optional.of(literal) : parse(literal).map(JsonNumbers::plain);
    }

    /** The number that a reader is at, with the text that all its spellings share; one beyond reason stays as it is written. */
    static JsonPrimitive next(JsonReader reader) throws IOException {
        JsonPrimitive read = new JsonPrimitive(ToNumberPolicy.LAZILY_PARSED_NUMBER.readNumber(reader));
        Optional<String> text = text(read);
        return text.isEmpty() || text.get().equals(read.getAsString())
                ? read
                : new JsonPrimitive(ToNumberPolicy.LAZILY_PARSED_NUMBER.readNumber(new JsonReader(new StringReader(text.get()))));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** Nearly every number is, and needs no work. */
    private static boolean isPlain(String literal) {
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if (c == '.' || c == 'e' || c == 'E') {
                return false;
            }
        }
        return literal.length() <= MOST_PLACES && !literal.equals("-0");
    }
}
