package app.tallybird.ui.step.schedule;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import app.tallybird.settings.AppSettings.WebhookKind;
import app.tallybird.ui.control.Choices;
import app.tallybird.ui.control.Widgets;

/** Two chips, and below them what the chosen ones need. */
final class NoticeView extends VBox {

    NoticeView(NoticeModel model, Runnable test) {
        super(10);
        FlowPane chips = new FlowPane(chip("notice-ticket", "Ticket in my PSA", model.ticket),
                chip("notice-webhook", "Webhook", model.webhook));
        chips.getStyleClass().add("chips");
        getChildren().addAll(Widgets.label("When a push fails or is held", "field-label"), chips, Widgets.when(model.ticket, ticket(model)),
                Widgets.when(model.webhook, webhook(model, test)), Widgets.when(model.ticket.not().and(model.webhook.not()),
                        Widgets.text("Nobody is told: it is shown under \"Needs you\" at the next start.", "muted", "small")));
    }

    private static ToggleButton chip(String id, String words, BooleanProperty on) {
        ToggleButton chip = new ToggleButton(words);
        chip.setId(id);
        chip.getStyleClass().add("chip");
        chip.selectedProperty().bindBidirectional(on);
        chip.accessibleTextProperty().bind(on.map(now -> words + (now ? ", chosen" : ", not chosen")));
        return chip;
    }

    private static Node ticket(NoticeModel model) {
        ComboBox<NoticeModel.Account> accounts = Choices.box("ticket-account", List.of(), NoticeModel.Account::name, model.account);
        accounts.setItems(model.accounts);
        Label words = Widgets.text("", "muted", "small");
        words.textProperty().bind(model.account.map(one -> model.ticketWords()).orElse("Usually your own company."));
        return new VBox(4, Choices.field("The ticket is written for", accounts), words);
    }

    private static Node webhook(NoticeModel model, Runnable test) {
        PasswordField address = new PasswordField();
        address.setId("webhook-address");
        address.textProperty().bindBidirectional(model.address);
        address.promptTextProperty()
                .bind(model.webhookKept.map(kept -> kept ? "An address is kept; paste another one to change it" : "https://…"));
        VBox field = Choices.field("Address of the webhook, kept as a secret for all integrations", address);
        HBox.setHgrow(field, Priority.ALWAYS);
        VBox kind = Choices.field("It takes", Choices.box("webhook-kind", List.of(WebhookKind.values()), NoticeView::words, model.kind));
        kind.setPrefWidth(130);
        kind.setMinWidth(130);
        return new VBox(8, new HBox(14, field, kind),
                Widgets.when(model.webhookKept, Widgets.button("webhook-test", "Send a t_est", test, "small")));
    }

    static String words(WebhookKind kind) {
        return switch (kind) {
            case TEAMS -> "Teams";
            case SLACK -> "Slack";
            case JSON -> kind.name().toUpperCase(Locale.ROOT);
        };
    }
}
