package app.tallybird.ui.step.review;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.Application;
import app.tallybird.app.Preferences;
import app.tallybird.app.TeamDesk;
import app.tallybird.engine.UsageResult;
import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.Decision;
import app.tallybird.http.Cancel;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.wizard.Queued;
import app.tallybird.ui.wizard.Setup;

import static org.assertj.core.api.Assertions.assertThat;

/** Where a second person is needed the button asks for approval, and afterwards the page says that the plan waits. */
class ReviewApprovalTest {

    private static final String HEAD = "id,name,service,count\n";

    @TempDir
    private Path home;
    private final PreparedPush prepared = new PreparedPush();
    private final List<UsageResult> queued = new ArrayList<>();

    private Setup pushed(AppOnSandbox hand) throws Exception {
        Setup setup = hand.ready(hand.csv(usage("901,Contoso,Seats,100\n902,Fabrikam,Seats,900\n")));
        assertThat(Pushes.push(setup).problems()).isEmpty();
        return setup;
    }

    private Path usage(String rows) throws Exception {
        return Files.writeString(home.resolve("usage.csv"), HEAD + rows);
    }

    private ReviewModel open(AppOnSandbox hand, Setup setup) {
        ReviewModel model = new ReviewModel(setup, hand.place(new DirectTaskRunner()), prepared);
        model.enter();
        return model;
    }

    private static void ask(AppOnSandbox hand, String needed) {
        new Preferences(hand.application).set("approval", needed);
    }

    @Test
    void everySendIsAskedForAndThenWaits() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = pushed(hand);
            usage("901,Contoso,Seats,101\n902,Fabrikam,Seats,900\n");
            assertThat(open(hand, setup).nextLabel.get()).isEqualTo("Send 2 counts");
            ask(hand, "every");
            ReviewModel model = open(hand, setup);
            assertThat(model.nextLabel.get()).isEqualTo("Ask for approval, 2 counts");
            int before = hand.sandbox.synthesize().accepted().size();
            setup.queue(new Queued() {
                @Override
                public void sent(UsageResult result) {
                    queued.add(result);
                }
            });
            model.next();
            SendModel send = new SendModel(setup, hand.place(new DirectTaskRunner()), prepared);
            send.enter();

            assertThat(send.verdict.get()).matches("Plan [0-9A-F]{4} waits for approval");
            assertThat(send.words.get())
                    .startsWith("2 to send, 0 held. Nothing was sent. Another person than anna finds it on the Team page");
            assertThat(send.problem.get()).isNull();
            assertThat(send.nextLabel.get()).isIn("Done", "Next: Schedule");
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(before);
            assertThat(queued).singleElement().satisfies(result -> assertThat(result.asked()).isPresent());
            assertThat(new TeamDesk(hand.application).open().waiting()).singleElement()
                    .satisfies(waiting -> assertThat(waiting.mayApprove()).isFalse());
        }
    }

    @Test
    void acceptingWhatWasHeldIsAskedForAndHoldingItIsNot() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = pushed(hand);
            usage("901,Contoso,Seats,10\n902,Fabrikam,Seats,900\n");
            ask(hand, "held");
            ReviewModel model = open(hand, setup);
            assertThat(model.nextLabel.get()).isEqualTo("Send 1 count, hold 1");
            Cause fall = model.causes.get().getFirst();
            assertThat(model.decide(fall, Decision.ACCEPT, fall.broad().map(units -> units.toPlainString()).orElse(""))).isEmpty();
            assertThat(model.nextLabel.get()).isEqualTo("Ask for approval, 2 counts");
            model.deciding.undo(fall);
            assertThat(model.nextLabel.get()).isEqualTo("Send 1 count, hold 1");
        }
    }

    @Test
    void whatWasDecidedIsThereAgainWhenItWasSentBack() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = pushed(hand);
            usage("901,Contoso,Seats,10\n902,Fabrikam,Seats,900\n");
            ask(hand, "every");
            ReviewModel model = open(hand, setup);
            Cause fall = model.causes.get().getFirst();
            assertThat(model.decide(fall, Decision.HOLD, "")).isEmpty();
            model.deciding.note(fall, "asking Mr. Ito");
            model.next();
            new SendModel(setup, hand.place(new DirectTaskRunner()), prepared).enter();
            try (Application mia = hand.of("mia")) {
                TeamDesk desk = new TeamDesk(mia);
                desk.sendBack(desk.open().waiting().getFirst(), "They did leave.", Cancel.never());
            }

            ReviewModel again = open(hand, setup);
            assertThat(again.decisions.get().byCause()).containsExactly(Map.entry(fall.id(), Decision.HOLD));
            assertThat(again.decisions.get().made().get(fall.id()).note()).isEqualTo("asking Mr. Ito");
            assertThat(again.nextLabel.get()).isEqualTo("Ask for approval, 1 count, hold 1");

            usage("901,Contoso,Seats,9\n902,Fabrikam,Seats,900\n");
            again.readAgain();
            assertThat(again.decisions.get().byCause()).isEmpty();
        }
    }
}
