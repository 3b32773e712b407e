package app.tallybird.ui.alerts;

import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import app.tallybird.synthesize.Alert;
import app.tallybird.ui.control.Choices;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Widgets;

/** The fields of an alert, and below them what became of it. */
public final class AlertsView extends VBox {

    private static final double WIDEST = 760;

    public AlertsView(AlertsModel model) {
        getStyleClass().add("home");
        ComboBox<String> integration = Choices.box("alert-integration", List.of(), name -> name, model.integration);
        integration.setItems(model.integrations);
        ComboBox<AlertsModel.Named> account = Choices.box("alert-account", List.of(), AlertsModel.Named::name, model.account);
        account.setItems(model.accounts);
        ComboBox<AlertsModel.Named> service = Choices.box("alert-service", List.of(), AlertsModel.Named::name, model.service);
        service.setItems(model.services);
        ComboBox<Alert.Priority> priority = Choices.box("alert-priority", List.of(Alert.Priority.values()),
                one -> one.word().substring(0, 1).toUpperCase(java.util.Locale.ROOT) + one.word().substring(1), model.priority);
        TextField title = new TextField();
        title.setId("alert-title");
        title.textProperty().bindBidirectional(model.title);
        TextArea text = new TextArea();
        text.setId("alert-text");
        text.setPrefRowCount(5);
        text.setWrapText(true);
        text.textProperty().bindBidirectional(model.text);
        VBox card = Widgets.card(
                new FlowPane(14, 10, Choices.field("Integration whose keys are used", integration), Choices.field("Customer", account),
                        Choices.field("Service it is about", service), Choices.field("Priority", priority)),
                Choices.field("Title", title), Choices.field("What happened and what to do", text), buttons(model));
        card.setMaxWidth(WIDEST);
        Label fate = Widgets.text("", "notice", "tone-info");
        fate.setId("alert-fate");
        fate.setMaxWidth(WIDEST);
        fate.textProperty().bind(model.fate);
        ScrollPane scroll = new ScrollPane(new VBox(14, card, Widgets.when(model.fate.isNotEmpty(), fate)));
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(
                new VBox(8, Widgets.title("Alerts"), Widgets
                        .text("An alert goes to Synthesize and becomes a ticket in your PSA, when the customer is mapped.", "page-words")),
                new ProblemBar(model.problem, model::copy), scroll);
    }

    private static FlowPane buttons(AlertsModel model) {
        ProgressIndicator spinner = new ProgressIndicator();
        spinner.getStyleClass().add("spinner");
        spinner.setAccessibleText("Working");
        Label busy = Widgets.label("", "muted");
        busy.textProperty().bind(model.busy());
        Label refusal = Widgets.text("", "warn-text");
        refusal.setId("alert-refusal");
        refusal.textProperty().bind(model.refusal.map(words -> words.isEmpty() ? "" : "⚠ " + words));
        var working = model.busy().isNotEmpty();
        return new FlowPane(12, 8, Widgets.button("alert-send", "_Send alert", model::send, "accent"),
                Widgets.when(model.message.isNotEmpty().and(working.not()),
                        Widgets.button("alert-trace", "Ask _again for the ticket", model::trace)),
                Widgets.when(working, spinner), busy, Widgets.when(working, Widgets.button("alert-stop", "St_op", model::stop)), refusal);
    }
}
