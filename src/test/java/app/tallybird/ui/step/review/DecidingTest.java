package app.tallybird.ui.step.review;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.Decision;
import app.tallybird.engine.plan.Decisions;
import app.tallybird.ledger.RunDecision;
import app.tallybird.ui.control.MatrixContent;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.wizard.Setup;

import static org.assertj.core.api.Assertions.assertThat;

/** A cause of several customers decided about customer by customer, with notes, and what the push keeps of it. */
class DecidingTest {

    @TempDir
    private Path home;
    private final PreparedPush prepared = new PreparedPush();

    /** Ten customers of whom three fall sharply. */
    private ReviewModel threeFalls(AppOnSandbox hand, Setup setup) {
        Pushes.push(setup);
        hand.sandbox.customers().setDevices(3, 9);
        hand.sandbox.customers().setDevices(6, 9);
        hand.sandbox.customers().setDevices(9, 9);
        ReviewModel model = new ReviewModel(setup, hand.place(new DirectTaskRunner()), prepared);
        model.enter();
        return model;
    }

    private static String shown(ReviewModel model) {
        return model.matrix.get().lines().stream().map(MatrixContent.Line::name).toList().toString();
    }

    @Test
    void customersAreGoneThroughOneAfterTheOther() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 20)) {
            ReviewModel model = threeFalls(hand, hand.ready());
            Deciding deciding = model.deciding;
            Cause falls = deciding.open().getFirst();
            assertThat(falls.title()).isEqualTo("3 customers fell sharply");
            assertThat(falls.parts()).extracting(Cause::id).containsExactly("customer:falls/3", "customer:falls/6", "customer:falls/9");
            assertThat(falls.parts().stream().mapToInt(part -> part.cells().size()).sum()).isEqualTo(falls.cells().size());
            int held = falls.cells().size();
            assertThat(model.nextLabel.get()).isEqualTo("Send " + (160 - held) + " counts, hold " + held);

            deciding.oneByOne(falls);
            assertThat(deciding.step().orElseThrow().title()).startsWith("Apex Roofing fell by ");
            assertThat(shown(model)).isEqualTo("[Apex Roofing]");
            deciding.decide(deciding.step().orElseThrow(), Decision.ACCEPT, "");
            assertThat(shown(model)).isEqualTo("[Bayview Hotel]");
            deciding.decide(deciding.step().orElseThrow(), Decision.HOLD, "");
            assertThat(model.nextLabel.get()).isEqualTo("Send " + (160 - held + falls.parts().getFirst().cells().size()) + " counts, hold "
                    + (held - falls.parts().getFirst().cells().size()));
            assertThat(deciding.open()).contains(falls);
            assertThat(model.verdict.get()).endsWith("1 thing to decide.");
            deciding.decide(deciding.step().orElseThrow(), Decision.ACCEPT, "");

            assertThat(deciding.stepping.get()).isNull();
            assertThat(deciding.settled()).containsExactly(falls);
            assertThat(deciding.outcome(falls)).isEqualTo("2 accepted, 1 held");
            assertThat(model.verdict.get()).endsWith("Nothing left to decide.");
            deciding.undo(falls);
            assertThat(deciding.open()).containsExactly(falls);
            assertThat(deciding.decisions.get()).isEqualTo(Decisions.NONE);
        }
    }

    @Test
    void whoWhenAndWhyAreKeptWithThePush() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 20)) {
            Setup setup = hand.ready();
            ReviewModel model = threeFalls(hand, setup);
            Deciding deciding = model.deciding;
            Cause falls = deciding.open().getFirst();
            deciding.oneByOne(falls);
            deciding.decide(deciding.step().orElseThrow(), Decision.HOLD, "");
            deciding.together();
            deciding.note(falls, "asking Mr. Ito ");
            assertThat(deciding.note(falls)).isEqualTo("asking Mr. Ito");
            assertThat(deciding.who(falls)).isEqualTo("anna, 10:15");
            model.next();

            PreparedPush.Order order = prepared.take().orElseThrow();
            Elsewhere.work(setup, "a test", open -> {
                var verb = new app.tallybird.engine.SyncUsage(open.context());
                return verb.apply(order.plan(), order.choices(), app.tallybird.engine.push.PushListener.none(),
                        app.tallybird.http.Cancel.never());
            });
            RunDecision kept = Elsewhere.look(setup, open -> open.context().ledger().runs(1).getFirst().start().decisions().getFirst());
            assertThat(kept.cause()).isEqualTo("customer:falls/3");
            assertThat(kept.title()).startsWith("Apex Roofing fell by ");
            assertThat(kept.decision()).isEqualTo("hold");
            assertThat(kept.by()).isEqualTo("anna");
            assertThat(kept.at()).isEqualTo(order.choices().decisions().made().get("customer:falls/3").at());
            assertThat(kept.note()).isEqualTo("asking Mr. Ito");
        }
    }

    @Test
    void aServiceIsSearchedForAsWell() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 20)) {
            ReviewModel model = threeFalls(hand, hand.ready());
            model.customers.choose("All");
            model.customers.search.set("network");
            assertThat(model.matrix.get().columns()).containsExactly("Total Network Devices", "Change");
            assertThat(model.matrix.get().lines()).hasSize(20);
            model.customers.search.set("bayview");
            assertThat(model.matrix.get().columns()).hasSize(9);
            assertThat(shown(model)).isEqualTo("[Bayview Hotel]");
            model.customers.search.set("");
            assertThat(model.matrix.get().lines()).hasSize(20);
        }
    }
}
