package app.tallybird.ui.step.services;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import app.tallybird.model.OwnService;
import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.Widgets;

/** The own services, each with its sum, and the form of the one that is made or changed. */
final class OwnCard extends VBox {

    private static final double MOST = 190;

    private final OwnModel model;

    OwnCard(OwnModel model) {
        this.model = model;
        getStyleClass().add("card-box");
        model.all.addListener((Observable changed) -> show());
        model.open.subscribe((before, now) -> show());
        Widgets.onEscape(this, () -> {
            boolean was = model.open.get();
            model.close();
            return was;
        });
        show();
    }

    private void show() {
        if (model.open.get()) {
            getChildren().setAll(form());
            lookup("#own-name").requestFocus();
            return;
        }
        Node add = Widgets.button("own-new", "_Make one…", () -> model.begin(Optional.empty()), "small");
        List<Node> nodes = new ArrayList<>(List.of(Widgets.row(Widgets.grow(Widgets.label("Services of your own", "strong")), add),
                Widgets.text(
                        "Sums and differences of the services above, billed as services of their own: Microsoft 365 = Business Basic + "
                                + "Business Standard. What they are made of is no longer sent by itself, unless you say so.",
                        "muted", "small")));
        model.all.forEach(own -> nodes.add(row(own)));
        getChildren().setAll(nodes);
    }

    private Node row(OwnService own) {
        String name = own.service().name();
        Button edit = Widgets.button("own-edit-" + own.key(), "Change", () -> model.begin(Optional.of(own)), "small");
        Button remove = Widgets.button("own-remove-" + own.key(), "Make no longer", () -> model.remove(own), "small");
        List.of(edit, remove).forEach(button -> button.setAccessibleText(button.getText() + ": " + name));
        return Widgets.row(
                Widgets.grow(new VBox(2, Widgets.label(name, "strong"), Widgets.text("= " + model.words(own), "muted", "small"))), edit,
                remove);
    }

    private List<Node> form() {
        OwnForm form = model.form;
        TextField name = Fields.text("own-name", form.name);
        VBox parts = new VBox(4);
        form.parts.forEach(row -> parts.getChildren().add(part(row)));
        CheckBox every = new CheckBox("For every customer");
        every.setId("own-every-customer");
        every.selectedProperty().bindBidirectional(form.everyCustomer);
        VBox customers = new VBox(4);
        form.customers.forEach(row -> {
            CheckBox box = new CheckBox(row.customer().name());
            box.setId("own-customer-" + row.customer().id());
            box.selectedProperty().bindBidirectional(row.ticked());
            customers.getChildren().add(box);
        });
        return List.of(Widgets.label("A service of your own", "strong"), Fields.labelled("Name at Synthesize", name),
                Widgets.room(parts, MOST), every, Widgets.when(form.everyCustomer.not(), Widgets.room(customers, MOST)),
                Widgets.row(Widgets.grow(Widgets.text(form.words, "strong")), Widgets.button("own-close", "Canc_el", model::close, "small"),
                        Widgets.button("own-keep", "Kee_p", model::keep, "small")));
    }

    private static Node part(OwnForm.PartRow row) {
        String service = row.service().name();
        ComboBox<OwnForm.Role> role = Fields.box("own-part-" + row.service().id(), List.of(OwnForm.Role.values()), OwnForm.Role::word,
                row.role());
        role.setAccessibleText(service);
        CheckBox also = new CheckBox("also sent by itself");
        also.setId("own-also-" + row.service().id());
        also.setAccessibleText(service + ", also sent by itself");
        also.selectedProperty().bindBidirectional(row.alsoSent());
        HBox box = Widgets.row(Widgets.grow(Widgets.label(service)), Widgets.when(row.role().map(now -> now != OwnForm.Role.NOT), also),
                role);
        return box;
    }
}
