package app.tallybird.ui.contract;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

import app.tallybird.engine.contract.RuleColumn;
import app.tallybird.model.ContractRule;
import app.tallybird.problem.Wording;
import app.tallybird.ui.control.Badge;
import app.tallybird.ui.control.Tables;
import app.tallybird.ui.control.Widgets;

/** The contract rules as a table, and beside it the form of one; or, in place of both, what a file of rules would change. */
public final class ContractsView extends KeptView<RuleColumn, ContractRule, RuleRow> {

    private static final double RULE = 178;
    private static final double UNTIL = 144;
    private static final double FIGURES = 152;
    private static final double AMOUNT = 120;

    private final ContractsModel model;

    public ContractsView(ContractsModel model) {
        super(model,
                new Parts<>("rule", "Customer or service", table(model), new RulePanel(model),
                        List.of(Tables.text("Customer", 170, line -> line.written().either(RuleColumn.CUSTOMER, RuleColumn.CUSTOMER_ID)),
                                Tables.text("Service", 170, line -> line.written().either(RuleColumn.SERVICE, RuleColumn.SERVICE_ID)),
                                Tables.text("Rule", 190,
                                        line -> line.wanted().map(rule -> Wording.capital(rule.billing().words()))
                                                .orElse(line.written().get(RuleColumn.RULE))))),
                new Act<>("edit", "_Change", row -> model.change(row.rule())), new Act<>("end", "En_d today", model::end));
        this.model = model;
    }

    @Override
    void undo() {
        model.undo();
    }

    private static TableView<RuleRow> table(ContractsModel model) {
        TableView<RuleRow> made = Tables.of("contract-rules", model.rows.shown, "No contract rule: what is counted is billed.",
                "Contract rules. Insert adds one, F2 changes the chosen one, Delete ends it today.");
        model.priced.subscribe(priced -> Tables.columns(made, columns(priced)));
        Tables.twoLines(made);
        return made;
    }

    private static List<TableColumn<RuleRow, ?>> columns(boolean priced) {
        List<TableColumn<RuleRow, ?>> columns = new ArrayList<>(List.of(
                Tables.node("Customer and service", 220, row -> two(row.customer(), row.service()),
                        row -> row.customer() + " " + row.service()),
                Tables.node("Rule and reason", RULE, row -> two(row.billing(), row.reason()), row -> row.billing() + " " + row.reason()),
                Tables.node("Until", UNTIL, ContractsView::until, row -> row.tag().words() + " " + row.until() + " " + row.from()),
                Tables.node("Counted \u2192 billed", FIGURES, row -> two(row.figures(), row.change()),
                        row -> row.figures() + " " + row.change())));
        if (priced) {
            columns.add(Tables.node("A month", AMOUNT, row -> two(row.amount(), row.amountChange()),
                    row -> row.amount() + " " + row.amountChange()));
        }
        columns.forEach(column -> column.setSortable(column.getText().startsWith("Customer") || column.getText().startsWith("Rule")));
        return columns;
    }

    private static Node two(String above, String below) {
        return lines(Widgets.label(above, "strong-cell"), Widgets.label(below, "muted", "small"));
    }

    private static Node until(RuleRow row) {
        return row.tag().words().isEmpty()
                ? row.from().isEmpty()
                        ? lines(Widgets.label(row.until()))
                        : lines(Widgets.label(row.until()), Widgets.label(row.from(), "muted", "small"))
                : lines(new Badge(row.tag()), Widgets.label(row.until(), "muted", "small"));
    }

    private static Node lines(Node... lines) {
        VBox box = new VBox(1, lines);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }
}
