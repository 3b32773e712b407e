package app.tallybird.connector.rows;

import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.Row;

/** Hears of each row that the conditions of its table leave out, with its columns, and of the first condition that it does not meet. */
@FunctionalInterface
public interface LeftOutRows {
    void row(String table, Row row, Condition why);
}
