package app.tallybird.ui.step.accounts;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import app.tallybird.ui.control.FilterBar;
import app.tallybird.ui.control.Tables;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.WarningBar;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.wizard.StepPage;

/** The customers as a table. */
public final class AccountsView extends StepPage {

    private final TableView<AccountRow> table;
    private final NamesCard names;

    public AccountsView(AccountsModel model) {
        table = Widgets.grow(Tables.of("accounts-table", model.rows.shown, "No customers to show.", "Customers and what changes for each",
                List.of(Tables.tick(AccountRow::offered, AccountRow::ticked, model::tick, row -> row.account().name()),
                        Tables.text("Customer", 260, row -> row.account().name(), "strong-cell"),
                        Tables.text("Vendor's ID", 160, row -> row.account().id(), "mono"), Tables.tag("Change", 172, AccountRow::tag),
                        Tables.text("", 300, AccountRow::note, "muted-cell"))));
        model.rows.chips.subscribe((before, now) -> table.refresh());
        Tables.reading(table, model.work.busy);
        CheckBox sure = new CheckBox();
        sure.textProperty().bind(model.sure);
        sure.setId("confirm-ids");
        sure.selectedProperty().bindBidirectional(model.confirmed);
        HBox doubt = new HBox(Widgets.grow(new VBox(6, Widgets.text(model.doubt, "bar-title"), sure)));
        names = Widgets.grow(new NamesCard(model));
        FilterBar<AccountRow> filter = new FilterBar<>(model.rows, "Filter customers");
        BooleanBinding listed = Bindings.isEmpty(model.names);
        Widgets.when(listed, table);
        Widgets.when(listed, filter);
        getChildren().addAll(Widgets.title("Send your customers to Synthesize"), Widgets.text(model.words, "page-words"),
                Widgets.when(model.doubt.isNotEmpty(), Widgets.styled(doubt, "notice", Tone.WARN.style())), new WarningBar(model.warnings),
                names, filter, table);
    }

    @Override
    public void focus() {
        if (names.isVisible()) {
            names.focus();
        } else {
            table.requestFocus();
        }
    }
}
