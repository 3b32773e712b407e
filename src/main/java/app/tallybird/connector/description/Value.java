package app.tallybird.connector.description;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What stands behind the name of a property.
 *
 * @param sort what each value is
 * @param many how many there are, and in which shape
 * @param kind the kind of object, where it is one or may be one instead
 * @param range of a number, or of how many there are
 * @param otherwise what counts when nothing stands there
 * @param words all that are allowed, or those to choose from where others are allowed, too
 */
public record Value(Sort sort, Many many, Optional<String> kind, Range range, Optional<String> otherwise, List<Word> words) {

    public Value {
        words = List.copyOf(words);
    }

    /** One value or several. */
    public enum Many {
        ONE,
        LIST,
        /** One, or a list of them. */
        SOME,
        /** By any name. */
        MAP,
        /** By the name of a header. */
        MAP_BY_HEADER,
        /** By a key. */
        MAP_BY_KEY;

        public boolean isMap() {
            return this == MAP || this == MAP_BY_HEADER || this == MAP_BY_KEY;
        }
    }

    /** From the least to the most, both included. */
    public record Range(Optional<BigDecimal> least, Optional<BigDecimal> most) {
        static final Range ANY = new Range(Optional.empty(), Optional.empty());

        public boolean holds(BigDecimal number) {
            return least.map(bound -> bound.compareTo(number) <= 0).orElse(true)
                    && most.map(bound -> bound.compareTo(number) >= 0).orElse(true);
        }
    }

    /** Whether it is an object and nothing else. */
    public boolean isObject() {
        return sort == Sort.OBJECT;
    }
}
