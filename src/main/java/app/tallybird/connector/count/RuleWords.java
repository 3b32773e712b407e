package app.tallybird.connector.count;

import java.util.List;

import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.Usage;

/** A counting rule as a person would say it. */
public final class RuleWords {

    private RuleWords() {
    }

    /** The rule for those who bill, where the connector has no sentence of its own. */
    public static String sentence(Usage.Measured usage, String field) {
        String list = "\"" + StateWords.name(usage.from()) + "\"";
        String value = "\"" + StateWords.name(field) + "\"";
        String what = switch (usage.measure()) {
            case COUNT -> "Every entry of %s counts once".formatted(list);
            case COUNT_DISTINCT -> "Every different %s in %s counts once".formatted(value, list);
            case SUM -> "The numbers in %s of %s are added up".formatted(value, list);
            case MAX -> "The largest %s of %s counts".formatted(value, list);
            case MIN -> "The smallest %s of %s counts".formatted(value, list);
            case VALUE -> "The number in %s of %s counts".formatted(value, list);
        };
        return what + (usage.where().isEmpty() ? "." : ", if " + Condition.words(usage.where()) + ".");
    }

    /** {@code more} says whose day is today, and what a person has chosen, where that matters. */
    public static String of(Usage.Measured usage, String account, String field, String more) {
        String what = switch (usage.measure()) {
            case COUNT -> "rows of " + usage.from() + " counted";
            case COUNT_DISTINCT -> "different values of " + field + " in " + usage.from();
            case SUM -> "sum of " + field + " in " + usage.from();
            case MAX -> "largest " + field + " in " + usage.from();
            case MIN -> "smallest " + field + " in " + usage.from();
            case VALUE -> field + " in " + usage.from();
        };
        String where = usage.where().isEmpty() ? "" : " where " + Condition.words(usage.where());
        List<String> others = usage.numbers().zeroIfAny();
        return what + where + ", per " + account + more + (others.isEmpty() ? "" : "; 0 when any is above 0: " + String.join(", ", others));
    }
}
