package app.tallybird.connector.count;

import java.util.Locale;

import com.google.gson.JsonPrimitive;

import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.Condition.FieldTest;
import app.tallybird.connector.format.Row;

/** Why a row does not count, as those who bill would say it: by the name of its state. */
final class StateWords {

    private static final int LONGEST = 60;

    private StateWords() {
    }

    /** {@code why} is the condition that the row does not meet. */
    static String of(Condition why, Row row) {
        if (why instanceof FieldTest test) {
            if (row.read(test.field()) instanceof JsonPrimitive value && !value.getAsString().isBlank()) {
                return value.isString() ? cut(value.getAsString().strip()) : name(test.field().toString()) + " " + value.getAsString();
            }
            return "no " + name(test.field().toString());
        }
        return cut("not " + name(why.words()));
    }

    /** Fields are written as programs write them. */
    static String name(String field) {
        String last = field.substring(field.lastIndexOf('.') + 1);
        return last.replaceAll("([a-z])([A-Z])", "$1 $2").replaceAll("[_-]+", " ").toLowerCase(Locale.ROOT);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "\u2026";
    }
}
