package app.tallybird.connector.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
import app.tallybird.http.JsonNumbers;
import app.tallybird.problem.Wording;

/**
 * Watches the fields that a document relies on. One that no row has is a fault of each place that needs it, because a misspelled name would count
 * nothing; one that some rows lack is a warning. Used by one thread.
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
        private final List<String> places = new ArrayList<>();
        private final List<String> needed = new ArrayList<>();
        private boolean mayBeEmpty;
        private boolean truth;
        private boolean number;
        private boolean nested;
        private final DistinctValues noNumber = new DistinctValues();
        private long present;
        private long empty;
        private final DistinctValues neither = new DistinctValues();
        private String example = "";

        private Watched(FieldPath path) {
            this.path = path;
        }

        private void at(String pointer, boolean mayBeMissing) {
            places.add(pointer);
            if (!mayBeMissing) {
                needed.add(pointer);
            }
        }

        /** The place that it is told of: one that needs the field, if there is one. */
        private Optional<String> place(Predicate<String> stands) {
            return Stream.concat(needed.stream(), places.stream()).filter(stands).findFirst();
        }

        private boolean allowed() {
            return needed.isEmpty() || mayBeEmpty;
        }
    }

    /** A field that several places look at may be missing only when all of them say so. */
    public void add(FieldPath path, String pointer, boolean maySay) {
        boolean mayBeMissing = maySay || optional.contains(path.firstName().orElse(""));
        if (path.isWhole()) {
            return;
        }
        Watched one = watched.stream().filter(known -> known.path.equals(path)).findFirst().orElseGet(() -> {
            watched.add(new Watched(path));
            return watched.getLast();
        });
        one.at(pointer, mayBeMissing);
    }

    /** The same for a field that holds a number. */
    void addNumber(FieldPath path, String pointer, boolean maySay) {
        add(path, pointer, maySay);
        number(path);
    }

    private void number(FieldPath path) {
        watched.stream().filter(one -> one.path.equals(path)).forEach(one -> one.number = true);
    }

    /** The fields of all conditions of a list at {@code pointer}. */
    public void add(List<Condition> conditions, String pointer, boolean mayBeMissing) {
        for (int i = 0; i < conditions.size(); i++) {
            String place = pointer + "/" + i;
            switch (conditions.get(i)) {
                case Condition.FieldTest test -> add(test, place + "/field", mayBeMissing);
                case Condition.AnyOf any -> add(any.conditions(), place + "/any", mayBeMissing);
                case Condition.Entered entered -> {
                }
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
        boolean truth = test.operators().stream().anyMatch(
                operator -> operator instanceof Operator.OneOf values && values.values().stream().allMatch(JsonPrimitive::isBoolean));
        boolean number = test.operators().stream()
                .anyMatch(operator -> operator instanceof Operator.Compares
                        || (operator instanceof Operator.OneOf values && values.values().stream().anyMatch(JsonPrimitive::isNumber)
                                && values.values().stream().allMatch(value -> value.isNumber() || isTruth(value))));
        if (number) {
            number(test.field());
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
                one.nested = true;
            } else if (value == null || value.isJsonNull() || isBlank(value)) {
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
        return !value.getAsJsonPrimitive().isBoolean() && JsonNumbers.parse(value.getAsString().strip()).isPresent();
    }

    /** For each place that looks at it: a field that is no single value, or that no row had though the place needs it. */
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        for (Watched one : watched) {
            if (one.nested) {
                one.places.forEach(place -> faults.add(Fault.of("E326", place,
                        "\"" + one.path + "\" is an object or a list where one value is expected", "pick a field inside it")));
            } else if (rows > 0 && one.present == 0) {
                one.needed.forEach(place -> faults.add(nowhere(one.path, place, rows, names)));
            }
        }
        return faults;
    }

    /** Throws for the first of {@link #faults()}, and adds a warning for each field that some rows lacked. */
    public void conclude(List<Warning> warnings) {
        faults().stream().findFirst().ifPresent(fault -> {
            throw fault.asException();
        });
        warn(warnings, place -> true);
    }

    /** Adds a warning for each field that some rows lacked, for a place that {@code stands}. */
    public void warn(List<Warning> warnings, Predicate<String> stands) {
        for (Watched one : watched) {
            one.place(stands).ifPresent(place -> {
                values("is neither true nor false", one, place, one.neither, warnings);
                values("is no number", one, place, one.noNumber, warnings);
                if (one.empty > 0) {
                    Warning warning = new Warning("W408", place,
                            "\"" + one.path + "\" is empty in " + one.empty + " of " + Wording.count(rows, "row"), "", one.empty,
                            one.allowed());
                    warnings.add(one.empty == rows ? warning.aboutEveryRow() : warning);
                }
            });
        }
    }

    private void values(String what, Watched one, String place, DistinctValues values, List<Warning> warnings) {
        if (values.total() > 0) {
            warnings.add(new Warning("W405", place,
                    "\"" + one.path + "\" " + what + " in " + values.total() + " of " + Wording.count(rows, "row") + ": " + one.example, "",
                    values.total()).about(values.counts()));
        }
    }

    /** The fault of a field that none of {@code rows} rows has; {@code names} are those they have. */
    static Fault nowhere(FieldPath path, String pointer, long rows, Set<String> names) {
        String leaf = path.firstName().orElse(path.toString());
        return Fault.of("E320", pointer, "no row of " + rows + " has \"" + path + "\"", DidYouMean.hint(leaf, names));
    }
}
