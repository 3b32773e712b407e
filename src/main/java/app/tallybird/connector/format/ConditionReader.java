package app.tallybird.connector.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonElement;

import app.tallybird.connector.format.Operator.Compares.Sign;
import app.tallybird.connector.format.Operator.TextPart.Place;

/** Reads conditions. */
final class ConditionReader {

    private ConditionReader() {
    }

    static Condition read(ObjectReader condition) {
        if (condition.has("any")) {
            return new Condition.AnyOf(condition.conditions("any"));
        }
        if (condition.has("not")) {
            return new Condition.Not(condition.conditions("not"));
        }
        List<Operator> operators = new ArrayList<>();
        condition.object().entrySet().forEach(entry -> operator(condition, entry.getKey(), entry.getValue()).ifPresent(operators::add));
        return new Condition.FieldTest(condition.neededPath("field"), operators, condition.flag("mayBeMissing"));
    }

    private static Optional<Operator> operator(ObjectReader condition, String name, JsonElement value) {
        boolean matchCase = condition.flag("matchCase");
        return Optional.ofNullable(switch (name) {
            case "is", "isNot" -> value(value, name.equals("is"), matchCase);
            case "in", "notIn" -> new Operator.OneOf(value.getAsJsonArray().asList().stream().map(JsonElement::getAsJsonPrimitive).toList(),
                    name.equals("in"), matchCase);
            case "contains" -> new Operator.TextPart(Place.CONTAINS, value.getAsString(), matchCase);
            case "startsWith" -> new Operator.TextPart(Place.STARTS, value.getAsString(), matchCase);
            case "endsWith" -> new Operator.TextPart(Place.ENDS, value.getAsString(), matchCase);
            case "matches" -> new Operator.Matches(condition.regex(name).orElseThrow());
            case "moreThan" -> new Operator.Compares(Sign.MORE, value.getAsBigDecimal());
            case "atLeast" -> new Operator.Compares(Sign.AT_LEAST, value.getAsBigDecimal());
            case "lessThan" -> new Operator.Compares(Sign.LESS, value.getAsBigDecimal());
            case "atMost" -> new Operator.Compares(Sign.AT_MOST, value.getAsBigDecimal());
            case "exists" -> new Operator.Exists(value.getAsBoolean());
            case "blank" -> new Operator.Blank(value.getAsBoolean());
            case "withinDays" -> new Operator.WithinDays(value.getAsInt());
            default -> null;
        });
    }

    private static Operator value(JsonElement value, boolean wanted, boolean matchCase) {
        return Template.parse(value.getAsString()).flatMap(Template::onlyInput)
                .<Operator>map(input -> new Operator.SameAsInput(input, wanted, matchCase))
                .orElseGet(() -> new Operator.OneOf(List.of(value.getAsJsonPrimitive()), wanted, matchCase));
    }
}
