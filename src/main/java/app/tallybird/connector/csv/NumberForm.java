package app.tallybird.connector.csv;

import java.math.BigDecimal;

/**
 * How the numbers of one column are written. A mark is {@link NumberText#NONE} when nothing is known of it; two marks are never the same.
 *
 * @param decimal what stands before fractions
 * @param group what stands between thousands
 */
public record NumberForm(char decimal, char group) {

    /** Only numbers that can be read in one way are understood. */
    public static final NumberForm UNKNOWN = new NumberForm(NumberText.NONE, NumberText.NONE);

    /** The form that somebody chose by its decimal mark; any other word leaves it to the column. */
    public static NumberForm chosen(String decimal) {
        return decimal.equals(".") || decimal.equals(",") ? new NumberForm(decimal.charAt(0), NumberText.NONE) : UNKNOWN;
    }

    public boolean isChosen() {
        return decimal != NumberText.NONE;
    }

    /** The number of a cell, or what is wrong with it. */
    public Read read(NumberText.Numeral number) {
        NumberText.Digits digits = number.digits();
        boolean fits = (digits.decimal() == NumberText.NONE || decimal == NumberText.NONE || digits.decimal() == decimal)
                && (digits.group() == NumberText.NONE || digits.group() != decimal);
        if (!fits) {
            return new Read.Unclear("does not fit the decimal mark \"" + decimal + "\"");
        }
        char open = digits.either();
        if (open != NumberText.NONE && decimal == NumberText.NONE && group == NumberText.NONE) {
            return new Read.Unclear(
                    "is " + NumberText.value(number, false).toPlainString() + " or " + NumberText.value(number, true).toPlainString());
        }
        boolean openIsDecimal = decimal == NumberText.NONE ? open != group : open == decimal;
        BigDecimal value = NumberText.value(number, openIsDecimal).stripTrailingZeros();
        return new Read.Value(value.scale() < 0 ? value.setScale(0) : value);
    }

    /** What became of a number. */
    public sealed interface Read {

        record Value(BigDecimal value) implements Read {
        }

        /** {@code why} continues "it …". */
        record Unclear(String why) implements Read {
        }
    }
}
