package app.tallybird.connector.run.source;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.format.Condition.Moment;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Input;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.format.Template;
import app.tallybird.connector.format.Template.Part.Placeholder;
import app.tallybird.connector.run.fault.Fault;
import app.tallybird.problem.ProblemCode;
import app.tallybird.secret.Secret;

/** The values that placeholders of one run stand for: what the user entered, the defaults of the rest, secrets, and the run's one moment. Immutable. */
public final class RunValues {

    private final Map<String, JsonPrimitive> inputs = new HashMap<>();
    private final Map<String, Secret> secrets;
    private final Moment moment;

    public RunValues(ConnectorDocument document, Map<String, String> inputs, Map<String, Secret> secrets, Moment moment) {
        this.secrets = Map.copyOf(secrets);
        this.moment = moment;
        for (Input input : document.inputs()) {
            if (!input.secret()) {
                String given = inputs.getOrDefault(input.key(), "");
                this.inputs.put(input.key(), typed(given.isEmpty() ? input.defaultValue().orElse("") : given, input.type()));
            }
        }
    }

    private static JsonPrimitive typed(String text, Input.Type type) {
        if (type == Input.Type.INTEGER && text.matches("-?\\d{1,18}")) {
            return new JsonPrimitive(Long.valueOf(text));
        }
        if (type == Input.Type.BOOLEAN && (text.equals("true") || text.equals("false"))) {
            return new JsonPrimitive(Boolean.valueOf(text));
        }
        return new JsonPrimitive(text);
    }

    public Moment moment() {
        return moment;
    }

    Map<String, Secret> secrets() {
        return secrets;
    }

    /** What the user entered, or the default, or an empty text. */
    String input(String key) {
        JsonPrimitive value = inputs.get(key);
        return value == null ? "" : value.getAsString();
    }

    /** The values as seen from one place of the document and one parent row; a value that is not there is a fault of that place. */
    Template.Scope scope(@Nullable Row parent, String pointer) {
        return placeholder -> value(placeholder, parent, pointer);
    }

    private JsonPrimitive value(Placeholder placeholder, @Nullable Row parent, String pointer) {
        return switch (placeholder.source()) {
            case INPUT -> {
                JsonPrimitive value = inputs.get(placeholder.name());
                if (value == null) {
                    throw notGiven(placeholder.name(), pointer);
                }
                yield value;
            }
            case SECRET -> {
                Secret secret = secrets.get(placeholder.name());
                if (secret == null) {
                    throw notGiven(placeholder.name(), pointer);
                }
                yield new JsonPrimitive(secret.reveal());
            }
            case PARENT -> ofParent(placeholder, parent, pointer);
            case DATE -> Dates.render(placeholder.name(), placeholder.format(), moment).map(JsonPrimitive::new)
                    .orElseThrow(() -> unknown(placeholder, pointer));
            case ROW, SESSION -> throw unknown(placeholder, pointer);
        };
    }

    private static JsonPrimitive ofParent(Placeholder placeholder, @Nullable Row parent, String pointer) {
        if (parent == null) {
            throw unknown(placeholder, pointer);
        }
        Optional<FieldPath> path = FieldPath.parse(placeholder.name());
        JsonElement value = path.map(parent::read).orElse(null);
        if (value != null && (value.isJsonObject() || value.isJsonArray())) {
            throw Fault.of("E326", pointer, "\"" + placeholder.name() + "\" of the parent row is not one value", "pick a field inside it")
                    .asException();
        }
        String text = Texts.of(value).orElse("");
        if (text.isBlank()) {
            throw Fault.of("E327", pointer, "a parent row has no \"" + placeholder.name() + "\", so its request cannot be made",
                    "leave such rows out by forEach.where").asException();
        }
        boolean number = value instanceof JsonPrimitive primitive && primitive.isNumber();
        return number ? new JsonPrimitive(new BigDecimal(text)) : new JsonPrimitive(text);
    }

    private static RuntimeException unknown(Placeholder placeholder, String pointer) {
        String name = placeholder.source().name().toLowerCase(Locale.ROOT) + "." + placeholder.name();
        return Fault.of("E328", pointer, "{{" + name + "}} has no value here", "").asException();
    }

    private static RuntimeException notGiven(String name, String pointer) {
        return Fault.of("E329", pointer, "no value was given for \"" + name + "\"", "enter it in the connector's settings")
                .as(ProblemCode.CONFIGURATION).asException();
    }
}
