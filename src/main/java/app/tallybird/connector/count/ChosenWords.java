package app.tallybird.connector.count;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import app.tallybird.connector.format.Column;
import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.Input;
import app.tallybird.connector.format.Operator;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.format.Template;
import app.tallybird.connector.format.Usage;
import app.tallybird.connector.reading.ConfiguredConnector;

/** What a person has chosen that decides a count, in the words of the choices: what bought means, whether trials count. Used by one thread. */
final class ChosenWords {

    private final ConfiguredConnector connector;
    private final Set<String> inputs = new HashSet<>();
    private final Set<String> tables = new HashSet<>();

    private ChosenWords(ConfiguredConnector connector) {
        this.connector = connector;
    }

    /** As in "; Licences in grace: Are left out", or nothing. */
    static String of(ConfiguredConnector connector, Usage.Measured usage) {
        ChosenWords words = new ChosenWords(connector);
        usage.account().input().ifPresent(words.inputs::add);
        usage.field().flatMap(field -> field.input()).ifPresent(words.inputs::add);
        words.conditions(usage.where());
        words.table(usage.from());
        return connector.doc().inputs().stream().filter(input -> input.type() == Input.Type.CHOICE && words.inputs.contains(input.key()))
                .map(words::chosen).collect(Collectors.joining());
    }

    private String chosen(Input input) {
        String value = connector.inputs().getOrDefault(input.key(), "");
        return "; " + input.label() + ": " + input.choices().stream().filter(choice -> choice.value().equals(value))
                .map(Input.Choice::label).findFirst().orElse(value);
    }

    private void table(String name) {
        if (!tables.add(name)) {
            return;
        }
        Table table = Objects.requireNonNull(connector.doc().tables().get(name));
        conditions(table.where());
        table.forEach().ifPresent(each -> conditions(each.where()));
        table.columns().values().forEach(this::column);
        table.needs().forEach(this::table);
    }

    private void column(Column column) {
        switch (column.source()) {
            case Column.Source.Value value -> template(value.template());
            case Column.Source.Choose choose -> choose.choices().forEach(choice -> {
                conditions(choice.when());
                template(choice.then());
            });
            case Column.Source.Climb climb -> conditions(climb.until());
            case Column.Source.From from -> {
            }
            case Column.Source.Sum sum -> {
            }
            case Column.Source.Lookup lookup -> {
            }
        }
    }

    private void template(Template template) {
        template.placeholders().stream().filter(one -> one.source() == Template.Source.INPUT).forEach(one -> inputs.add(one.name()));
    }

    private void conditions(List<Condition> conditions) {
        conditions.stream().flatMap(condition -> condition.tests().stream()).flatMap(test -> test.operators().stream())
                .forEach(operator -> {
                    if (operator instanceof Operator.SameAsInput same) {
                        inputs.add(same.input());
                    }
                });
    }
}
