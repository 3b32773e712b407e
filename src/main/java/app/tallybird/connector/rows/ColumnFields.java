package app.tallybird.connector.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.format.Column;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.reading.Warning;

/**
 * Watches the fields that computed columns look at, in the row and in the tables they take values from. Each is looked at before its column is
 * computed: a column may bear the name of the field it is made of, and stands in its place afterwards. Used by one thread.
 */
final class ColumnFields {

    private final Map<String, FieldWatch> own = new LinkedHashMap<>();
    private final Map<String, FieldWatch> climbed = new LinkedHashMap<>();
    private final List<Elsewhere> elsewhere = new ArrayList<>();

    /** A field of another table; which of its rows lack it shows when one of them is looked for. */
    private record Elsewhere(String column, FieldPath path, String pointer, List<Row> rows) {
    }

    ColumnFields(Table table, Map<String, List<Row>> others) {
        Set<String> optional = FieldWatch.optional(table);
        table.columns().forEach((name, column) -> {
            FieldWatch watch = new FieldWatch(optional);
            String at = "/tables/" + table.name() + "/columns/" + name;
            boolean mayBeMissing = column.mayBeMissing();
            switch (column.source()) {
                case Column.Source.From from -> watch.add(from.path(), at + "/from", mayBeMissing);
                case Column.Source.Sum sum -> {
                    sum.plus().forEach(path -> watch.addNumber(path, at + "/sum", mayBeMissing));
                    sum.minus().forEach(path -> watch.addNumber(path, at + "/minus", mayBeMissing));
                }
                case Column.Source.Choose choose -> {
                    for (int i = 0; i < choose.choices().size(); i++) {
                        watch.add(choose.choices().get(i).when(), at + "/choose/" + i + "/when", mayBeMissing);
                    }
                }
                case Column.Source.Lookup lookup -> {
                    watch.add(lookup.equals(), at + "/lookup/equals", mayBeMissing);
                    List<Row> rows = others.getOrDefault(lookup.other(), List.of());
                    elsewhere.add(new Elsewhere(name, lookup.where(), at + "/lookup/where", rows));
                    if (!mayBeMissing) {
                        elsewhere.add(new Elsewhere(name, lookup.take(), at + "/lookup/take", rows));
                    }
                }
                case Column.Source.Climb climb -> {
                    watch.add(climb.from(), at + "/climb/from", mayBeMissing);
                    climbed.put(name, climbed(climb, at + "/climb", others.getOrDefault(climb.other(), List.of())));
                }
                case Column.Source.Value value -> {
                    // A placeholder without a value is a fault by itself.
                }
            }
            own.put(name, watch);
        });
    }

    /** Without "parent" each row would be its own topmost one, and nobody would be told. */
    private static FieldWatch climbed(Column.Source.Climb climb, String at, List<Row> rows) {
        FieldWatch watch = new FieldWatch(Set.of());
        watch.add(climb.id(), at + "/id", false);
        watch.add(climb.parent(), at + "/parent", false);
        watch.mayBeEmpty(climb.parent());
        watch.add(climb.until(), at + "/until", false);
        rows.forEach(watch::see);
        return watch;
    }

    /** Looks at what column {@code name} is about to be made of. */
    void see(String name, Row row) {
        FieldWatch watch = own.get(name);
        if (watch != null) {
            watch.see(row);
        }
    }

    /** For each column that is made of a field that no row had, why it says nothing. */
    Map<String, Fault> faults() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        own.forEach((name, watch) -> watch.faults().forEach(fault -> faults.putIfAbsent(name, fault)));
        climbed.forEach((name, watch) -> watch.faults().forEach(fault -> faults.putIfAbsent(name, fault)));
        for (Elsewhere field : elsewhere) {
            if (!field.rows().isEmpty() && field.rows().stream().allMatch(row -> row.read(field.path()) == null)) {
                faults.putIfAbsent(field.column(), FieldWatch.nowhere(field.path(), field.pointer(), field.rows().size(),
                        field.rows().stream().limit(50).flatMap(row -> row.shown().keySet().stream()).collect(Collectors.toSet())));
            }
        }
        return faults;
    }

    /** Adds a warning for each field that some rows lacked, for the columns that {@code stand}. */
    void warn(List<Warning> warnings, Predicate<String> stand) {
        own.forEach((name, watch) -> watch.warn(warnings, place -> stand.test(name)));
        climbed.forEach((name, watch) -> watch.warn(warnings, place -> stand.test(name)));
    }
}
