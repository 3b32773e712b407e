package app.tallybird.connector.rows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonPrimitive;

import app.tallybird.connector.csv.CsvFile;
import app.tallybird.connector.format.Column;
import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.FieldRef;
import app.tallybird.connector.format.Operator;
import app.tallybird.connector.format.ServiceRule;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.format.Template;
import app.tallybird.connector.format.Usage;
import app.tallybird.connector.reading.ConfiguredConnector;

/**
 * What the columns of a file are for, followed back from what is counted through columns that take a value over unchanged: which must be there, which
 * hold numbers, and which hold ids.
 */
final class FileColumns {

    private final ConfiguredConnector connector;
    private final ConnectorDocument document;
    private final Table table;
    private final Set<String> required = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    private FileColumns(ConfiguredConnector connector, Table table) {
        this.connector = connector;
        this.document = connector.doc();
        this.table = table;
    }

    static FileColumns of(ConfiguredConnector connector, Table table) {
        FileColumns columns = new FileColumns(connector, table);
        columns.collect();
        return columns;
    }

    CsvFile.Wanted wanted() {
        Set<String> used = new HashSet<>(connector.reads(table.name(), ""));
        used.addAll(required);
        return new CsvFile.Wanted(required, used);
    }

    /** Columns that are summed or compared as numbers and are nothing else. */
    Set<String> numbers() {
        Set<String> only = new HashSet<>(numbers);
        only.removeAll(ids);
        only.removeAll(names);
        return only;
    }

    Set<String> ids() {
        return ids;
    }

    /** Columns that name the account, for telling whom an id is meant for. */
    Set<String> names() {
        return names;
    }

    private void collect() {
        for (String from : document.accounts().from()) {
            Table accounts = Objects.requireNonNull(document.tables().get(from));
            text(accounts, document.accounts().id(), ids);
            text(accounts, document.accounts().name(), names);
            conditions(accounts, document.accounts().where(), Integer.MAX_VALUE);
        }
        document.services().forEach(this::service);
        document.tables().values().forEach(other -> {
            conditions(other, other.where(), Integer.MAX_VALUE);
            other.tell().forEach(tell -> conditions(other, tell.when(), Integer.MAX_VALUE));
            other.forEach().ifPresent(
                    each -> conditions(Objects.requireNonNull(document.tables().get(each.table())), each.where(), Integer.MAX_VALUE));
            int place = 0;
            for (Column column : other.columns().values()) {
                int before = place;
                if (column.source() instanceof Column.Source.Choose choose) {
                    choose.choices().forEach(choice -> conditions(other, choice.when(), before));
                } else if (column.source() instanceof Column.Source.Sum sum) {
                    sum.all().forEach(path -> headings(other, path, before).forEach(heading -> numbers.add(heading.name())));
                }
                place++;
            }
        });
    }

    private void service(ServiceRule service) {
        if (!(service.usage() instanceof Usage.Measured measured)) {
            return;
        }
        Table from = Objects.requireNonNull(document.tables().get(measured.from()));
        text(from, measured.account(), ids);
        conditions(from, measured.where(), Integer.MAX_VALUE);
        boolean number = measured.measure() != Usage.Measure.COUNT && measured.measure() != Usage.Measure.COUNT_DISTINCT;
        measured.field().ifPresent(field -> text(from, field, number ? numbers : new HashSet<>()));
        if (service.naming() instanceof ServiceRule.Naming.Discovered found) {
            text(from, found.nameFrom(), new HashSet<>());
            found.keyFrom().ifPresent(key -> text(from, key, ids));
        }
    }

    private void text(Table from, FieldRef field, Set<String> kind) {
        FieldPath path = field.resolve(connector.inputs());
        headings(from, path, Integer.MAX_VALUE).forEach(heading -> {
            kind.add(heading.name());
            if (heading.sure()) {
                required.add(heading.name());
            }
        });
    }

    private void conditions(Table from, List<Condition> conditions, int before) {
        conditions.stream().flatMap(condition -> condition.tests().stream())
                .filter(test -> test.operators().stream().anyMatch(FileColumns::isNumeric))
                .forEach(test -> headings(from, test.field(), before).forEach(heading -> numbers.add(heading.name())));
    }

    private static boolean isNumeric(Operator operator) {
        return operator instanceof Operator.Compares
                || (operator instanceof Operator.OneOf values && values.values().stream().anyMatch(JsonPrimitive::isNumber));
    }

    /** A column of the file; {@code sure} when nothing says that it may be missing. */
    private record Heading(String name, boolean sure) {
    }

    /** The columns of this file that a field of any table is taken from; {@code before} is how many computed columns come first. */
    private List<Heading> headings(Table from, FieldPath path, int before) {
        Optional<String> first = path.firstName();
        if (first.isEmpty()) {
            return List.of();
        }
        List<String> computed = List.copyOf(from.columns().keySet());
        int place = computed.indexOf(first.get());
        if (place < 0 || place >= before) {
            return from.equals(table) ? List.of(new Heading(first.get(), true)) : List.of();
        }
        Column column = Objects.requireNonNull(from.columns().get(first.get()));
        if (!column.steps().replace().isEmpty() || !column.steps().map().isEmpty()) {
            return List.of();
        }
        List<Heading> headings = switch (column.source()) {
            case Column.Source.From origin -> headings(from, origin.path(), place);
            case Column.Source.Value value -> template(from, value.template(), place);
            case Column.Source.Sum sum -> sum.all().stream().flatMap(part -> headings(from, part, place).stream()).toList();
            case Column.Source.Choose choose -> choose.choices().stream().flatMap(choice -> template(from, choice.then(), place).stream())
                    .map(heading -> new Heading(heading.name(), false)).toList();
            case Column.Source.Lookup lookup ->
                headings(Objects.requireNonNull(document.tables().get(lookup.other())), lookup.take(), Integer.MAX_VALUE);
            case Column.Source.Climb climb ->
                headings(Objects.requireNonNull(document.tables().get(climb.other())), climb.id(), Integer.MAX_VALUE);
        };
        return column.mayBeMissing() || column.steps().otherwise().isPresent()
                ? headings.stream().map(heading -> new Heading(heading.name(), false)).toList()
                : headings;
    }

    private List<Heading> template(Table from, Template template, int before) {
        List<Heading> headings = new ArrayList<>();
        if (template.parts().size() == 1) {
            template.placeholders().stream().filter(one -> one.source() == Template.Source.ROW)
                    .flatMap(one -> FieldPath.parse(one.name()).stream()).forEach(path -> headings.addAll(headings(from, path, before)));
        }
        return headings;
    }
}
