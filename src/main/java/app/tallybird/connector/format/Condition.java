package app.tallybird.connector.format;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a row is kept. All conditions of a list must hold. On an absent or null field only the negative operators are true. */
public sealed interface Condition {

    boolean holds(Row row, Moment moment);

    /** The condition as a person would say it. */
    String words();

    /** The tests inside, nested ones included. */
    List<FieldTest> tests();

    /** What rows are compared with besides the document: now, where "today" begins, and what the user entered. */
    record Moment(Instant now, ZoneId zone, Map<String, String> inputs) {

        public Moment(Instant now, ZoneId zone) {
            this(now, zone, Map.of());
        }

        /** The zone as a person would name it. */
        public String zoneName() {
            return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
        }
    }

    static boolean all(List<Condition> conditions, Row row, Moment moment) {
        for (Condition condition : conditions) {
            if (!condition.holds(row, moment)) {
                return false;
            }
        }
        return true;
    }

    /** The first condition that the row does not meet. */
    static Optional<Condition> firstNotHeld(List<Condition> conditions, Row row, Moment moment) {
        for (Condition condition : conditions) {
            if (!condition.holds(row, moment)) {
                return Optional.of(condition);
            }
        }
        return Optional.empty();
    }

    static String words(List<Condition> conditions) {
        return conditions.stream().map(Condition::words).collect(Collectors.joining(" and "));
    }

    /** At least one holds. */
    record AnyOf(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Row row, Moment moment) {
            return conditions.stream().anyMatch(condition -> condition.holds(row, moment));
        }

        @Override
        public String words() {
            return "(" + conditions.stream().map(Condition::words).collect(Collectors.joining(" or ")) + ")";
        }

        @Override
        public List<FieldTest> tests() {
            return conditions.stream().flatMap(condition -> condition.tests().stream()).toList();
        }
    }

    /** Not all of them hold. */
    record Not(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Row row, Moment moment) {
            return !all(conditions, row, moment);
        }

        @Override
        public String words() {
            return "not (" + Condition.words(conditions) + ")";
        }

        @Override
        public List<FieldTest> tests() {
            return conditions.stream().flatMap(condition -> condition.tests().stream()).toList();
        }
    }

    /** What a person enters in this input; {@link EnteredParts} puts the conditions in its place before anything is read. */
    record Entered(String input) implements Condition {
        @Override
        public boolean holds(Row row, Moment moment) {
            throw new IllegalStateException("what is entered as " + input + " was not put in its place");
        }

        @Override
        public String words() {
            return "what is entered as \"" + input + "\"";
        }

        @Override
        public List<FieldTest> tests() {
            return List.of();
        }
    }

    /** A field passes every one of its operators. */
    record FieldTest(FieldPath field, List<Operator> operators, boolean mayBeMissing) implements Condition {
        @Override
        public boolean holds(Row row, Moment moment) {
            var value = row.read(field);
            for (Operator operator : operators) {
                if (!operator.accepts(value, moment)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String words() {
            return operators.stream().map(operator -> field + " " + operator.words()).collect(Collectors.joining(" and "));
        }

        @Override
        public List<FieldTest> tests() {
            return List.of(this);
        }
    }
}
