package app.tallybird.engine.contract;

import java.util.EnumMap;
import java.util.Map;

/** One contract rule as somebody wrote it; what is not said is empty. {@code line} is its place in the file, 0 where there is none. */
public record RuleLine(long line, Map<RuleColumn, String> fields) {

    /** Every customer, or every service. */
    public static final String EVERY = "*";

    public RuleLine {
        Map<RuleColumn, String> stripped = new EnumMap<>(RuleColumn.class);
        fields.forEach((column, text) -> stripped.put(column, text.strip()));
        fields = Map.copyOf(stripped);
    }

    public String get(RuleColumn column) {
        return fields.getOrDefault(column, "");
    }
}
