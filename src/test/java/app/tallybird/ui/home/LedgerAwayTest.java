package app.tallybird.ui.home;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.Integrations;
import app.tallybird.app.LedgerSharing;
import app.tallybird.stage.StagePostgres;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.screens.Screen;

import static org.assertj.core.api.Assertions.assertThat;

/** The database of the shared ledger is gone while the window is open, and comes back. */
class LedgerAwayTest {

    @TempDir
    private Path home;

    @Test
    void whatWasReadStaysNothingIsBegunAndItGoesOnByItself() throws Exception {
        try (StagePostgres server = StagePostgres.durable(); AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Pushes.push(hand.ready());
            LedgerSharing sharing = new LedgerSharing(hand.application);
            sharing.share(sharing.address(server.address(server.database())), Optional.empty(), false);
            DirectTaskRunner runner = new DirectTaskRunner();
            try (Screen screen = Screen.open(hand, 1280, 800)) {
                screen.awaitShown("integrations");
                HomeModel model = new HomeModel(hand.place(runner), screen.shell);
                model.enter();
                assertThat(model.away.get()).isEmpty();
                IntegrationRow row = model.rows.getFirst();
                assertThat(model.act(row).label()).isNotEmpty();

                server.kill();
                model.enter();
                assertThat(model.away.get()).startsWith("The shared ledger does not answer since today ")
                        .endsWith(". You see what was read before; nothing is sent until it answers again.");
                assertThat(model.problem.get()).isNull();
                assertThat(model.rows).containsExactly(row);
                assertThat(model.act(row)).isEqualTo(HomeModel.Act.NONE);
                model.push(row);
                model.main();
                assertThat(hand.desktop.said).containsExactly(model.away.get(), model.away.get());
                screen.press("home");
                screen.awaitShown("home-away");
                screen.shoot("15-ledger-away");
                assertThat(screen.on(() -> screen.stage.getScene().lookup("#push-all").isDisabled())).isTrue();
                assertThat(screen.has("act-" + row.name())).isFalse();

                server.startAgain();
                runner.runLater();
                assertThat(model.away.get()).isEmpty();
                assertThat(model.act(model.rows.getFirst()).label()).isNotEmpty();

                // what another person changes is seen without a press, and not under the hands of somebody who is asked something
                new Integrations(hand.application, model.place.programs()).pause(row.name(), true);
                model.reopening.set(YearMonth.of(2026, 1));
                runner.runLater();
                assertThat(model.rows.getFirst().daily().paused()).isFalse();
                model.keepOpen();
                runner.runLater();
                assertThat(model.rows.getFirst().daily().paused()).isTrue();
                IntegrationRow paused = model.rows.getFirst();
                runner.runLater();
                assertThat(model.rows.getFirst()).as("what has not changed is not drawn again").isSameAs(paused);
                model.leave();
                runner.runLater();
                assertThat(model.rows.getFirst()).isSameAs(paused);
            }
        }
    }
}
