package app.tallybird.ui.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import app.tallybird.engine.contract.WrittenColumn;
import app.tallybird.engine.contract.WrittenPlan.Line;
import app.tallybird.ui.contract.KeptModel.Shown;
import app.tallybird.ui.control.FilterBar;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Tables;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.Widgets;

/** What is kept as a table, and beside it the form of one line; or, in place of both, what a file would change. */
abstract class KeptView<C extends WrittenColumn, T, R> extends VBox {

    private final KeptModel<C, T, R> model;
    private final TableView<R> table;
    private final String one;

    /**
     * The parts that are of one kind only.
     *
     * @param one what a line is about, as the ids of what is pressed begin: "rule"
     * @param search what the search looks through
     * @param imported what a line of a file says, between its number and why
     */
    record Parts<C extends WrittenColumn, T, R>(String one, String search, TableView<R> table, Node form,
            List<TableColumn<Line<C, T>, ?>> imported) {
    }

    /** What is done to the chosen line; {@code label} stands on its button. */
    record Act<R>(String name, String label, Consumer<R> does) {
    }

    KeptView(KeptModel<C, T, R> model, Parts<C, T, R> parts, Act<R> edit, Act<R> away) {
        this.model = model;
        table = parts.table();
        one = parts.one();
        getStyleClass().add("integration-page");
        Button undo = Widgets.button(one + "-undo", "_Undo", this::undo, "small");
        HBox said = Widgets.row(Widgets.grow(Widgets.notice(one + "s-said", Tone.GOOD, model.good)), Widgets.when(model.undoable, undo));
        VBox kept = Widgets
                .grow(new VBox(10, new FilterBar<>(model.rows, parts.search()), Widgets.grow(table), below(List.of(edit, away))));
        kept.setMinWidth(0);
        HBox both = Widgets.grow(new HBox(14, kept, Widgets.when(model.shown.isEqualTo(Shown.FORM), parts.form())));
        getChildren().addAll(new ProblemBar(model.problem, model::copy),
                Widgets.when(model.good.isNotEmpty().and(model.shown.isEqualTo(Shown.LIST)), said),
                Widgets.when(model.shown.isNotEqualTo(Shown.IMPORT), both),
                Widgets.when(model.shown.isEqualTo(Shown.IMPORT), imported(parts.imported())));
        Widgets.onEscape(this, model::close);
        model.shown.subscribe((before, now) -> {
            if (now == Shown.LIST) {
                table.requestFocus();
            }
        });
        Tables.onEditKeys(table, () -> mayI(model::add), row -> mayI(() -> edit.does().accept(row)),
                row -> mayI(() -> away.does().accept(row)));
        Tables.reading(table, model.reading());
    }

    private void mayI(Runnable change) {
        if (model.refused.get().isEmpty()) {
            change.run();
        } else {
            model.place.desktop().say(model.refused.get());
        }
    }

    /** Brings back what was taken away last. */
    abstract void undo();

    /** What all of it comes to, and what can be done. */
    private Node below(List<Act<R>> acts) {
        ObservableValue<Boolean> may = model.refused.isEmpty();
        Label why = Widgets.text(model.refused, "muted", "small");
        why.setId(one + "s-refused");
        List<Node> buttons = new ArrayList<>(
                List.of(Widgets.grow(Widgets.text(model.total, "strong-cell")), Widgets.when(model.refused.isNotEmpty(), why),
                        Widgets.when(may, Widgets.button(one + "-add", "_Add a " + one, model::add, "small"))));
        acts.forEach(act -> {
            Button button = Widgets.button(one + "-" + act.name(), act.label(), () -> Tables.selected(table).ifPresent(act.does()),
                    "small");
            button.disableProperty().bind(Bindings.isNull(table.getSelectionModel().selectedItemProperty()));
            buttons.add(Widgets.when(may, button));
        });
        buttons.add(Widgets.when(may, Widgets.button(one + "s-import", "_Import from CSV\u2026", model::chooseFile, "small")));
        buttons.add(Widgets.button(one + "s-export", "E_xport", model::export, "small"));
        return Widgets.row(buttons.toArray(Node[]::new));
    }

    private Node imported(List<TableColumn<Line<C, T>, ?>> own) {
        List<TableColumn<Line<C, T>, ?>> columns = new ArrayList<>(List.of(Tables.tag("", 96, line -> PlannedChanges.tag(line.change())),
                Tables.number("Line", 60, line -> line.written().line(), LocalFormat::number)));
        columns.addAll(own);
        columns.add(Tables.text("Note", 260, Line::why));
        TableView<Line<C, T>> plan = Tables.of(one + "-lines", model.lines, "The file has no " + one + " in it.",
                "What the file would change of the " + one + "s", columns);
        CheckBox names = new CheckBox("Where an id is missing, look by _name");
        names.setId(one + "s-by-name");
        names.selectedProperty().bindBidirectional(model.byName);
        return Widgets.grow(new VBox(10, Widgets.text(model.importWords, "strong-cell"), Widgets.grow(plan),
                Widgets.row(names, Widgets.spring(), Widgets.button(one + "s-import-cancel", "_Cancel", model::close),
                        Widgets.button(one + "s-import-keep", model.importLabel, model::keepFile, "accent"))));
    }
}
