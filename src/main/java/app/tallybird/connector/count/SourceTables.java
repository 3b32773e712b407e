package app.tallybird.connector.count;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import app.tallybird.connector.format.Column;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.reading.ConfiguredConnector;

/** Which tables something is made of: the one it reads, those that one is asked by, and those that the values it reads are looked up in. */
final class SourceTables {

    private SourceTables() {
    }

    static Set<String> of(ConfiguredConnector connector, String table, Set<String> names) {
        Map<String, Table> all = connector.doc().tables();
        String at = "/tables/" + table;
        Table read = Objects.requireNonNull(all.get(table));
        Set<String> tables = new HashSet<>(Set.of(table));
        Set<String> wanted = new HashSet<>(names);
        wanted.addAll(connector.reads(table, at + "/where", at + "/latest"));
        for (Map.Entry<String, Column> column : read.columns().entrySet().stream().toList().reversed()) {
            if (wanted.contains(column.getKey())) {
                String place = at + "/columns/" + column.getKey();
                wanted.addAll(connector.reads(table, place));
                column.getValue().source().table().ifPresent(other -> tables.addAll(of(connector, other, connector.reads(other, place))));
            }
        }
        read.forEach().map(Table.ForEach::table)
                .ifPresent(parent -> tables.addAll(of(connector, parent, Objects.requireNonNull(all.get(parent)).columns().keySet())));
        return tables;
    }
}
