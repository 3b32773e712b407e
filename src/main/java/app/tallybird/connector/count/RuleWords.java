package app.tallybird.connector.count;

import java.util.List;

import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.Usage.Measured;

/** A counting rule as a person would say it. */
final class RuleWords {

    private RuleWords() {
    }

    /** What is counted of which rows; {@code field} is the one that is read. */
    static String of(Measured usage, String field) {
        String what = switch (usage.measure()) {
            case COUNT -> "rows of " + usage.from() + " counted";
            case COUNT_DISTINCT -> "different values of " + field + " in " + usage.from();
            case SUM -> "sum of " + field + " in " + usage.from();
            case MAX -> "largest " + field + " in " + usage.from();
            case MIN -> "smallest " + field + " in " + usage.from();
            case VALUE -> field + " in " + usage.from();
        };
        return what + (usage.where().isEmpty() ? "" : " where " + Condition.words(usage.where()));
    }

    /** When the count is a zero whatever was counted, or empty. */
    static String zeros(Measured usage) {
        List<String> others = usage.numbers().zeroIfAny();
        return others.isEmpty() ? "" : "; 0 when any is above 0: " + String.join(", ", others);
    }
}
