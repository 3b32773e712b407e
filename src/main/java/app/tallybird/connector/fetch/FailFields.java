package app.tallybird.connector.fetch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.google.gson.JsonObject;

import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.DidYouMean;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.HttpPart.FailRule;
import app.tallybird.connector.format.Operator;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.reading.Warning;

/**
 * Watches the fields by which a vendor's errors in successful answers are known. A misspelled one would never find an error, and its answer would pass
 * for an empty list. It is a warning and no fault, because many vendors leave the field out as long as nothing failed. Used by one thread.
 */
final class FailFields {

    private final Map<String, Seen> fields = new LinkedHashMap<>();

    private static final class Seen {
        private final FieldPath path;
        private final Set<String> names = new TreeSet<>();
        private long answers;
        private long present;

        private Seen(FieldPath path) {
            this.path = path;
        }
    }

    /** Looks at an answer that the rule at {@code pointer} judges. */
    void see(FailRule rule, String pointer, Row answer, Condition.Moment moment) {
        for (int i = 0; i < rule.body().size(); i++) {
            for (Condition.FieldTest test : rule.body().get(i).tests()) {
                if (!test.mayBeMissing() && needsValue(test, moment)) {
                    Seen seen = fields.computeIfAbsent(pointer + "/body/" + i + "/field " + test.field(), any -> new Seen(test.field()));
                    seen.answers++;
                    seen.present += answer.read(test.field()) == null ? 0 : 1;
                    if (seen.answers == 1 && answer.own() instanceof JsonObject object) {
                        seen.names.addAll(object.keySet());
                    }
                }
            }
        }
    }

    /** Whether the test can only be met by a field that is there, and does not itself ask whether it is. */
    private static boolean needsValue(Condition.FieldTest test, Condition.Moment moment) {
        return test.operators().stream().noneMatch(
                operator -> operator instanceof Operator.Exists || operator instanceof Operator.Blank || operator.accepts(null, moment));
    }

    List<Warning> warnings() {
        return fields.entrySet().stream().filter(field -> field.getValue().present == 0).map(field -> {
            Seen seen = field.getValue();
            String hint = DidYouMean.hint(seen.path.firstName().orElse(""), seen.names);
            return new Warning("W408", field.getKey().substring(0, field.getKey().indexOf(' ')),
                    "\"" + seen.path + "\" is in none of " + seen.answers + " answers, so no error was looked for there",
                    hint.isEmpty() ? "say \"mayBeMissing\" if the vendor sends it with errors only" : hint, 1);
        }).toList();
    }
}
