package app.tallybird.ui.contract;

import java.util.List;
import javafx.scene.control.TableView;

import app.tallybird.engine.contract.PriceColumn;
import app.tallybird.model.Price;
import app.tallybird.ui.control.Tables;

/** The prices as a table, and beside it the form of one; or, in place of both, what a file of prices would change. */
public final class PricesView extends KeptView<PriceColumn, Price, PriceRow> {

    private static final double NARROW = 900;
    private static final String WRAPS = "two-lines";

    private final PricesModel model;

    public PricesView(PricesModel model) {
        super(model,
                new Parts<>("price", "Service or customer", table(model), new PricePanel(model),
                        List.of(Tables.text("Service", 170, line -> line.written().either(PriceColumn.SERVICE, PriceColumn.SERVICE_ID)),
                                Tables.text("Customer", 170, line -> line.written().either(PriceColumn.CUSTOMER, PriceColumn.CUSTOMER_ID)),
                                Tables.text("Price", 90, line -> line.written().get(PriceColumn.PRICE)),
                                Tables.text("From", 100, line -> line.written().get(PriceColumn.FROM)))),
                new Act<>("edit", "_Change", row -> model.change(row.price())), new Act<>("remove", "_Remove", model::remove));
        this.model = model;
    }

    @Override
    void undo() {
        model.undo();
    }

    private static TableView<PriceRow> table(PricesModel model) {
        TableView<PriceRow> made = Tables.of("prices", model.rows.shown, "No price yet, so nothing is said of money.",
                "Prices. Insert adds one, F2 changes the chosen one, Delete removes it.",
                List.of(Tables.text("Service", 126, PriceRow::service, WRAPS), Tables.text("Customer", 116, PriceRow::customer, WRAPS),
                        Tables.number("Unit price", 92, row -> row.price().unit(), model::money),
                        Tables.number("Cost", 80, row -> row.price().cost().orElse(null), model::money),
                        Tables.text("Currency", 106, row -> row.currency().getCurrencyCode()),
                        Tables.text("From", 120, PriceRow::from, WRAPS), Tables.text("Set by", 80, row -> row.price().by())));
        Tables.twoLinesBelow(made, NARROW);
        return made;
    }
}
