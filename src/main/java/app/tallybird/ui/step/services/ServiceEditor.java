package app.tallybird.ui.step.services;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import app.tallybird.connector.format.Categories;
import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.Widgets;

/** What a person may change about the chosen service. */
final class ServiceEditor extends VBox {

    private final Label title = Widgets.label("", "strong");

    ServiceEditor(ServicesModel model) {
        getStyleClass().add("card-box");
        getChildren().addAll(
                Widgets.row(title, Widgets.spring(), Widgets.button("save-service", "_Use these words", model::useWords, "small"),
                        Widgets.button("close-service", "C_lose", () -> model.selected.set(null), "small")),
                new HBox(14, field("Name", Fields.text("service-name", model.name), 3),
                        field("Description", Fields.text("service-description", model.description), 4),
                        field("Category", box("service-category", Categories.CATEGORIES, model.category), 3),
                        field("Subcategory", box("service-subcategory", Categories.SUBCATEGORIES, model.subcategory), 4)));
        Widgets.onKey(this, KeyCode.ESCAPE, () -> model.selected.set(null));
        model.selected.subscribe(this::show);
    }

    private static Control box(String id, List<String> items, ObjectProperty<String> value) {
        return Fields.box(id, items, word -> word, value);
    }

    private static VBox field(String label, Control control, int share) {
        VBox field = Widgets.grow(Fields.labelled(label, control));
        field.setPrefWidth(60.0 * share);
        return field;
    }

    private void show(@Nullable ServiceRow row) {
        Widgets.show(this, row != null);
        if (row != null) {
            title.setText("Change what Synthesize shows for “" + row.service().name() + "”");
        }
    }
}
