package app.tallybird.ui.price;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import app.tallybird.engine.contract.PriceColumn;
import app.tallybird.engine.contract.PricePlan;
import app.tallybird.ui.contract.PlannedChanges;
import app.tallybird.ui.control.FilterBar;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Tables;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.price.PricesModel.Shown;

/** The prices as a table, and beside it the form of one; or, in place of both, what a file of prices would change. */
public final class PricesView extends VBox {

    private static final double NARROW = 900;
    private static final String WRAPS = "two-lines";

    private final PricesModel model;
    private final TableView<PriceRow> table;

    public PricesView(PricesModel model) {
        this.model = model;
        getStyleClass().add("integration-page");
        table = table();
        FilterBar<PriceRow> filters = new FilterBar<>(model.rows, "Service or customer");
        Button undo = Widgets.button("price-undo", "_Undo", model::undo, "small");
        HBox said = Widgets.row(Widgets.grow(Widgets.notice("prices-said", Tone.GOOD, model.good)), Widgets.when(model.undoable, undo));
        VBox prices = Widgets.grow(new VBox(10, filters, Widgets.grow(table), below()));
        prices.setMinWidth(0);
        HBox both = Widgets.grow(new HBox(14, prices, Widgets.when(model.shown.isEqualTo(Shown.FORM), new PricePanel(model))));
        getChildren().addAll(new ProblemBar(model.problem, model::copy),
                Widgets.when(model.good.isNotEmpty().and(model.shown.isEqualTo(Shown.PRICES)), said),
                Widgets.when(model.shown.isNotEqualTo(Shown.IMPORT), both), Widgets.when(model.shown.isEqualTo(Shown.IMPORT), imported()));
        Widgets.onEscape(this, model::close);
        model.shown.subscribe((before, now) -> {
            if (now == Shown.PRICES) {
                table.requestFocus();
            }
        });
    }

    private TableView<PriceRow> table() {
        TableView<PriceRow> made = Tables.of("prices", model.rows.shown, "No price yet, so nothing is said of money.",
                "Prices. Insert adds one, F2 changes the chosen one, Delete removes it.",
                List.of(Tables.text("Service", 126, PriceRow::service, WRAPS), Tables.text("Customer", 116, PriceRow::customer, WRAPS),
                        Tables.number("Unit price", 92, row -> row.price().unit(), model::money),
                        Tables.number("Cost", 80, row -> row.price().cost().orElse(null), model::money),
                        Tables.text("Currency", 106, row -> row.currency().getCurrencyCode()),
                        Tables.text("From", 120, PriceRow::from, WRAPS), Tables.text("Set by", 80, row -> row.price().by())));
        Tables.twoLinesBelow(made, NARROW);
        Tables.onEditKeys(made, model::add, model::edit, model::remove);
        return Tables.reading(made, model.reading());
    }

    private void chosen(Consumer<PriceRow> act) {
        Tables.selected(table).ifPresent(act);
    }

    /** How many services have a price, and what can be done. */
    private Node below() {
        Button edit = Widgets.button("price-edit", "_Change", () -> chosen(model::edit), "small");
        Button remove = Widgets.button("price-remove", "_Remove", () -> chosen(model::remove), "small");
        List.of(edit, remove)
                .forEach(button -> button.disableProperty().bind(Bindings.isNull(table.getSelectionModel().selectedItemProperty())));
        return Widgets.row(Widgets.grow(Widgets.text(model.total, "strong-cell")),
                Widgets.button("price-add", "_Add a price", model::add, "small"), edit, remove,
                Widgets.button("prices-import", "_Import from CSV\u2026", model::chooseFile, "small"),
                Widgets.button("prices-export", "E_xport", model::export, "small"));
    }

    private Node imported() {
        TableView<PricePlan.Line> plan = Tables.of("price-lines", model.lines, "The file has no price in it.",
                "What the file would change of the prices",
                List.of(Tables.tag("", 96, line -> PlannedChanges.tag(line.change())),
                        Tables.number("Line", 60, line -> line.written().line(), LocalFormat::number),
                        Tables.text("Service", 170, line -> written(line, PriceColumn.SERVICE, PriceColumn.SERVICE_ID)),
                        Tables.text("Customer", 170, line -> written(line, PriceColumn.CUSTOMER, PriceColumn.CUSTOMER_ID)),
                        Tables.text("Price", 90, line -> line.written().get(PriceColumn.PRICE)),
                        Tables.text("From", 100, line -> line.written().get(PriceColumn.FROM)),
                        Tables.text("Note", 260, PricePlan.Line::why)));
        CheckBox names = new CheckBox("Where an id is missing, look by _name");
        names.setId("prices-by-name");
        names.selectedProperty().bindBidirectional(model.byName);
        return Widgets.grow(new VBox(10, Widgets.text(model.importWords, "strong-cell"), Widgets.grow(plan),
                Widgets.row(names, Widgets.spring(), Widgets.button("prices-import-cancel", "_Cancel", model::close),
                        Widgets.button("prices-import-keep", model.importLabel, model::keepFile, "accent"))));
    }

    private static String written(PricePlan.Line line, PriceColumn name, PriceColumn id) {
        String said = line.written().get(name);
        return said.isEmpty() ? line.written().get(id) : said;
    }
}
