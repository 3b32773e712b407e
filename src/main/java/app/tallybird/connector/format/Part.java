package app.tallybird.connector.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.format.Finding.Position;

/**
 * One object of the document while it is read. Every property that is asked for counts as known; {@link #close()} complains about the others. A
 * complaint never stops the reading, so that one pass finds all of them.
 */
final class Part implements AutoCloseable {

    private final Node.Obj object;
    private final String pointer;
    private final Findings findings;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();

    private Part(Node.Obj object, String pointer, Findings findings) {
        this.object = object;
        this.pointer = pointer;
        this.findings = findings;
    }

    static Part of(Node node, String pointer, Findings findings) {
        if (node instanceof Node.Obj object) {
            return new Part(object, pointer, findings);
        }
        findings.add("C105", pointer, node.at(), "an object is expected here, not " + node.kind(), "write { ... }");
        return new Part(new Node.Obj(node.at(), Map.of()), pointer, findings);
    }

    String pointer() {
        return pointer;
    }

    Position at() {
        return object.at();
    }

    Findings findings() {
        return findings;
    }

    void complain(String code, String property, String text, String hint) {
        Node.Member member = object.members().get(property);
        Position at = member == null ? object.at() : member.value().at();
        findings.add(code, property.isEmpty() ? pointer : inner(property), at, text, hint);
    }

    private String inner(String property) {
        return pointer + "/" + property.replace("~", "~0").replace("/", "~1");
    }

    boolean has(String property) {
        asked.add(property);
        return object.members().containsKey(property);
    }

    @Nullable
    Node node(String property) {
        asked.add(property);
        Node.Member member = object.members().get(property);
        return member == null ? null : member.value();
    }

    private <T> Optional<T> typed(String property, String wanted, Function<Node, Optional<T>> reader) {
        Node node = node(property);
        if (node == null) {
            return Optional.empty();
        }
        Optional<T> value = reader.apply(node);
        if (value.isEmpty()) {
            complain("C105", property, wanted + " is expected here, not " + node.kind(), "");
        }
        return value;
    }

    Optional<String> text(String property) {
        return typed(property, "a text", node -> node instanceof Node.Str text ? Optional.of(text.text()) : Optional.empty());
    }

    String required(String property) {
        Optional<String> value = text(property);
        if (value.isEmpty() && !object.members().containsKey(property)) {
            missing(property);
        } else if (value.isPresent() && value.get().isBlank()) {
            complain("C107", property, "\"" + property + "\" is empty", "");
        }
        return value.orElse("");
    }

    /** Said when the object is closed, unless an unknown property turns out to be a misspelling of it. */
    void missing(String property) {
        missing.add(property);
    }

    /** How many properties the object has besides these and the free ones that begin with x-. */
    int propertiesBesides(String... names) {
        Set<String> rest = new LinkedHashSet<>(object.members().keySet());
        rest.removeAll(List.of(names));
        rest.removeIf(name -> name.startsWith("x-"));
        return rest.size();
    }

    /** A required text that is a key: a name for machines. */
    String key(String property) {
        String key = required(property);
        if (!key.isBlank() && !isKey(key)) {
            complain("C107", property, "\"" + key + "\" is not a key",
                    "begin with a lower-case letter; letters, digits, _ and - may follow, up to 40");
        }
        return key;
    }

    static boolean isKey(String text) {
        return text.matches("[a-z][A-Za-z0-9_-]{0,39}");
    }

    boolean bool(String property, boolean otherwise) {
        return typed(property, "true or false", node -> node instanceof Node.Bool bool ? Optional.of(bool.value()) : Optional.empty())
                .orElse(otherwise);
    }

    Optional<BigDecimal> number(String property) {
        return typed(property, "a number", node -> node instanceof Node.Num number ? Optional.of(number.number()) : Optional.empty());
    }

    int integer(String property, int otherwise, int least, int most) {
        Optional<BigDecimal> value = number(property);
        if (value.isEmpty()) {
            return otherwise;
        }
        BigDecimal number = value.get();
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        if (!whole || number.compareTo(BigDecimal.valueOf(least)) < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            complain("C108", property, "a whole number from " + least + " to " + most + " is expected here, not " + number.toPlainString(),
                    "");
            return otherwise;
        }
        return number.intValueExact();
    }

    /** One of the words, in the order of the values they stand for. */
    <T> T oneOf(String property, Map<String, T> known, T otherwise) {
        Optional<String> word = text(property);
        if (word.isPresent() && !known.containsKey(word.get())) {
            String hint = DidYouMean.hint(word.get(), known.keySet());
            complain("C106", property, "\"" + word.get() + "\" is not known here",
                    hint.isEmpty() ? "use one of: " + String.join(", ", known.keySet()) : hint);
        }
        T value = word.map(known::get).orElse(otherwise);
        return value == null ? otherwise : value;
    }

    Optional<FieldPath> path(String property) {
        return text(property).flatMap(text -> path(property, text));
    }

    private Optional<FieldPath> path(String property, String text) {
        Optional<FieldPath> path = FieldPath.parse(text);
        if (path.isEmpty()) {
            complain("C109", property, text.isBlank() ? "no field is named here" : "\"" + text + "\" is not a path",
                    text.isBlank()
                            ? "name one, such as id or attributes.name"
                            : "write name.name, name[0].name, [\"odd name\"].x, or . for the whole value");
        }
        return path;
    }

    /** One path, or a list of them. */
    List<FieldPath> pathOrPaths(String property) {
        return node(property) instanceof Node.Arr ? paths(property) : path(property).stream().toList();
    }

    /** A list of paths. */
    List<FieldPath> paths(String property) {
        return textItems(property).stream().flatMap(text -> path(property, text).stream()).toList();
    }

    FieldPath requiredPath(String property) {
        if (!has(property)) {
            missing(property);
        }
        return path(property).orElse(FieldPath.ofName("?"));
    }

    /** A path, or exactly one input placeholder. */
    Optional<FieldRef> ref(String property) {
        Optional<String> text = text(property);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Template> template = Template.parse(text.get());
        if (template.isPresent() && template.get().parts().size() == 1
                && template.get().parts().getFirst() instanceof Template.Part.Placeholder one && one.source() == Template.Source.INPUT) {
            return Optional.of(new FieldRef(text.get(), Optional.empty(), Optional.of(one.name())));
        }
        return path(property, text.get()).map(FieldRef::of);
    }

    FieldRef requiredRef(String property) {
        if (!has(property)) {
            missing(property);
        }
        return ref(property).orElse(FieldRef.of(FieldPath.ofName("?")));
    }

    Optional<Template> template(String property) {
        return text(property).flatMap(text -> template(property, text));
    }

    private Optional<Template> template(String property, String text) {
        Optional<Template> template = Template.parse(text);
        if (template.isEmpty()) {
            complain("C110", property, "there is a placeholder that is not understood in \"" + text + "\"",
                    "write {{input.x}}, {{secret.x}}, {{parent.x}}, {{row.x}} or {{date.today}}");
        }
        return template;
    }

    Template requiredTemplate(String property) {
        if (!has(property)) {
            missing(property);
        }
        return template(property).orElse(Template.literal(""));
    }

    Map<String, Template> templates(String property) {
        Map<String, Template> templates = new LinkedHashMap<>();
        part(property).ifPresent(part -> part.names().forEach(name -> part.template(name).ifPresent(value -> templates.put(name, value))));
        return templates;
    }

    Map<String, String> texts(String property) {
        Map<String, String> texts = new LinkedHashMap<>();
        part(property).ifPresent(part -> part.names().forEach(name -> part.text(name).ifPresent(value -> texts.put(name, value))));
        return texts;
    }

    Optional<Pattern> regex(String property) {
        return text(property).flatMap(text -> {
            try {
                if (text.length() > 300) {
                    complain("C111", property, "the expression is longer than 300 characters", "");
                    return Optional.empty();
                }
                if (PatternSize.isTooLarge(text)) {
                    complain("C111", property, "the repetitions of the expression multiply to more than can be tried",
                            "repeat less inside of what is repeated");
                    return Optional.empty();
                }
                return Optional.of(Pattern.compile(text));
            } catch (PatternSyntaxException e) {
                complain("C111", property, "the expression is not understood: " + e.getMessage(),
                        "RE2 syntax: no look-around, no back references");
                return Optional.empty();
            }
        });
    }

    Optional<Part> part(String property) {
        Node node = node(property);
        return node == null ? Optional.empty() : Optional.of(of(node, inner(property), findings));
    }

    /** The property names, in the document's order; asking for them makes all of them known. */
    List<String> names() {
        asked.addAll(object.members().keySet());
        return List.copyOf(object.members().keySet());
    }

    List<Part> parts(String property) {
        List<Part> parts = new ArrayList<>();
        List<Node> items = items(property);
        for (int i = 0; i < items.size(); i++) {
            parts.add(of(items.get(i), inner(property) + "/" + i, findings));
        }
        return parts;
    }

    List<Node> items(String property) {
        return typed(property, "a list", node -> node instanceof Node.Arr array ? Optional.of(array.items()) : Optional.empty())
                .orElse(List.of());
    }

    List<String> textItems(String property) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(property)) {
            if (item instanceof Node.Str text) {
                texts.add(text.text());
            } else {
                complain("C105", property, "a list of texts is expected here", "");
            }
        }
        return texts;
    }

    /** Complains about every property that nobody asked for, and about every one that is missing. */
    @Override
    public void close() {
        List<String> free = asked.stream().filter(known -> !object.members().containsKey(known)).toList();
        object.members().forEach((name, member) -> {
            if (!asked.contains(name) && !name.startsWith("x-")) {
                DidYouMean.nearest(name, free).ifPresent(missing::remove);
                String hint = DidYouMean.hint(name, free);
                findings.add("C102", inner(name), member.nameAt(), "\"" + name + "\" is not known here",
                        hint.isEmpty() ? "known are: " + String.join(", ", asked) : hint);
            }
        });
        missing.forEach(name -> findings.add("C104", pointer, object.at(), "\"" + name + "\" is missing", ""));
        missing.clear();
    }
}
