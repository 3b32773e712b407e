package app.tallybird.connector.format;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.google.re2j.Pattern;

/** A field added to each row. Steps run in this order: trim, case, replace, map, otherwise. */
public record Column(Source source, Steps steps, boolean mayBeMissing) {

    /** Where the value starts. */
    public sealed interface Source {

        /** The other table that the value is taken from, or empty. */
        default Optional<String> table() {
            return Optional.empty();
        }

        record From(FieldPath path) implements Source {
        }

        record Value(Template template) implements Source {
        }

        record Choose(List<Choice> choices) implements Source {
        }

        /** The sum of fields, less the others; nothing when one of them is no number, or below zero. */
        record Sum(List<FieldPath> plus, List<FieldPath> minus) implements Source {
            public Sum {
                plus = List.copyOf(plus);
                minus = List.copyOf(minus);
            }

            public List<FieldPath> all() {
                return Stream.concat(plus.stream(), minus.stream()).toList();
            }
        }

        /** A value of another table's row, found by equal fields. */
        record Lookup(String other, FieldPath where, FieldPath equals, FieldPath take) implements Source {
            @Override
            public Optional<String> table() {
                return Optional.of(other);
            }
        }

        /**
         * The id of the row's ancestor in a table whose rows name their parents: the first, from the row named by {@code from} upwards, that meets
         * {@code until}, or the topmost without it.
         */
        record Climb(String other, FieldPath from, FieldPath id, FieldPath parent, List<Condition> until) implements Source {
            @Override
            public Optional<String> table() {
                return Optional.of(other);
            }
        }
    }

    public record Choice(List<Condition> when, Template then) {
    }

    public record Replace(Pattern regex, String with) {
    }

    /** What is done with the value. An empty map changes nothing. */
    public record Steps(boolean trim, Optional<Boolean> upper, List<Replace> replace, Map<String, String> map, Optional<String> otherwise) {
        public Steps {
            replace = List.copyOf(replace);
            map = Map.copyOf(map);
        }
    }
}
