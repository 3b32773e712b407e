package app.tallybird.connector.format;

import java.util.List;
import java.util.Optional;

/**
 * How many rows the vendor itself says there are, so that it shows when some are lost.
 *
 * @param where which of the rows that the table keeps the figure counts; empty for all of them
 * @param strict whether a person has to look before anything is sent that is made of a list that contradicts the figure
 * @param mayBeMissing whether the vendor may leave the figure out
 */
public record Expect(Figure figure, List<Condition> where, boolean strict, boolean mayBeMissing) {

    public Expect {
        where = List.copyOf(where);
    }

    /** Where the vendor says it. */
    public sealed interface Figure {

        /** In a field of the answer, for the rows of its list. */
        record InAnswer(FieldPath says) implements Figure {
        }

        /** In a header of the answer, for the rows of its list. */
        record InHeader(String name) implements Figure {
        }

        /** In the only row of another table, for all rows. */
        record InTable(String table, FieldPath says) implements Figure {
        }

        /** In each row of another table, for the rows whose {@code by} has the value of its {@code id}. */
        record PerRow(String table, FieldPath says, FieldPath id, FieldPath by) implements Figure {
        }
    }

    /** The other table that says it. */
    public Optional<String> table() {
        return switch (figure) {
            case Figure.InAnswer answer -> Optional.empty();
            case Figure.InHeader header -> Optional.empty();
            case Figure.InTable table -> Optional.of(table.table());
            case Figure.PerRow each -> Optional.of(each.table());
        };
    }
}
