package app.tallybird.ui.contract;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import app.tallybird.model.Billing.Kind;
import app.tallybird.ui.contract.KeptModel.Shown;
import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.Fields.Named;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.Widgets;

/** The form of one rule, what it would do, and the button that keeps it. */
final class RulePanel extends VBox {

    private static final double WIDTH = 344;
    private static final double RADIO = 136;
    private static final double NUMBER = 72;
    private static final double DAY = 101;

    RulePanel(ContractsModel model) {
        RuleForm form = model.form;
        getStyleClass().addAll("card-box", "rule-panel");
        Widgets.width(this, WIDTH, WIDTH);
        ComboBox<Named> customer = Fields.box("rule-customer", form.customers, Named::name, form.customer);
        TextField until = Fields.day("rule-until", form.until, "no end");
        TextField from = Fields.day("rule-from", form.from, "any day");
        TextField units = Fields.text("rule-units", form.units);
        CheckBox without = new CheckBox("Also without a reading");
        without.setId("rule-without-reading");
        without.selectedProperty().bindBidirectional(form.withoutReading);
        VBox number = Widgets.width(Fields.labelled("Number", units), NUMBER, NUMBER);
        ObservableValue<Boolean> needsUnits = form.kind.map(Kind::needsUnits);
        VBox fields = new VBox(10, Widgets.text(model.formTitle, "strong"), wide(Fields.labelled("Customer", customer)),
                wide(Fields.labelled("Service", Fields.box("rule-service", form.services, Named::name, form.service))),
                Widgets.label("What is billed", "field-label"), kinds(form),
                new HBox(7, Widgets.when(needsUnits, number), Widgets.width(Fields.labelled("From", from), DAY, DAY),
                        Widgets.width(Fields.labelled("Until", until), DAY, DAY)),
                Widgets.when(form.kind.isEqualTo(Kind.FIXED), without),
                wide(Fields.labelled("Reason, shown beside the number", Fields.text("rule-reason", form.reason))));
        fields.setPadding(new Insets(0, 8, 4, 2));
        Button keep = Widgets.button("rule-keep", model.formTitle.map(title -> title.startsWith("Add") ? "Add _rule" : "_Keep"),
                model::keep, "accent");
        keep.disableProperty().bind(model.fits.not().or(model.work.busy));
        getChildren().addAll(Widgets.grow(Widgets.scroll(fields)), Widgets.notice("rule-preview", Tone.INFO, model.preview),
                Widgets.row(Widgets.spring(), Widgets.button("rule-cancel", "Cance_l", model::close), keep));
        model.shown.subscribe((before, now) -> {
            if (now == Shown.FORM) {
                (model.edited().isPresent() ? units : customer).requestFocus();
            }
        });
    }

    private static VBox wide(VBox field) {
        field.setPrefWidth(NUMBER);
        return field;
    }

    private static FlowPane kinds(RuleForm form) {
        ToggleGroup group = new ToggleGroup();
        FlowPane all = new FlowPane(6, 8);
        for (Kind kind : List.of(Kind.AS_COUNTED, Kind.FIXED, Kind.AT_LEAST, Kind.AT_MOST, Kind.FIRST_INCLUDED, Kind.NOT_BILLED)) {
            RadioButton button = new RadioButton(words(kind));
            button.setId("rule-" + kind.word());
            button.setToggleGroup(group);
            button.setPrefWidth(RADIO);
            button.setOnAction(event -> form.kind.set(kind));
            form.kind.subscribe(now -> button.setSelected(now == kind));
            all.getChildren().add(button);
        }
        return all;
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case AS_COUNTED -> "As counted";
            case FIXED -> "Fixed number";
            case AT_LEAST -> "At least";
            case AT_MOST -> "At most";
            case FIRST_INCLUDED -> "First N included";
            case NOT_BILLED -> "Not billed";
        };
    }
}
