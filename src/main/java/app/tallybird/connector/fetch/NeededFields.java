package app.tallybird.connector.fetch;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.reading.ConfiguredConnector;

/**
 * Which top-level fields of a table's rows anything looks at. The rest is skipped while reading, which is most of the cost of a large list. Tables
 * whose rows are used as a whole (parents, lookups, expanded lists) need everything; so do rows without a key, which show only as a whole that they
 * came twice.
 */
public final class NeededFields {

    private NeededFields() {
    }

    /** The names, or empty when all fields are needed. */
    static Optional<Set<String>> of(ConfiguredConnector connector, Table table) {
        boolean everything = !table.rows().expand().isEmpty() || (table.rows().key().isEmpty() && table.source().isAnswers())
                || connector.doc().tables().values().stream().anyMatch(other -> other.needs().contains(table.name()))
                || paths(connector, table).stream().anyMatch(path -> path.firstName().isEmpty());
        return everything ? Optional.empty() : Optional.of(connector.reads(table.name(), ""));
    }

    /** All fields that a count depends on, whether more is needed or not, those of fields included. */
    public static List<FieldPath> paths(ConfiguredConnector connector, Table table) {
        return connector.doc().uses().stream().filter(use -> use.tables().contains(table.name()) && !use.onlyShown())
                .map(use -> use.field().resolve(connector.inputs())).distinct().toList();
    }
}
