package app.tallybird.ui.step.services;

import java.util.List;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tables;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.wizard.StepView;

/** The services as a table, with an editor for the chosen one. */
public final class ServicesView implements StepView {

    private final VBox page = new VBox();
    private final TableView<ServiceRow> table;

    public ServicesView(ServicesModel model) {
        page.getStyleClass().add("step");
        table = Tables.of("services-table", new FilteredList<>(model.rows), "No services to show.");
        Tables.columns(table,
                List.of(Tables.tick(ServiceRow::offered, ServiceRow::ticked, model::tick, row -> row.service().name()),
                        Tables.text("Service", 180, row -> row.service().name(), "strong-cell", "two-lines"),
                        Tables.text("Category", 210, row -> row.service().category() + ", " + row.service().subcategory(), "two-lines"),
                        Tables.text("What is counted", 240, ServiceRow::rule, "muted-cell", "two-lines"),
                        Tables.number("Units today", 104, row -> row.units().orElse(null), LocalFormat::number),
                        Tables.tag("Change", 124, ServiceRow::tag),
                        Tables.button(70, row -> "Edit", row -> model.selected.set(row), row -> row.service().name())));
        Tables.twoLines(table);
        Tables.hug(table);
        Tables.describe(table, "Services and what changes for each");
        VBox.setVgrow(table, Priority.ALWAYS);
        model.version.addListener((property, before, now) -> table.refresh());
        Label counting = Widgets.text("", "muted", "small");
        counting.textProperty().bind(model.counting);
        page.getChildren().addAll(Widgets.title("Choose what you bill for"),
                Widgets.text(
                        "Each line becomes a service that you map to a product in your PSA; one service can be mapped to several products. "
                                + "The rule says what is counted, for every customer.",
                        "page-words"),
                table, Widgets.when(model.counting.isNotEmpty(), counting), new ServiceEditor(model), support(model));
    }

    private static Node support(ServicesModel model) {
        TextField page = new TextField();
        page.setId("support-page");
        page.textProperty().bindBidirectional(model.supportPage);
        page.setPromptText("https://");
        TextField contact = new TextField();
        contact.setId("support-contact");
        contact.textProperty().bindBidirectional(model.supportContact);
        HBox fields = new HBox(14, field("Support page (optional)", page), field("Contact (optional)", contact));
        return Widgets.card(Widgets.label("Support details on every service", "strong"), fields);
    }

    private static Node field(String label, TextField field) {
        Label words = Widgets.label(label, "field-label");
        words.setLabelFor(field);
        field.setAccessibleText(label);
        VBox box = new VBox(4, words, field);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
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
