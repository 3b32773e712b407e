package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.function.Function;
import java.util.stream.Collectors;

import app.tallybird.model.Money;
import app.tallybird.model.MoneySum;
import app.tallybird.model.Units;
import app.tallybird.problem.Wording;

/** How numbers and amounts are written for whoever reads them. */
public record Written(Function<BigDecimal, String> units, Function<Money, String> money) {

    /** As the command line writes them. */
    public static final Written PLAIN = new Written(Units::text, Money::text);

    /** With its sign, but for nothing. */
    public String signed(Money amount) {
        return amount.signum() > 0 ? "+" + money.apply(amount) : money.apply(amount);
    }

    /** "+212.50 USD a month (5 of 7 counts priced)"; where nothing of it has a price, that. */
    public String change(MoneySum sum) {
        if (sum.isEmpty()) {
            return sum.of() == 0 ? "" : "no price for " + (sum.of() == 1 ? "it" : "any of them");
        }
        return sum.amounts().stream().map(this::signed).collect(Collectors.joining(", ")) + " a month" + priced(sum);
    }

    /** "Margin 62.50 USD a month (5 of 7 counts with a cost)"; where nothing of it has a cost, empty. */
    public String margin(MoneySum margins) {
        return margins.isEmpty()
                ? ""
                : "Margin " + margins.amounts().stream().map(money).collect(Collectors.joining(", ")) + " a month"
                        + (margins.whole()
                                ? ""
                                : " (" + margins.priced() + " of " + Wording.count(margins.of(), "count") + " with a cost)");
    }

    /** " (5 of 7 counts priced)", or nothing where nothing lacks a price. */
    public static String priced(MoneySum sum) {
        return sum.whole() ? "" : " (" + sum.priced() + " of " + Wording.count(sum.of(), "count") + " priced)";
    }
}
