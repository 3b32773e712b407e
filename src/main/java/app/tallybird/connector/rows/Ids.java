package app.tallybird.connector.rows;

import java.math.BigDecimal;

import com.google.gson.JsonPrimitive;

/** Ids as texts, by their literal digits: 1.0 is 1, and no digit of a long id is lost. */
public final class Ids {

    private Ids() {
    }

    public static String text(JsonPrimitive value) {
        String literal = value.getAsString();
        if (!value.isNumber() || isPlain(literal)) {
            return literal;
        }
        BigDecimal number = new BigDecimal(literal).stripTrailingZeros();
        return number.toPlainString();
    }

    private static boolean isPlain(String literal) {
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if (c == '.' || c == 'e' || c == 'E') {
                return false;
            }
        }
        return true;
    }
}
