package app.tallybird.connector.fetch;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import app.tallybird.connector.format.Column;
import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.Expect;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.FieldRef;
import app.tallybird.connector.format.Paging;
import app.tallybird.connector.format.ServiceRule;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.format.Template;
import app.tallybird.connector.format.Usage;
import app.tallybird.connector.reading.ConfiguredConnector;

/**
 * Which top-level fields of a table's rows anything looks at. The rest is skipped while reading, which is most of the cost of a large list. Tables
 * whose rows are used as a whole (parents, lookups, expanded lists) need everything; so do rows without a key, which show only as a whole that they
 * came twice.
 */
public final class NeededFields {

    private final Set<String> names = new HashSet<>();
    private final Set<FieldPath> paths = new LinkedHashSet<>();
    private final ConfiguredConnector connector;
    private boolean everything;

    private NeededFields(ConfiguredConnector connector) {
        this.connector = connector;
    }

    /** The names, or empty when all fields are needed. */
    static Optional<Set<String>> of(ConfiguredConnector connector, Table table) {
        NeededFields needed = new NeededFields(connector);
        needed.collect(connector.doc(), table);
        return needed.everything ? Optional.empty() : Optional.of(Set.copyOf(needed.names));
    }

    /** All names that anything looks at, whether more is needed or not. */
    public static Set<String> named(ConfiguredConnector connector, Table table) {
        return Set.copyOf(all(connector, table).names);
    }

    /** The same, as the fields themselves, those of fields included. */
    public static List<FieldPath> paths(ConfiguredConnector connector, Table table) {
        return List.copyOf(all(connector, table).paths);
    }

    private static NeededFields all(ConfiguredConnector connector, Table table) {
        NeededFields needed = new NeededFields(connector);
        needed.collect(connector.doc(), table);
        connector.doc().tables().values().forEach(other -> needed.others(other, table.name()));
        return needed;
    }

    /** What another table looks at in rows of this one. */
    private void others(Table other, String name) {
        other.forEach().filter(each -> each.table().equals(name)).ifPresent(each -> {
            each.distinct().ifPresent(this::path);
            conditions(each.where());
        });
        other.columns().values().forEach(column -> {
            if (column.origin() instanceof Column.Origin.Lookup lookup && lookup.other().equals(name)) {
                path(lookup.where());
                path(lookup.take());
            } else if (column.origin() instanceof Column.Origin.Climb climb && climb.other().equals(name)) {
                path(climb.id());
                path(climb.parent());
                conditions(climb.until());
            }
        });
    }

    private void collect(ConnectorDocument document, Table table) {
        everything = table.rows().expand().isPresent() || (table.rows().key().isEmpty() && table.source() instanceof Table.Source.Http)
                || document.tables().values().stream().anyMatch(other -> usesWhole(other, table.name()));
        table.columns().values().forEach(this::column);
        conditions(table.where());
        table.expect().ifPresent(expect -> {
            conditions(expect.where());
            if (expect.figure() instanceof Expect.Figure.PerRow each) {
                path(each.by());
            }
        });
        table.rows().key().forEach(this::path);
        table.rows().shape().merge().ifPresent(this::path);
        table.rows().shape().latest().ifPresent(latest -> {
            latest.per().forEach(this::path);
            path(latest.by());
        });
        if (table.paging() instanceof Paging.Cursor cursor) {
            cursor.fromLastRow().ifPresent(this::path);
        }
        if (document.accounts().from().contains(table.name())) {
            ref(document.accounts().id());
            ref(document.accounts().name());
            conditions(document.accounts().where());
        }
        document.services().forEach(service -> service(service, table.name()));
    }

    private static boolean usesWhole(Table other, String name) {
        return other.needs().contains(name);
    }

    private void column(Column column) {
        switch (column.origin()) {
            case Column.Origin.From from -> path(from.path());
            case Column.Origin.Lookup lookup -> path(lookup.equals());
            case Column.Origin.Climb climb -> path(climb.from());
            case Column.Origin.Choose choose -> choose.choices().forEach(choice -> {
                conditions(choice.when());
                template(choice.then());
            });
            case Column.Origin.Value value -> template(value.template());
        }
    }

    private void template(Template template) {
        template.placeholders().stream().filter(placeholder -> placeholder.source() == Template.Source.ROW)
                .forEach(placeholder -> FieldPath.parse(placeholder.name()).ifPresentOrElse(this::path, () -> everything = true));
    }

    private void service(ServiceRule service, String table) {
        if (!(service.usage() instanceof Usage.Measured measured) || !measured.from().equals(table)) {
            return;
        }
        ref(measured.account());
        measured.field().ifPresent(this::ref);
        conditions(measured.where());
        if (service.naming() instanceof ServiceRule.Naming.Discovered found) {
            ref(found.nameFrom());
            found.keyFrom().ifPresent(this::ref);
        }
    }

    private void conditions(List<Condition> conditions) {
        conditions.forEach(condition -> condition.tests().forEach(test -> path(test.field())));
    }

    private void ref(FieldRef ref) {
        path(ref.resolve(connector.inputs()));
    }

    private void path(FieldPath path) {
        paths.add(path);
        path.firstName().ifPresentOrElse(names::add, () -> everything = true);
    }
}
