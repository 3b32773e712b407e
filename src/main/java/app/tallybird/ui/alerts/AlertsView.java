package app.tallybird.ui.alerts;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import app.tallybird.problem.Wording;
import app.tallybird.synthesize.Alert;
import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.Fields.Named;
import app.tallybird.ui.control.Frame;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.Widgets;

/** The fields of an alert, and below them what became of it. */
public final class AlertsView extends Frame {

    private static final double WIDEST = 760;

    public AlertsView(AlertsModel model) {
        TextArea text = Fields.typed("alert-text", model.text, new TextArea());
        text.setPrefRowCount(5);
        text.setWrapText(true);
        VBox card = Widgets.card(
                new FlowPane(14, 10,
                        Fields.labelled("Integration whose keys are used",
                                Fields.box("alert-integration", model.integrations, name -> name, model.integration)),
                        Fields.labelled("Customer", Fields.box("alert-account", model.accounts, Named::name, model.account)),
                        Fields.labelled("Service it is about", Fields.box("alert-service", model.services, Named::name, model.service)),
                        Fields.labelled("Priority",
                                Fields.box("alert-priority", List.of(Alert.Priority.values()), AlertsView::words, model.priority))),
                Fields.labelled("Title", Fields.text("alert-title", model.title)), Fields.labelled("What happened and what to do", text));
        card.setMaxWidth(WIDEST);
        Label fate = Widgets.notice("alert-fate", Tone.INFO, model.fate);
        fate.setMaxWidth(WIDEST);
        middle(Widgets.styled(new VBox(
                Widgets.heading("Alerts", "An alert goes to Synthesize and becomes a ticket in your PSA, when the customer is mapped."),
                new ProblemBar(model.problem, model::copy), card, fate), "home"));
        below(buttons(model));
        beginning(model.problem);
    }

    private static String words(Alert.Priority priority) {
        return Wording.capital(priority.word());
    }

    private static HBox buttons(AlertsModel model) {
        Label busy = Widgets.label("", "muted");
        busy.textProperty().bind(model.work.words);
        Label refusal = Widgets.text(model.refusal.map(words -> words.isEmpty() ? "" : "⚠ " + words), "warn-text");
        refusal.setId("alert-refusal");
        return Widgets.row(Widgets.spinner(model.work.busy), busy, Widgets.grow(refusal),
                Widgets.when(model.work.busy, Widgets.button("alert-stop", "St_op", model.work::stop)),
                Widgets.when(model.message.isNotEmpty().and(model.work.busy.not()),
                        Widgets.button("alert-trace", "Ask _again for the ticket", model::trace)),
                Widgets.button("alert-send", "_Send alert", model::send, "accent"));
    }
}
