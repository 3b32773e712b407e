package app.tallybird.ui.contract;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import app.tallybird.engine.contract.RuleColumn;
import app.tallybird.engine.contract.RulePlan;
import app.tallybird.ui.contract.ContractsModel.Shown;
import app.tallybird.ui.control.Badge;
import app.tallybird.ui.control.FilterBar;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Tables;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.Widgets;

/** The rules as a table, and beside it the form of one; or, in place of both, what a file of rules would change. */
public final class ContractsView extends VBox {

    private static final double RULE = 190;
    private static final double UNTIL = 150;
    private static final double FIGURES = 130;

    private final ContractsModel model;
    private final TableView<RuleRow> table;

    public ContractsView(ContractsModel model) {
        this.model = model;
        getStyleClass().add("integration-page");
        table = table();
        FilterBar<RuleRow> filters = new FilterBar<>(model.rows, "Customer or service");
        Button undo = Widgets.button("rule-undo", "_Undo", model::undo, "small");
        HBox said = Widgets.row(Widgets.grow(Widgets.notice("rules-said", Tone.GOOD, model.good)), Widgets.when(model.undoable, undo));
        VBox rules = Widgets.grow(new VBox(10, filters, Widgets.grow(table), below()));
        RulePanel form = new RulePanel(model);
        HBox both = Widgets.grow(new HBox(14, rules, Widgets.when(model.shown.isEqualTo(Shown.FORM), form)));
        rules.setMinWidth(0);
        getChildren().addAll(new ProblemBar(model.problem, model::copy),
                Widgets.when(model.good.isNotEmpty().and(model.shown.isNotEqualTo(Shown.IMPORT)), said),
                Widgets.when(model.shown.isNotEqualTo(Shown.IMPORT), both), Widgets.when(model.shown.isEqualTo(Shown.IMPORT), imported()));
        Widgets.onEscape(this, () -> {
            boolean closed = model.close();
            if (closed) {
                table.requestFocus();
            }
            return closed;
        });
        model.shown.subscribe((before, now) -> {
            if (now == Shown.RULES) {
                table.requestFocus();
            }
        });
    }

    private TableView<RuleRow> table() {
        TableView<RuleRow> made = Tables.of("contract-rules", model.rows.shown, "No contract rule: what is counted is billed.",
                "Contract rules. Insert adds one, F2 changes the chosen one, Delete ends it today.",
                List.of(Tables.node("Customer and service", 220, row -> two(row.customer(), row.service()),
                        row -> row.customer() + " " + row.service()),
                        Tables.node("Rule and reason", RULE, row -> two(row.billing(), row.reason()),
                                row -> row.billing() + " " + row.reason()),
                        Tables.node("Until", UNTIL, ContractsView::until, row -> row.tag().words() + " " + row.until() + " " + row.from()),
                        Tables.node("Counted \u2192 billed", FIGURES, row -> two(row.figures(), row.change()),
                                row -> row.figures() + " " + row.change())));
        Tables.twoLines(made);
        made.getColumns()
                .forEach(column -> column.setSortable(column.getText().startsWith("Customer") || column.getText().startsWith("Rule")));
        Tables.onEditKeys(made, model::add, model::edit, model::end);
        return Tables.reading(made, model.reading());
    }

    private void chosen(Consumer<RuleRow> act) {
        Tables.selected(table).ifPresent(act);
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

    /** The sum of all rules, and what can be done. */
    private Node below() {
        Button add = Widgets.button("rule-add", "_Add a rule", model::add, "small");
        Button edit = Widgets.button("rule-edit", "_Change", () -> chosen(model::edit), "small");
        Button end = Widgets.button("rule-end", "En_d today", () -> chosen(model::end), "small");
        List.of(edit, end)
                .forEach(button -> button.disableProperty().bind(Bindings.isNull(table.getSelectionModel().selectedItemProperty())));
        return Widgets.row(Widgets.grow(Widgets.text(model.total, "strong-cell")), add, edit, end,
                Widgets.button("rules-import", "_Import from CSV\u2026", model::chooseFile, "small"),
                Widgets.button("rules-export", "E_xport", model::export, "small"));
    }

    private Node imported() {
        TableView<RulePlan.Line> plan = Tables
                .of("import-lines", model.lines, "The file has no rule in it.", "What the file would change of the contract rules",
                        List.of(Tables.tag("", 96, line -> PlannedChanges.tag(line.change())),
                                Tables.number("Line", 60, line -> line.written().line(), LocalFormat::number),
                                Tables.text("Customer", 170, line -> written(line, RuleColumn.CUSTOMER, RuleColumn.CUSTOMER_ID)),
                                Tables.text("Service", 170, line -> written(line, RuleColumn.SERVICE, RuleColumn.SERVICE_ID)),
                                Tables.text("Rule", 190,
                                        line -> line.rule().map(rule -> RuleRow.first(rule.billing().words()))
                                                .orElse(line.written().get(RuleColumn.RULE))),
                                Tables.text("Note", 260, RulePlan.Line::why)));
        CheckBox names = new CheckBox("Where an id is missing, look by _name");
        names.setId("import-by-name");
        names.selectedProperty().bindBidirectional(model.byName);
        return Widgets.grow(new VBox(10, Widgets.text(model.importWords, "strong-cell"), Widgets.grow(plan),
                Widgets.row(names, Widgets.spring(), Widgets.button("import-cancel", "_Cancel", model::close),
                        Widgets.button("import-keep", model.importLabel, model::keepFile, "accent"))));
    }

    private static String written(RulePlan.Line line, RuleColumn name, RuleColumn id) {
        String said = line.written().get(name);
        return said.isEmpty() ? line.written().get(id) : said;
    }
}
