package app.tallybird.ui.step.services;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import app.tallybird.connector.format.Categories;
import app.tallybird.ui.control.Widgets;

/** What a person may change about the chosen service. */
final class ServiceEditor extends VBox {

    private final ServicesModel model;
    private final Label name = Widgets.label("", "strong");
    private final TextField description = new TextField();
    private final ComboBox<String> category = new ComboBox<>();
    private final ComboBox<String> subcategory = new ComboBox<>();

    ServiceEditor(ServicesModel model) {
        this.model = model;
        getStyleClass().add("card-box");
        category.getItems().setAll(Categories.CATEGORIES);
        subcategory.getItems().setAll(Categories.SUBCATEGORIES);
        description.setId("service-description");
        category.setId("service-category");
        subcategory.setId("service-subcategory");
        category.setMaxWidth(Double.MAX_VALUE);
        subcategory.setMaxWidth(Double.MAX_VALUE);
        HBox fields = new HBox(14, field("Description", description, 3), field("Category", category, 1),
                field("Subcategory", subcategory, 2));
        getChildren().addAll(Widgets.row(name, Widgets.spring(), Widgets.button("save-service", "_Use these words", this::save, "small"),
                Widgets.button("close-service", "C_lose", () -> model.selected.set(null), "small")), fields);
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.selected.set(null);
            }
        });
        model.selected.addListener((property, before, now) -> show(now));
        show(model.selected.get());
    }

    private static Node field(String label, javafx.scene.control.Control control, int share) {
        Label words = Widgets.label(label, "field-label");
        words.setLabelFor(control);
        control.setAccessibleText(label);
        VBox field = new VBox(4, words, control);
        control.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setPrefWidth(120.0 * share);
        return field;
    }

    private void show(@Nullable ServiceRow row) {
        setVisible(row != null);
        setManaged(row != null);
        if (row != null) {
            name.setText("Change what Synthesize shows for “" + row.service().name() + "”");
            description.setText(row.service().words());
            category.setValue(row.service().category());
            subcategory.setValue(row.service().subcategory());
        }
    }

    private void save() {
        ServiceRow row = model.selected.get();
        if (row != null) {
            model.edit(row, description.getText(), value(category), value(subcategory));
        }
    }

    private static String value(ComboBox<String> box) {
        @Nullable
        String value = box.getValue();
        return value == null ? "" : value;
    }
}
