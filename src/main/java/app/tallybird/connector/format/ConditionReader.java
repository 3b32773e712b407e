package app.tallybird.connector.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonPrimitive;

import app.tallybird.connector.format.Operator.Compares.Sign;
import app.tallybird.connector.format.Operator.TextPart.Place;

/** Reads conditions. */
final class ConditionReader {

    private ConditionReader() {
    }

    static List<Condition> list(Part holder, String property) {
        List<Condition> conditions = new ArrayList<>();
        for (Part part : holder.parts(property)) {
            conditions.add(one(part));
        }
        if (holder.has(property) && conditions.isEmpty()) {
            holder.complain("C107", property, "\"" + property + "\" has no condition", "remove it, or add a condition");
        }
        return conditions;
    }

    private static Condition one(Part part) {
        try (part) {
            if (part.has("any")) {
                return new Condition.AnyOf(list(part, "any"));
            }
            if (part.has("not")) {
                return new Condition.Not(list(part, "not"));
            }
            FieldPath field = part.requiredPath("field");
            boolean matchCase = part.bool("matchCase", false);
            boolean mayBeMissing = part.bool("mayBeMissing", false);
            List<Operator> operators = new ArrayList<>();
            value(part, "is", true, matchCase, operators);
            value(part, "isNot", false, matchCase, operators);
            values(part, "in", true, matchCase, operators);
            values(part, "notIn", false, matchCase, operators);
            text(part, "contains", Place.CONTAINS, matchCase, operators);
            text(part, "startsWith", Place.STARTS, matchCase, operators);
            text(part, "endsWith", Place.ENDS, matchCase, operators);
            part.regex("matches").ifPresent(pattern -> operators.add(new Operator.Matches(pattern)));
            number(part, "moreThan", Sign.MORE, operators);
            number(part, "atLeast", Sign.AT_LEAST, operators);
            number(part, "lessThan", Sign.LESS, operators);
            number(part, "atMost", Sign.AT_MOST, operators);
            if (part.has("exists")) {
                operators.add(new Operator.Exists(part.bool("exists", true)));
            }
            if (part.has("blank")) {
                operators.add(new Operator.Blank(part.bool("blank", true)));
            }
            if (part.has("withinDays")) {
                operators.add(new Operator.WithinDays(part.integer("withinDays", 1, 0, 36_500)));
            }
            if (part.propertiesBesides("field", "matchCase", "mayBeMissing") == 0) {
                part.complain("C107", "", "the condition compares with nothing", "add is, isNot, in, blank, moreThan, ...");
            }
            return new Condition.FieldTest(field, operators, mayBeMissing);
        }
    }

    private static void value(Part part, String name, boolean wanted, boolean matchCase, List<Operator> to) {
        Node node = part.node(name);
        if (node instanceof Node.Str text && text.text().contains("{{")) {
            input(text.text()).ifPresentOrElse(input -> to.add(new Operator.SameAsInput(input, wanted, matchCase)),
                    () -> part.complain("C110", name, "a condition compares with a value, or with exactly one {{input.x}}",
                            "write {{input.x}} alone"));
        } else if (node != null) {
            primitive(part, name, node).ifPresent(value -> to.add(new Operator.OneOf(List.of(value), wanted, matchCase)));
        }
    }

    private static Optional<String> input(String text) {
        return Template.parse(text).filter(template -> template.parts().size() == 1).map(template -> template.parts().getFirst())
                .filter(Template.Part.Placeholder.class::isInstance).map(Template.Part.Placeholder.class::cast)
                .filter(placeholder -> placeholder.source() == Template.Source.INPUT).map(Template.Part.Placeholder::name);
    }

    private static void values(Part part, String name, boolean wanted, boolean matchCase, List<Operator> to) {
        if (part.has(name)) {
            List<JsonPrimitive> values = new ArrayList<>();
            part.items(name).forEach(node -> primitive(part, name, node).ifPresent(values::add));
            if (part.node(name) instanceof Node.Arr list && list.items().isEmpty()) {
                part.complain("C107", name, "\"" + name + "\" is an empty list", "name at least one value");
            }
            to.add(new Operator.OneOf(List.copyOf(values), wanted, matchCase));
        }
    }

    private static Optional<JsonPrimitive> primitive(Part part, String name, Node node) {
        if (node.toGson() instanceof JsonPrimitive primitive) {
            return Optional.of(primitive);
        }
        part.complain("C105", name, "a text, a number, true or false is expected here, not " + node.kind(), "");
        return Optional.empty();
    }

    private static void text(Part part, String name, Place place, boolean matchCase, List<Operator> to) {
        part.text(name).ifPresent(text -> to.add(new Operator.TextPart(place, text, matchCase)));
    }

    private static void number(Part part, String name, Sign sign, List<Operator> to) {
        part.number(name).ifPresent(limit -> to.add(new Operator.Compares(sign, limit)));
    }
}
