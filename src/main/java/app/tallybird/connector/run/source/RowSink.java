package app.tallybird.connector.run.source;

import com.google.gson.JsonElement;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.format.Row;
import app.tallybird.connector.run.fault.Fault;

/**
 * Takes the rows of one table as they arrive, in order and from one thread at a time. Only rows of answers that arrived whole are handed over; when the
 * table fails later, what was handed over must not be used.
 */
@FunctionalInterface
public interface RowSink {

    /**
     * One row as the vendor sent it, repeats by the table's key already dropped.
     *
     * @param parent the row whose request brought it, for tables with {@code forEach}
     * @param number counts the rows of the table from 1
     */
    void row(JsonElement row, @Nullable Row parent, long number);

    /** The requests of this parent failed, so its account is unknown. None of its rows is handed over, neither before nor after. */
    default void parentFailed(Row parent, Fault fault) {
        throw fault.asException();
    }
}
