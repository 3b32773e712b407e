package app.tallybird.ui.step.accounts;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import app.tallybird.ui.control.FilterBar;
import app.tallybird.ui.control.Tables;
import app.tallybird.ui.control.WarningBar;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.wizard.StepView;

/** The customers as a table. */
public final class AccountsView implements StepView {

    private final VBox page = new VBox();
    private final TableView<AccountRow> table;

    public AccountsView(AccountsModel model) {
        page.getStyleClass().add("step");
        Label words = Widgets.text("", "page-words");
        words.textProperty().bind(model.words);
        table = Tables.of("accounts-table", model.rows.shown, "No customers to show.");
        Tables.columns(table, List.of(Tables.tick(AccountRow::offered, AccountRow::ticked, (row, now) -> {
            model.tick(row, now);
            table.refresh();
        }, row -> row.account().name()), Tables.text("Customer", 260, row -> row.account().name(), "strong-cell"),
                Tables.text("Vendor's ID", 160, row -> row.account().id(), "mono"), Tables.tag("Change", 172, AccountRow::tag),
                Tables.text("", 300, AccountRow::note, "muted-cell")));
        Tables.describe(table, "Customers and what changes for each");
        VBox.setVgrow(table, Priority.ALWAYS);
        model.rows.chips.addListener((property, before, now) -> table.refresh());
        page.getChildren().addAll(Widgets.title("Send your customers to Synthesize"), words, doubt(model), new WarningBar(model.warnings),
                new FilterBar<>(model.rows, "Filter customers"), table);
    }

    private static Node doubt(AccountsModel model) {
        Label words = Widgets.text("", "bar-title");
        words.textProperty().bind(model.doubt);
        CheckBox sure = new CheckBox();
        sure.textProperty().bind(model.sure);
        sure.setId("confirm-ids");
        sure.selectedProperty().bindBidirectional(model.confirmed);
        VBox content = new VBox(6, words, sure);
        HBox bar = new HBox(content);
        bar.getStyleClass().addAll("notice", "tone-warn");
        HBox.setHgrow(content, Priority.ALWAYS);
        return Widgets.when(model.doubt.isNotEmpty(), bar);
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void focus() {
        table.requestFocus();
    }
}
