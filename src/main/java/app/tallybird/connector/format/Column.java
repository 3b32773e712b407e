package app.tallybird.connector.format;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.re2j.Pattern;

/** A field added to each row. Steps run in this order: trim, case, replace, map, otherwise. */
public record Column(Origin origin, Steps steps, boolean mayBeMissing) {

    /** Where the value starts. */
    public sealed interface Origin {

        record From(FieldPath path) implements Origin {
        }

        record Value(Template template) implements Origin {
        }

        record Choose(List<Choice> choices) implements Origin {
        }

        /** A value of another table's row, found by equal fields. */
        record Lookup(String table, FieldPath where, FieldPath equals, FieldPath take) implements Origin {
        }
    }

    /** {@code then} may use the row it stands in; a lone placeholder keeps its type. */
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
