package app.tallybird.connector.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** A text with placeholders, the only templating there is. A text that is exactly one placeholder keeps the type of its source. Immutable. */
public record Template(String text, List<Part> parts) {

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "\\{\\{(input|secret|parent|row|session|sign|date)\\.([A-Za-z0-9_.\\-\\[\\]\"@ ]+(?:\\(\\d{1,4}\\))?)(?:\\|([^{}]*))?\\}\\}");

    public Template {
        parts = List.copyOf(parts);
    }

    /** A piece of a template. */
    public sealed interface Part {
        record Literal(String text) implements Part {
        }

        record Placeholder(Source source, String name, String format) implements Part {
        }
    }

    /** Where a placeholder's value comes from. */
    public enum Source {
        INPUT,
        SECRET,
        PARENT,
        ROW,
        SESSION,
        SIGN,
        DATE
    }

    /** Finds values for placeholders; throws a problem when there is none. */
    @FunctionalInterface
    public interface Scope {
        JsonPrimitive value(Part.Placeholder placeholder);
    }

    /** The template, or empty when it has braces that are no placeholder. */
    public static Optional<Template> parse(String text) {
        if (!text.contains("{{")) {
            return Optional.of(literal(text));
        }
        List<Part> parts = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        int end = 0;
        while (matcher.find()) {
            literal(text.substring(end, matcher.start()), parts);
            Source source = Source.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
            String format = matcher.group(3);
            parts.add(new Part.Placeholder(source, matcher.group(2), format == null ? "" : format));
            end = matcher.end();
        }
        literal(text.substring(end), parts);
        boolean stray = parts.stream().anyMatch(part -> part instanceof Part.Literal literal && literal.text().contains("{{"));
        return stray ? Optional.empty() : Optional.of(new Template(text, parts));
    }

    private static void literal(String text, List<Part> to) {
        if (!text.isEmpty()) {
            to.add(new Part.Literal(text));
        }
    }

    public static Template literal(String text) {
        return new Template(text, text.isEmpty() ? List.of() : List.of(new Part.Literal(text)));
    }

    public List<Part.Placeholder> placeholders() {
        return parts.stream().filter(Part.Placeholder.class::isInstance).map(Part.Placeholder.class::cast).toList();
    }

    /** The input that the whole text stands for, when it is exactly one. */
    public Optional<String> onlyInput() {
        return parts.size() == 1 && parts.getFirst() instanceof Part.Placeholder one && one.source() == Source.INPUT
                ? Optional.of(one.name())
                : Optional.empty();
    }

    public boolean isLiteral() {
        return placeholders().isEmpty();
    }

    public String render(Scope scope) {
        return render(scope, UnaryOperator.identity());
    }

    /** Renders, and passes every placeholder's value through {@code encode}, which literals do not need. */
    public String render(Scope scope, UnaryOperator<String> encode) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Part.Literal literal -> text.append(literal.text());
                case Part.Placeholder placeholder -> text.append(encode.apply(scope.value(placeholder).getAsString()));
            }
        }
        return text.toString();
    }

    /** As a JSON value: typed when the template is exactly one placeholder, a text otherwise. */
    public JsonElement renderJson(Scope scope) {
        if (parts.size() == 1 && parts.getFirst() instanceof Part.Placeholder placeholder) {
            return scope.value(placeholder);
        }
        return new JsonPrimitive(render(scope));
    }

    @Override
    public String toString() {
        return text;
    }
}
