package app.tallybird.engine.contract;

import java.util.Map;
import java.util.stream.Collectors;

/** One contract rule or price as somebody wrote it; what is not said is empty. {@code line} is its place in the file, 0 where there is none. */
public record WrittenLine<C extends WrittenColumn>(long line, Map<C, String> fields) {

    /** Every customer, or every service. */
    public static final String EVERY = "*";

    public WrittenLine {
        fields = fields.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, field -> field.getValue().strip()));
    }

    public String get(C column) {
        return fields.getOrDefault(column, "");
    }

    /** The name where it is said, else the id. */
    public String either(C name, C id) {
        return get(name).isEmpty() ? get(id) : get(name);
    }
}
