package app.tallybird.engine.contract;

import java.util.EnumMap;
import java.util.Map;

/** One price as somebody wrote it; what is not said is empty. {@code line} is its place in the file, 0 where there is none. */
public record PriceLine(long line, Map<PriceColumn, String> fields) {

    public PriceLine {
        Map<PriceColumn, String> stripped = new EnumMap<>(PriceColumn.class);
        fields.forEach((column, text) -> stripped.put(column, text.strip()));
        fields = Map.copyOf(stripped);
    }

    public String get(PriceColumn column) {
        return fields.getOrDefault(column, "");
    }
}
