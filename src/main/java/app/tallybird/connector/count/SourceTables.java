package app.tallybird.connector.count;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import app.tallybird.connector.format.Column;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.rows.ColumnReads;

/** Which tables something is made of: the one it reads, those that one is asked by, and those that the values it reads are looked up in. */
final class SourceTables {

    private SourceTables() {
    }

    static Set<String> of(ConnectorDocument document, String table, Set<String> names) {
        Table read = Objects.requireNonNull(document.tables().get(table));
        Set<String> tables = new HashSet<>(Set.of(table));
        Set<String> wanted = new HashSet<>(names);
        wanted.addAll(ColumnReads.deciding(read));
        for (Map.Entry<String, Column> column : read.columns().entrySet().stream().toList().reversed()) {
            if (wanted.contains(column.getKey())) {
                ColumnReads reads = ColumnReads.of(column.getValue());
                wanted.addAll(reads.own());
                column.getValue().source().table().ifPresent(other -> tables.addAll(of(document, other, reads.other())));
            }
        }
        read.forEach().map(Table.ForEach::table).ifPresent(
                parent -> tables.addAll(of(document, parent, Objects.requireNonNull(document.tables().get(parent)).columns().keySet())));
        return tables;
    }
}
