package app.tallybird.ui.alerts;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.http.Cancel;
import app.tallybird.synthesize.Alert;
import app.tallybird.ui.control.Fields;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.kit.QueueingTaskRunner;
import app.tallybird.ui.wizard.Setup;

import static org.assertj.core.api.Assertions.assertThat;

/** An alert from its title to the ticket. */
class AlertsModelTest {

    @TempDir
    private Path home;

    private static AlertsModel open(AppOnSandbox hand) {
        AlertsModel model = new AlertsModel(hand.place(new DirectTaskRunner()));
        model.enter();
        return model;
    }

    @Test
    void whatIsMissingIsSaidAndNothingIsSent() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            AlertsModel none = open(hand);
            none.send();
            assertThat(none.refusal.get()).isEqualTo("Set up an integration first: alerts are sent with its keys.");
            hand.ready();
            AlertsModel model = open(hand);
            model.send();
            assertThat(model.refusal.get()).isEqualTo("Choose the customer.");
            model.account.set(model.accounts.getFirst());
            model.send();
            assertThat(model.refusal.get()).isEqualTo("Give the alert a title.");
            model.title.set("Backup failed");
            model.send();
            assertThat(model.refusal.get()).isEqualTo("Say what happened and what to do.");
            assertThat(model.message.get()).isEmpty();
        }
    }

    @Test
    void anAlertIsFollowedToItsTicket() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ready();
            AlertsModel model = open(hand);
            // the sandbox makes the ticket between the first question and the second, so the first one is asked here
            model.message.addListener((property, before, now) -> {
                if (!now.isEmpty()) {
                    Elsewhere.look(setup, open -> open.context().synthesize().alertTrace(now, Cancel.never()));
                }
            });
            assertThat(model.services).hasSize(9);
            model.account.set(model.accounts.getFirst());
            model.service.set(model.services.get(1));
            model.priority.set(Alert.Priority.HIGH);
            model.title.set("Backup failed");
            model.text.set("Look at the backup server.");
            model.send();

            assertThat(model.message.get()).isNotEmpty();
            assertThat(model.fate.get()).matches("Ticket \\S+ was made\\.");
            assertThat(model.problem.get()).isNull();
        }
    }

    @Test
    void theCustomersOfAnotherIntegrationNeverComeLate() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            hand.ready();
            hand.ready(hand.csv(hand.usage("usage", "901,Contoso,Seats,7")));
            QueueingTaskRunner runner = new QueueingTaskRunner();
            AlertsModel model = new AlertsModel(hand.place(runner));
            model.enter();
            runner.all();
            assertThat(model.integrations).hasSize(2);
            String first = model.integration.get();
            List<Fields.Named> known = List.copyOf(model.accounts);

            model.integration.set(model.integrations.getLast());
            assertThat(model.accounts).isEmpty();
            runner.work();
            model.integration.set(first);
            runner.all();

            assertThat(model.accounts).isEqualTo(known);
        }
    }
}
