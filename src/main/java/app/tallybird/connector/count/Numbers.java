package app.tallybird.connector.count;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.csv.NumberForm;
import app.tallybird.connector.csv.NumberText;
import app.tallybird.connector.format.Usage;
import app.tallybird.connector.format.Usage.NumberRule;
import app.tallybird.connector.format.Usage.Round;
import app.tallybird.http.JsonNumbers;
import app.tallybird.model.UnitCount;

/** Reads numbers exactly and strictly, and finishes results. */
final class Numbers {

    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,30}(\\.\\d{1,20})?");
    private static final BigDecimal ABSURD = new BigDecimal("1000000000");

    private Numbers() {
    }

    /** What a line of a file below zero does. */
    enum Below {
        TAKES_AWAY,
        IS_UNKNOWN,
        STOPS;

        static Below of(Usage.Measured usage) {
            return usage.numbers().belowZero() == Usage.BelowZero.STOPS
                    ? STOPS
                    : usage.measure() == Usage.Measure.SUM ? TAKES_AWAY : IS_UNKNOWN;
        }
    }

    /** What a field holds: a number, nothing, or something that is no count. */
    sealed interface Read {

        record Value(BigDecimal value) implements Read {
        }

        record Missing() implements Read {
        }

        /** A number below zero where none may be. */
        record Negative(String why) implements Read {
        }

        record Wrong(String why) implements Read {
        }
    }

    /** The number of an answer, which is written as JSON writes it. */
    static Read read(@Nullable JsonElement value) {
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
        if (primitive.isNumber()) {
            return number(primitive, Below.IS_UNKNOWN);
        }
        if (!PLAIN.matcher(text).matches()) {
            return new Read.Wrong("is no number but " + shown(value));
        }
        return signed(new BigDecimal(text), Below.IS_UNKNOWN);
    }

    /** The number of a cell: one that its column made sure of, or a text that can be understood by itself. */
    static Read readText(@Nullable JsonElement value, NumberForm form, Below below) {
        if (!(value instanceof JsonPrimitive primitive) || primitive.isNumber()) {
            return value instanceof JsonPrimitive number ? number(number, below) : read(value);
        }
        return switch (NumberText.of(primitive.getAsString())) {
            case NumberText.Missing missing -> new Read.Missing();
            case NumberText.Wrong wrong -> new Read.Wrong(wrong.why() + ": " + shown(value));
            case NumberText.Numeral number -> switch (form.read(number)) {
                case NumberForm.Read.Value read -> signed(read.value(), below);
                case NumberForm.Read.Unclear unclear -> new Read.Wrong(unclear.why() + ": " + shown(value));
            };
        };
    }

    private static Read number(JsonPrimitive value, Below below) {
        return JsonNumbers.parse(value.getAsString()).map(number -> signed(number, below))
                .orElseGet(() -> new Read.Wrong("is a number beyond reason: " + shown(value)));
    }

    private static Read signed(BigDecimal number, Below below) {
        if (number.signum() >= 0 || below == Below.TAKES_AWAY) {
            return new Read.Value(number);
        }
        String why = "is below zero: " + number.toPlainString();
        return below == Below.STOPS ? new Read.Wrong(why) : new Read.Negative(why);
    }

    private static String shown(JsonElement value) {
        String text = value.toString();
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    /** Converts and rounds a result; rounding is the last step, per account. */
    static BigDecimal finish(BigDecimal value, NumberRule rule) {
        BigDecimal converted = rule.unit().map(unit -> unit.from().convert(value, unit.to())).orElse(value);
        return switch (rule.round()) {
            case NONE, DECIMALS -> converted;
            case UP -> converted.setScale(0, RoundingMode.CEILING);
            case DOWN -> converted.setScale(0, RoundingMode.FLOOR);
            case NEAREST -> converted.setScale(0, RoundingMode.HALF_UP);
        };
    }

    /** A finished result as a count. One below zero is not known, also where rounding would make a zero of it, nor is one beyond reason. */
    static UnitCount count(BigDecimal value, NumberRule rule) {
        if (value.signum() < 0) {
            return new UnitCount.Unknown("E337: the count is below zero: " + value.toPlainString());
        }
        BigDecimal result = finish(value, rule);
        if (result.compareTo(ABSURD) > 0) {
            return new UnitCount.Unknown("E333: the count is beyond reason: " + result.toPlainString());
        }
        return rule.round() == Round.NONE && result.stripTrailingZeros().scale() > 0
                ? new UnitCount.Unknown("E357: the count is no whole number: " + shown(result))
                : UnitCount.of(result);
    }

    private static String shown(BigDecimal number) {
        String plain = number.toPlainString();
        return plain.length() > 40 ? number.toString() : plain;
    }
}
