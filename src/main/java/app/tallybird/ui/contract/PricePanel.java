package app.tallybird.ui.contract;

import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import app.tallybird.ui.contract.KeptModel.Shown;
import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.Fields.Named;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.Widgets;

/** The form of one price, what it makes of the units accepted last, and the button that keeps it. */
final class PricePanel extends VBox {

    private static final double WIDTH = 304;
    private static final double HALF = 114;

    PricePanel(PricesModel model) {
        PriceForm form = model.form;
        getStyleClass().addAll("card-box", "rule-panel");
        Widgets.width(this, WIDTH, WIDTH);
        ComboBox<Named> service = Fields.box("price-service", form.services, Named::name, form.service);
        TextField unit = Fields.text("price-unit", form.unit);
        unit.setPromptText("5.50");
        TextField cost = Fields.text("price-cost", form.cost);
        cost.setPromptText("not known");
        TextField currency = Fields.text("price-currency", form.currency);
        currency.setPromptText("USD");
        VBox fields = new VBox(10, Widgets.text(model.formTitle, "strong"), wide(Fields.labelled("Service", service)),
                wide(Fields.labelled("Customer", Fields.box("price-customer", form.customers, Named::name, form.customer))),
                new HBox(8, half(Fields.labelled("Unit price", unit)), half(Fields.labelled("Unit cost", cost))),
                new HBox(8, half(Fields.labelled("Currency", currency)),
                        half(Fields.labelled("From", Fields.day("price-from", form.from, "any day")))));
        fields.setPadding(new Insets(0, 8, 4, 2));
        Button keep = Widgets.button("price-keep", model.formTitle.map(title -> title.startsWith("Add") ? "Add _price" : "_Keep"),
                model::keep, "accent");
        keep.disableProperty().bind(model.fits.not().or(model.work.busy));
        getChildren().addAll(Widgets.grow(Widgets.scroll(fields)), Widgets.notice("price-preview", Tone.INFO, model.preview),
                Widgets.row(Widgets.spring(), Widgets.button("price-cancel", "Cance_l", model::close), keep));
        model.shown.subscribe((before, now) -> {
            if (now == Shown.FORM) {
                (model.edited().isPresent() ? unit : service).requestFocus();
            }
        });
    }

    /** As wide as the panel is, and no wider. */
    private static VBox wide(VBox field) {
        field.setPrefWidth(HALF);
        return field;
    }

    private static VBox half(VBox field) {
        return Widgets.width(field, HALF, HALF);
    }
}
