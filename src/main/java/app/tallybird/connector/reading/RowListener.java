package app.tallybird.connector.reading;

import java.util.Optional;

import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.Row;

/** Hears of each row of each table, with its columns computed. Called on the thread of the reading; must be quick and must not throw. */
@FunctionalInterface
public interface RowListener {

    /** {@code parent} names the parent row or is empty; {@code dropped} is the first condition that the row does not meet. */
    void row(String table, String parent, Row row, Optional<Condition> dropped);

    /** A row that came before under the same key and does not count again; its columns are not computed. */
    default void repeated(String table, String parent, Row row, String key) {
    }

    /** Of rows that say the same of one thing a newer one counts; {@code row} was heard of as kept before. */
    default void outdated(String table, Row row, String thing) {
    }

    /** Hears nothing. */
    static RowListener none() {
        return (table, parent, row, dropped) -> {
        };
    }
}
