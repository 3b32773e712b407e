package app.tallybird.connector.run.source;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

/** The forms a value takes on its way into a request. */
final class Texts {

    private static final int LONGEST_NUMBER = 60;
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final String HEX = "0123456789ABCDEF";

    private Texts() {
    }

    /** The text of one value, a number by its digits ({@code 1.0} is {@code 1}); empty for absent, null, objects and lists. */
    static Optional<String> of(@Nullable JsonElement value) {
        if (!(value instanceof JsonPrimitive primitive)) {
            return Optional.empty();
        }
        String text = primitive.getAsString();
        return Optional.of(primitive.isNumber() ? plain(text) : text);
    }

    private static String plain(String number) {
        boolean whole = number.chars().allMatch(c -> c >= '0' && c <= '9');
        if (whole || number.length() > LONGEST_NUMBER) {
            return number;
        }
        BigDecimal exact = new BigDecimal(number);
        if (Math.abs(exact.scale()) > LONGEST_NUMBER) {
            return number;
        }
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }

    /** Everything but the unreserved characters of RFC 3986 percent-encoded, slashes too. */
    static String percent(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (UNRESERVED.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return encoded.toString();
    }
}
