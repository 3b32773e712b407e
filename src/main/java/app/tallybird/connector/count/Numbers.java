package app.tallybird.connector.count;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.format.Usage.NumberRule;

/** Reads numbers exactly and strictly, and finishes results. */
final class Numbers {

    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,30}(\\.\\d{1,20})?");
    private static final Pattern WITH_POINTS = Pattern.compile("-?\\d{1,3}(\\.\\d{3})+(,\\d{1,20})?|-?\\d{1,30}(,\\d{1,20})?");
    static final BigDecimal ABSURD = new BigDecimal("1000000000");

    private Numbers() {
    }

    /** What a field holds: a number, nothing, or something that is no count. */
    sealed interface Read {

        record Value(BigDecimal value) implements Read {
        }

        record Missing() implements Read {
        }

        record Wrong(String why) implements Read {
        }
    }

    static Read read(@Nullable JsonElement value, boolean decimalComma) {
        if (value == null || value.isJsonNull()) {
            return new Read.Missing();
        }
        if (!(value instanceof JsonPrimitive primitive) || primitive.isBoolean()) {
            return new Read.Wrong("is no number but " + shown(value));
        }
        String text = primitive.getAsString();
        if (primitive.isString() && text.isEmpty()) {
            return new Read.Missing();
        }
        BigDecimal number;
        if (decimalComma && primitive.isString()) {
            if (!WITH_POINTS.matcher(text).matches()) {
                return new Read.Wrong("is no number but " + shown(value));
            }
            number = new BigDecimal(text.replace(".", "").replace(',', '.'));
        } else if (primitive.isNumber() || PLAIN.matcher(text).matches()) {
            number = new BigDecimal(text);
        } else {
            return new Read.Wrong("is no number but " + shown(value));
        }
        if (number.signum() < 0) {
            return new Read.Wrong("is below zero: " + text);
        }
        return new Read.Value(number);
    }

    private static String shown(JsonElement value) {
        String text = value.toString();
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    /** Converts and rounds a result; rounding is the last step, per account. */
    static BigDecimal finish(BigDecimal value, NumberRule rule) {
        BigDecimal converted = rule.unit().map(unit -> unit.from().convert(value, unit.to())).orElse(value);
        return switch (rule.round()) {
            case NONE -> converted;
            case UP -> converted.setScale(0, RoundingMode.CEILING);
            case DOWN -> converted.setScale(0, RoundingMode.FLOOR);
            case NEAREST -> converted.setScale(0, RoundingMode.HALF_UP);
        };
    }
}
