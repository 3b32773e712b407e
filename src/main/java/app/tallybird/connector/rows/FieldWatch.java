package app.tallybird.connector.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.DidYouMean;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Operator;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.reading.Warning;
import app.tallybird.problem.Wording;

/**
 * Watches the fields that a document relies on. One that no row has is a fault, because a misspelled name would count nothing; one that some rows lack
 * is a warning. Used by one thread.
 */
public final class FieldWatch {

    private static final int ROWS_FOR_NAMES = 50;

    private final List<Watched> watched = new ArrayList<>();
    private final Set<String> names = new TreeSet<>();
    private long rows;

    private final Set<String> optional;

    /** {@code optional} are columns that the document says may be missing. */
    public FieldWatch(Set<String> optional) {
        this.optional = Set.copyOf(optional);
    }

    /** The columns of a table that may be missing. */
    public static Set<String> optional(Table table) {
        return table.columns().entrySet().stream().filter(column -> column.getValue().mayBeMissing()).map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static final class Watched {
        private final FieldPath path;
        private String pointer;
        private boolean mayBeMissing;
        private boolean mayBeEmpty;
        private boolean truth;
        private boolean number;
        private final Things noNumber = new Things();
        private long present;
        private long empty;
        private final Things neither = new Things();
        private String example = "";

        private Watched(FieldPath path, String pointer, boolean mayBeMissing) {
            this.path = path;
            this.pointer = pointer;
            this.mayBeMissing = mayBeMissing;
            this.mayBeEmpty = mayBeMissing;
        }
    }

    /** A field that several places look at may be missing only when all of them say so. */
    public void add(FieldPath path, String pointer, boolean maySay) {
        boolean mayBeMissing = maySay || optional.contains(path.firstName().orElse(""));
        Optional<Watched> known = watched.stream().filter(one -> one.path.equals(path)).findFirst();
        if (known.isPresent()) {
            if (known.get().mayBeMissing && !mayBeMissing) {
                known.get().mayBeMissing = false;
                known.get().mayBeEmpty = false;
                known.get().pointer = pointer;
            }
        } else if (!path.isWhole()) {
            watched.add(new Watched(path, pointer, mayBeMissing));
        }
    }

    /** The fields of all conditions of a list at {@code pointer}. */
    public void add(List<Condition> conditions, String pointer, boolean mayBeMissing) {
        for (int i = 0; i < conditions.size(); i++) {
            String place = pointer + "/" + i;
            switch (conditions.get(i)) {
                case Condition.FieldTest test -> add(test, place + "/field", mayBeMissing);
                case Condition.AnyOf any -> add(any.conditions(), place + "/any", mayBeMissing);
                case Condition.Not not -> add(not.conditions(), place + "/not", mayBeMissing);
            }
        }
    }

    /** Some rows lack this field by nature, though not all of them. */
    void mayBeEmpty(FieldPath path) {
        watched.stream().filter(one -> one.path.equals(path)).forEach(one -> one.mayBeEmpty = true);
    }

    /**
     * The field of a condition; where it is compared with true or false, or with numbers, a value of another kind is noticed, because its row would
     * drop out in silence.
     */
    private void add(Condition.FieldTest test, String pointer, boolean mayBeMissing) {
        add(test.field(), pointer, mayBeMissing || test.mayBeMissing());
        boolean truth = test.operators().stream().anyMatch(operator -> operator instanceof Operator.OneOf values
                && values.values().stream().allMatch(JsonPrimitive::isBoolean));
        boolean number = test.operators().stream().anyMatch(operator -> operator instanceof Operator.Compares
                || (operator instanceof Operator.OneOf values && values.values().stream().anyMatch(JsonPrimitive::isNumber)
                        && values.values().stream().allMatch(value -> value.isNumber() || isTruth(value))));
        if (number) {
            watched.stream().filter(one -> one.path.equals(test.field())).forEach(one -> one.number = true);
        }
        if (truth) {
            watched.stream().filter(one -> one.path.equals(test.field())).forEach(one -> one.truth = true);
        }
    }

    public void see(Row row) {
        if (rows++ < ROWS_FOR_NAMES) {
            names.addAll(row.shown().keySet());
        }
        for (Watched one : watched) {
            JsonElement value = row.read(one.path);
            if (value != null) {
                one.present++;
            }
            if (value instanceof JsonObject || value instanceof JsonArray) {
                throw Fault
                        .of("E326", one.pointer, "\"" + one.path + "\" is an object or a list where one value is expected",
                                "pick a field inside it")
                        .asException();
            }
            if (value == null || value.isJsonNull() || isBlank(value)) {
                one.empty++;
            } else if (one.truth && !isTruth(value)) {
                one.neither.add(value.getAsString());
                one.example = value.getAsString();
            } else if (one.number && !isNumber(value) && !isTruth(value)) {
                one.noNumber.add(value.getAsString());
                one.example = value.getAsString();
            }
        }
    }

    private static boolean isBlank(JsonElement value) {
        return value instanceof JsonPrimitive text && text.isString() && text.getAsString().isBlank();
    }

    private static boolean isTruth(JsonElement value) {
        return value.getAsString().equalsIgnoreCase("true") || value.getAsString().equalsIgnoreCase("false");
    }

    private static boolean isNumber(JsonElement value) {
        try {
            return !value.getAsJsonPrimitive().isBoolean() && value.getAsBigDecimal() != null;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Throws for a field that no row had, and adds a warning for each that some rows lacked. */
    public void conclude(List<Warning> warnings) {
        for (Watched one : watched) {
            if (rows > 0 && one.present == 0 && !one.mayBeMissing) {
                throw nowhere(one.path, one.pointer, rows, names);
            }
            values("is neither true nor false", one, one.neither, warnings);
            values("is no number", one, one.noNumber, warnings);
            if (one.empty > 0) {
                Warning warning = new Warning("W408", one.pointer,
                        "\"" + one.path + "\" is empty in " + one.empty + " of " + Wording.count(rows, "row"), "",
                        one.empty, one.mayBeEmpty);
                warnings.add(one.empty == rows ? warning.aboutEveryRow() : warning);
            }
        }
    }

    private void values(String what, Watched one, Things values, List<Warning> warnings) {
        if (values.total() > 0) {
            warnings.add(new Warning("W405", one.pointer,
                    "\"" + one.path + "\" " + what + " in " + values.total() + " of " + Wording.count(rows, "row") + ": " + one.example, "",
                    values.total())
                    .about(values.counts()));
        }
    }

    /** The fault of a field that none of {@code rows} rows has; {@code names} are those they have. */
    static RuntimeException nowhere(FieldPath path, String pointer, long rows, Set<String> names) {
        String leaf = path.firstName().orElse(path.toString());
        return Fault.of("E320", pointer, "no row of " + rows + " has \"" + path + "\"", DidYouMean.hint(leaf, names)).asException();
    }
}
