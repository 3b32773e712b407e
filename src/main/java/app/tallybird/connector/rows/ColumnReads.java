package app.tallybird.connector.rows;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import app.tallybird.connector.format.Column;
import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.ConnectorDocument.AccountsRule;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.format.Template;

/** The names that a column looks at: in its own row, in the parent's row, and in the rows of the other table it takes its value from. */
public record ColumnReads(Set<String> own, Set<String> parent, Set<String> other) {

    public ColumnReads {
        own = Set.copyOf(own);
        parent = Set.copyOf(parent);
        other = Set.copyOf(other);
    }

    public static ColumnReads of(Column column) {
        Set<String> own = new HashSet<>();
        Set<String> parent = new HashSet<>();
        Set<String> other = new HashSet<>();
        switch (column.source()) {
            case Column.Source.From from -> name(from.path(), own);
            case Column.Source.Value value -> names(value.template(), own, parent);
            case Column.Source.Choose choose -> choose.choices().forEach(choice -> {
                own.addAll(of(choice.when()));
                names(choice.then(), own, parent);
            });
            case Column.Source.Lookup lookup -> {
                name(lookup.equals(), own);
                name(lookup.where(), other);
                name(lookup.take(), other);
            }
            case Column.Source.Climb climb -> {
                name(climb.from(), own);
                name(climb.id(), other);
                name(climb.parent(), other);
                other.addAll(of(climb.until()));
            }
        }
        return new ColumnReads(own, parent, other);
    }

    /** The names that conditions look at. */
    public static Set<String> of(List<Condition> conditions) {
        Set<String> names = new HashSet<>();
        conditions.forEach(condition -> condition.tests().forEach(test -> name(test.field(), names)));
        return names;
    }

    /** The names that accounts are made of. */
    public static Set<String> of(AccountsRule accounts, Map<String, String> inputs) {
        Set<String> names = of(accounts.where());
        name(accounts.id().resolve(inputs), names);
        name(accounts.name().resolve(inputs), names);
        return names;
    }

    /** The names that decide which rows a table has. */
    public static Set<String> deciding(Table table) {
        Set<String> names = of(table.where());
        table.rows().shape().latest().ifPresent(latest -> {
            latest.per().forEach(path -> name(path, names));
            name(latest.by(), names);
        });
        return names;
    }

    private static void names(Template template, Set<String> own, Set<String> parent) {
        template.placeholders().forEach(placeholder -> {
            switch (placeholder.source()) {
                case ROW -> FieldPath.parse(placeholder.name()).ifPresent(path -> name(path, own));
                case PARENT -> FieldPath.parse(placeholder.name()).ifPresent(path -> name(path, parent));
                case INPUT, SECRET, SESSION, DATE -> {
                }
            }
        });
    }

    private static void name(FieldPath path, Set<String> to) {
        path.firstName().ifPresent(to::add);
    }
}
