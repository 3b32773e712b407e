package app.tallybird.ui.step.schedule;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import app.tallybird.settings.AppSettings.WebhookKind;
import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.Widgets;

/** Two chips, and below them what the chosen ones need. */
final class NoticeView extends VBox {

    NoticeView(NoticeModel model, Runnable test) {
        super(10);
        FlowPane chips = new FlowPane(chip("notice-ticket", "Ticket in my PSA", model.ticket),
                chip("notice-webhook", "Webhook", model.webhook));
        getChildren().addAll(Widgets.label("When a push fails or is held", "field-label"), Widgets.styled(chips, "chips"),
                Widgets.when(model.ticket, ticket(model)), Widgets.when(model.webhook, webhook(model, test)),
                Widgets.when(model.ticket.not().and(model.webhook.not()),
                        Widgets.text("Nobody is told: it is shown under \"Needs you\" at the next start.", "muted", "small")));
    }

    private static ToggleButton chip(String id, String words, BooleanProperty on) {
        ToggleButton chip = Widgets.styled(new ToggleButton(words), "chip");
        chip.setId(id);
        chip.selectedProperty().bindBidirectional(on);
        chip.accessibleTextProperty().bind(on.map(now -> words + (now ? ", chosen" : ", not chosen")));
        return chip;
    }

    private static Node ticket(NoticeModel model) {
        return new VBox(4,
                Fields.labelled("The ticket is written for",
                        Fields.box("ticket-account", model.accounts, Fields.Named::name, model.account)),
                Widgets.text(model.account.map(one -> model.ticketWords()).orElse("Usually your own company."), "muted", "small"));
    }

    private static Node webhook(NoticeModel model, Runnable test) {
        VBox kind = Fields.labelled("It takes", Fields.box("webhook-kind", List.of(WebhookKind.values()), NoticeView::words, model.kind));
        kind.setPrefWidth(130);
        kind.setMinWidth(130);
        return new VBox(8,
                new HBox(14,
                        Widgets.grow(Fields.labelled("Address of the webhook, kept as a secret for all integrations",
                                Fields.address("webhook-address", model.address, model.webhookKept))),
                        kind),
                Widgets.when(model.address.map(typed -> !model.caution().isEmpty()),
                        Widgets.text(model.address.map(typed -> model.caution()), "small")),
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
