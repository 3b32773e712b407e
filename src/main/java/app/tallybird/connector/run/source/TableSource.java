package app.tallybird.connector.run.source;

import java.util.List;

import app.tallybird.connector.format.Row;
import app.tallybird.connector.format.Table;
import app.tallybird.http.Cancel;

/** Reads one table after another. A table that is not certain to be complete is a fault, never a shorter table. */
public interface TableSource {

    /**
     * Hands every row of the table to the sink before it returns.
     *
     * @param parents the rows of the table named by {@code forEach}; its {@code where} and {@code distinct} are applied here. Ignored without it
     * @throws app.tallybird.connector.run.fault.FaultException when the table could not be read, or a parent failed that must not be left out
     */
    TableRead rows(Table table, List<Row> parents, RowSink sink, Cancel cancel);
}
