package app.tallybird.ui.integration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.Application;
import app.tallybird.app.Preferences;
import app.tallybird.app.TeamDesk;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.push.PushListener;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.IntegrationLock;
import app.tallybird.ledger.LedgerLock;
import app.tallybird.ledger.SharedLedgers;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.kit.TeamDatabase;
import app.tallybird.ui.screens.Screen;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of an integration as each of a team sees it: what waits for whom, who is at work, and only what their role may do. */
class SharedIntegrationTest {

    @TempDir
    private Path home;
    private final TeamDatabase database = new TeamDatabase();
    private final List<String> opened = new ArrayList<>();

    private void usage(int count) throws Exception {
        Files.writeString(home.resolve("usage.csv"), "id,name,service,count\n901,Bellows College,Total Workstations," + count + "\n");
    }

    private Setup pushed(AppOnSandbox hand) throws Exception {
        usage(117);
        Setup setup = hand.ready(hand.csv(home.resolve("usage.csv")));
        Pushes.push(setup);
        Elsewhere.done(setup, Step.SCHEDULE);
        hand.pass(Duration.ofSeconds(2));
        return setup;
    }

    private IntegrationModel open(AppOnSandbox hand, Application of, String name) {
        opened.clear();
        IntegrationModel model = new IntegrationModel(hand.place(of, new DirectTaskRunner()), name, step -> opened.add(step.name()),
                new IntegrationModel.Exits(() -> opened.add("compare"), () -> opened.add("leaks"), () -> opened.add("team")));
        model.enter();
        assertThat(model.problem.get()).isNull();
        return model;
    }

    private static void ask(Setup setup) {
        Elsewhere.work(setup, "a test", open -> open.apply(new SyncUsage(open.context()).plan(ReadListener.none(), Cancel.never()),
                PushChoices.accepted(), PushListener.none(), Cancel.never()));
    }

    @Test
    void whatWaitsIsOfferedToWhoMayAnswerAndSaidToTheOthers() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.sharing(home, 1, "dana", database.of("dana"));
                Application mia = hand.of("mia", database.of("mia"));
                Application reader = hand.of("jo_anne", database.of("jo_anne"))) {
            Setup setup = pushed(hand);
            new Preferences(mia).set("approval", "every");
            hand.pass(Duration.ofSeconds(2));
            usage(120);
            ask(setup);
            String plan = new TeamDesk(mia).open().waiting().getFirst().proposal().shortName();

            IntegrationModel own = open(hand, hand.application, setup.name());
            assertThat(own.onward.get().label()).isEqualTo("See what waits");
            assertThat(own.onward.get().words())
                    .isEqualTo("Plan " + plan + ", prepared by dana, waits for a second person: 1 to send, 0 held. "
                            + "It is for mia or ravi to answer. As technician you approve nothing.");
            assertThat(own.onward.get().anew()).isTrue();
            own.main();
            own.anew();
            assertThat(opened).containsExactly("team", "REVIEW");

            IntegrationModel other = open(hand, mia, setup.name());
            assertThat(other.onward.get().label()).isEqualTo("Look at it and approve");
            assertThat(other.onward.get().words()).endsWith("It is for you or ravi to answer.");
            assertThat(other.onward.get().anew()).isFalse();
            assertThat(open(hand, reader, setup.name()).onward.get().label()).isEqualTo("See what waits");
            try (Screen screen = Screen.open(hand, 1280, 800)) {
                screen.on(() -> {
                    screen.shell.integration(setup.name());
                    return true;
                });
                screen.await("what waits", () -> screen.has("integration-onward") && screen.has("integration-anew"));
                assertThat(screen.focus()).isEqualTo("integration-main");
                screen.shoot("23-integration-waits");
            }

            new TeamDesk(mia).sendBack(new TeamDesk(mia).open().waiting().getFirst(), "Three new ones?", Cancel.never());
            assertThat(open(hand, hand.application, setup.name()).onward.get()).satisfies(now -> {
                assertThat(now.label()).isEqualTo("Review March");
                assertThat(now.words()).isEqualTo("Plan " + plan + ", prepared by dana, was sent back by mia: Three new ones?");
            });
        }
    }

    @Test
    void whoIsAtWorkIsSaidAndNothingIsBegunBeside() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.sharing(home, 1, "dana", database.of("dana"));
                SharedLedgers server = database.ledgers("srv_bill_01")) {
            Setup setup = pushed(hand);
            try (LedgerLock held = server.practice().lock(setup.name(),
                    new IntegrationLock.Holder(41, "SRV-BILL-01", Instant.EPOCH, "schedule"))) {
                held.open().close();
                IntegrationModel model = open(hand, hand.application, setup.name());
                assertThat(model.onward.get().label()).isEqualTo("Look again");
                assertThat(model.onward.get().words()).startsWith("SRV-BILL-01 is at work on it since ")
                        .endsWith(" (schedule). Nothing is sent from here before that has ended.");
                model.main();
                assertThat(opened).isEmpty();
            }
            assertThat(open(hand, hand.application, setup.name()).onward.get().label()).isEqualTo("Push now");
        }
    }

    @Test
    void aRoleIsNotOfferedWhatTheDatabaseWouldRefuse() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.sharing(home, 1, "dana", database.of("dana"));
                Application reader = hand.of("jo_anne", database.of("jo_anne"));
                Application server = hand.of("srv_bill_01", database.of("srv_bill_01"))) {
            Setup setup = pushed(hand);
            IntegrationModel own = open(hand, hand.application, setup.name());
            assertThat(own.onward.get().limits()).isEmpty();
            assertThat(own.contracts.refused.get()).isEmpty();
            assertThat(own.prices.refused.get()).isEqualTo("As technician you change no prices.");

            IntegrationModel model = open(hand, reader, setup.name());
            assertThat(model.onward.get().label()).isEmpty();
            assertThat(model.onward.get().words()).isEmpty();
            assertThat(model.onward.get().limits()).isEqualTo("As reader you look only: nothing is sent or changed from here.");
            assertThat(model.contracts.refused.get()).isEqualTo("As reader you change no contract rules.");
            assertThat(Step.values()).noneMatch(model::offers);
            try (Screen screen = Screen.of(hand, reader, 1280, 800)) {
                screen.on(() -> {
                    screen.shell.integration(setup.name());
                    return true;
                });
                screen.await("why", () -> screen.has("integration-limits"));
                assertThat(screen.has("integration-main")).isFalse();
                assertThat(screen.has("health-mapping")).isFalse();
                screen.shoot("23-integration-reader");
            }

            IntegrationModel computer = open(hand, server, setup.name());
            assertThat(computer.onward.get().label()).isEqualTo("Push now");
            assertThat(computer.onward.get().limits()).isEqualTo("As computer you set up nothing here.");
            assertThat(Step.values()).filteredOn(computer::offers).containsExactly(Step.REVIEW, Step.SEND);
        }
    }
}
