package app.tallybird.ui.step.review;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.plan.Decision;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunId;
import app.tallybird.ledger.RunKind;
import app.tallybird.ledger.RunStart;
import app.tallybird.ledger.StartedBy;
import app.tallybird.model.CellKey;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.wizard.Setup;

import static org.assertj.core.api.Assertions.assertThat;

/** Without an order the page shows the last push, also one that a crash left open. */
class LastPushShownTest {

    @TempDir
    private Path home;
    private final DirectTaskRunner runner = new DirectTaskRunner();
    private final PreparedPush prepared = new PreparedPush();

    private SendModel open(AppOnSandbox hand, Setup setup) {
        return new SendModel(setup, hand.place(runner), prepared);
    }

    @Test
    void withoutAnOrderTheLastPushIsShown() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ready();
            SendModel nothing = open(hand, setup);
            nothing.enter();
            assertThat(nothing.verdict.get()).isEqualTo("Nothing was sent yet");
            Pushes.push(setup);

            SendModel again = open(hand, setup);
            again.enter();

            assertThat(again.verdict.get()).isEqualTo("Your last push: 16 of 16 counts accepted.");
            assertThat(again.matrix.get().lines()).hasSize(2);
        }
    }

    @Test
    void aPushThatACrashLeftOpenIsShownAsInterrupted() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ready();
            UsagePlan plan = Elsewhere.work(setup, "a plan",
                    open -> new SyncUsage(open.context()).plan(ReadListener.none(), Cancel.never()));
            Elsewhere.work(setup, "a crash", open -> {
                Ledger ledger = open.context().ledger();
                RunId run = ledger.begin(new RunStart(RunKind.USAGE, plan.hash(), StartedBy.ATTENDED, 16, Optional.empty()));
                Map<CellKey, BigDecimal> units = plan.cells().stream().limit(5)
                        .collect(Collectors.toMap(PlanCell::key, PlanCell::sent, (one, other) -> one, LinkedHashMap::new));
                ledger.intents(run, units);
                ledger.outcomes(run, units.entrySet().stream().limit(3)
                        .map(cell -> new CellResult(cell.getKey(), cell.getValue(), Outcome.ACCEPTED, "")).toList());
                return run;
            });
            SendModel model = open(hand, setup);
            model.enter();

            assertThat(model.verdict.get()).isEqualTo("Your last push: 3 of 16 counts accepted, 2 in doubt, 11 not sent.");
            assertThat(model.words.get())
                    .contains(" was interrupted: 3 of 16 counts are accepted, 13 are open (of 2 nobody knows whether they "
                            + "arrived). The next push sends what is open.");

            ReviewModel review = new ReviewModel(setup, hand.place(runner), prepared);
            review.enter();
            assertThat(review.interrupted.get()).contains("3 of 16 counts are accepted, 13 are open");
            review.causes.get().forEach(cause -> review.decide(cause, Decision.ACCEPT, ""));
            assertThat(review.nextLabel.get()).isEqualTo("Send 13 counts");
            review.next();
            SendModel rest = open(hand, setup);
            rest.enter();
            assertThat(rest.verdict.get()).isEqualTo("Sent: 16 of 16 counts accepted.");
            assertThat(rest.groups.get().getFirst().words()).isEqualTo("3 of them by the push that was cut short.");
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(13).doesNotHaveDuplicates();
        }
    }
}
