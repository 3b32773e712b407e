package app.tallybird.connector.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Where a value is inside another: {@code a.b[0].c}, {@code ["odd.name"]}, or {@code .} for the whole. No wildcards and no functions, so that a path
 * means one value. Immutable.
 */
public final class FieldPath {

    /** One step: into an object by name, or into a list by place. */
    public sealed interface Step {
        record Name(String name) implements Step {
        }

        record Index(int place) implements Step {
        }
    }

    private final List<Step> steps;
    private final String text;
    private final @Nullable String first;

    private FieldPath(List<Step> steps, String text) {
        this.steps = List.copyOf(steps);
        this.text = text;
        this.first = !steps.isEmpty() && steps.getFirst() instanceof Step.Name name ? name.name() : null;
    }

    /** A path of exactly one name, whatever characters it has. */
    public static FieldPath ofName(String name) {
        return new FieldPath(List.of(new Step.Name(name)), name);
    }

    /** The path, or empty when the text is none. */
    public static Optional<FieldPath> parse(String text) {
        if (text.equals(".")) {
            return Optional.of(new FieldPath(List.of(), text));
        }
        List<Step> steps = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == '[') {
                int end = text.startsWith("[\"", at) ? text.indexOf("\"]", at + 2) + 1 : text.indexOf(']', at);
                if (end <= at + 1) {
                    return Optional.empty();
                }
                String inner = text.substring(at + 1, end);
                if (inner.startsWith("\"") && inner.length() > 2) {
                    steps.add(new Step.Name(inner.substring(1, inner.length() - 1)));
                } else if (inner.matches("\\d{1,6}")) {
                    steps.add(new Step.Index(Integer.parseInt(inner)));
                } else {
                    return Optional.empty();
                }
                at = end + 1;
            } else {
                int end = at;
                while (end < text.length() && ".[".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                String name = text.substring(at, end);
                if (name.isEmpty() || name.chars().anyMatch(c -> "]{}$".indexOf(c) >= 0)) {
                    return Optional.empty();
                }
                steps.add(new Step.Name(name));
                at = end;
            }
            if (at < text.length() && text.charAt(at) == '.') {
                at++;
                if (at == text.length() || text.charAt(at) == '[') {
                    return Optional.empty();
                }
            } else if (at < text.length() && text.charAt(at) != '[') {
                return Optional.empty();
            }
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(new FieldPath(steps, text));
    }

    /** The value, which may be JSON null; Java null when it is absent. */
    public @Nullable JsonElement read(JsonElement from) {
        JsonElement value = from;
        for (Step step : steps) {
            value = step(value, step);
            if (value == null) {
                return null;
            }
        }
        return value;
    }

    private static @Nullable JsonElement step(JsonElement from, Step step) {
        return switch (step) {
            case Step.Name name -> from instanceof JsonObject object ? object.get(name.name()) : null;
            case Step.Index index -> from instanceof JsonArray array && index.place() < array.size() ? array.get(index.place()) : null;
        };
    }

    public List<Step> steps() {
        return steps;
    }

    /** The first name, or empty for the whole value. */
    public Optional<String> firstName() {
        return Optional.ofNullable(first);
    }

    /** The same for the hot path, where a million rows make a wrapper cost something. */
    @Nullable
    String firstOrNull() {
        return first;
    }

    /** The path without its first step. */
    public FieldPath rest() {
        return new FieldPath(steps.subList(1, steps.size()), text);
    }

    /** The path of what holds the last step. */
    public FieldPath parent() {
        return new FieldPath(steps.subList(0, steps.size() - 1), text);
    }

    public boolean isWhole() {
        return steps.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldPath that && steps.equals(that.steps);
    }

    @Override
    public int hashCode() {
        return steps.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    /** Several of them in a sentence. */
    public static String words(List<FieldPath> paths) {
        return paths.stream().map(FieldPath::toString).collect(Collectors.joining(" and "));
    }
}
