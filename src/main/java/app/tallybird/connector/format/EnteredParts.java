package app.tallybird.connector.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.google.gson.JsonPrimitive;

/**
 * What a document leaves to whoever uses it: conditions that are entered as a text, such as {@code Billed = Yes; Type != Trial | Test}, and a field to be
 * added up that may be left empty, so that rows are counted. With them a document says all of what is read.
 */
public final class EnteredParts {

    private static final String WORD = "\"[^\"]*\"|[^\";|=!]+";
    private static final Pattern CONDITION = Pattern
            .compile("\\s*(" + WORD + ")\\s*(!?=)\\s*((?:" + WORD + ")(?:\\|(?:" + WORD + "))*)\\s*");
    private static final Pattern VALUE = Pattern.compile("\\s*(" + WORD + ")\\s*(?:\\||$)");
    private static final Pattern PARTS = Pattern.compile("(?:\"[^\"]*\"|[^\";])+");

    private EnteredParts() {
    }

    /** An entered text that no condition can be made of, with the key of its input. */
    public static final class NoCondition extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;
        private final String input;
        private final String words;

        NoCondition(String input, String part) {
            super(part);
            words = "has \"" + part.strip() + "\", which is no condition";
            this.input = input;
        }

        /** What is wrong, continuing the name of the input. */
        public String words() {
            return words;
        }

        public String input() {
            return input;
        }
    }

    /** The document with these inputs in their places; the same document when it leaves nothing. */
    public static ConnectorDocument of(ConnectorDocument document, Map<String, String> inputs) {
        List<ServiceRule> services = new ArrayList<>();
        List<FieldUse> uses = new ArrayList<>(document.uses());
        for (int i = 0; i < document.services().size(); i++) {
            ServiceRule service = document.services().get(i);
            if (service.usage() instanceof Usage.Measured measured) {
                String pointer = "/services/" + i + "/usage/where";
                Usage.Measured now = entered(measured, inputs);
                now.where().stream().filter(condition -> !measured.where().contains(condition))
                        .flatMap(condition -> condition.tests().stream())
                        .forEach(test -> uses.add(new FieldUse(pointer, FieldRef.of(test.field()), List.of(measured.from()))));
                services.add(new ServiceRule(service.naming(), service.description(), service.means(), service.category(),
                        service.subcategory(), now));
            } else {
                services.add(service);
            }
        }
        return services.equals(document.services())
                ? document
                : new ConnectorDocument(document.head(), document.inputs(), document.http(), document.auth(), document.tables(),
                        document.check(), document.accounts(), services, document.limits(), uses);
    }

    private static Usage.Measured entered(Usage.Measured measured, Map<String, String> inputs) {
        List<Condition> where = measured.where().stream()
                .flatMap(condition -> condition instanceof Condition.Entered entered
                        ? conditions(entered.input(), inputs.getOrDefault(entered.input(), "")).stream()
                        : Stream.of(condition))
                .toList();
        boolean rows = measured.measure() == Usage.Measure.SUM
                && measured.field().flatMap(FieldRef::input).filter(input -> inputs.getOrDefault(input, "").isEmpty()).isPresent();
        return new Usage.Measured(measured.from(), measured.account(), rows ? Usage.Measure.COUNT : measured.measure(),
                rows ? Optional.empty() : measured.field(), where, measured.numbers());
    }

    private static List<Condition> conditions(String input, String text) {
        List<Condition> conditions = new ArrayList<>();
        Matcher parts = PARTS.matcher(text);
        while (parts.find()) {
            if (!parts.group().isBlank()) {
                conditions.add(condition(input, parts.group()));
            }
        }
        if (!text.isBlank() && !parts.replaceAll("").replace(";", "").isBlank()) {
            throw new NoCondition(input, text);
        }
        return conditions;
    }

    private static Condition condition(String input, String part) {
        Matcher condition = CONDITION.matcher(part);
        if (!condition.matches()) {
            throw new NoCondition(input, part);
        }
        List<JsonPrimitive> values = new ArrayList<>();
        Matcher value = VALUE.matcher(condition.group(3));
        while (value.lookingAt()) {
            values.add(new JsonPrimitive(bare(value.group(1))));
            value.region(value.end(), condition.group(3).length());
        }
        boolean wanted = condition.group(2).equals("=");
        return new Condition.FieldTest(FieldPath.ofName(bare(condition.group(1))), List.of(new Operator.OneOf(values, wanted, false)),
                false);
    }

    private static String bare(String word) {
        String text = word.strip();
        return text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
    }

    /** A condition as it is entered: the column, whether its values are those that count, and the values. */
    public static String text(String column, boolean keeps, List<String> values) {
        return word(column) + (keeps ? " = " : " != ") + String.join(" | ", values.stream().map(EnteredParts::word).toList());
    }

    private static String word(String text) {
        return text.isEmpty() || !text.equals(text.strip()) || text.chars().anyMatch(c -> ";|=!".indexOf(c) >= 0)
                ? "\"" + text + "\""
                : text;
    }
}
