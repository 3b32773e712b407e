package app.tallybird.ui.step.review;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.Decision;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Between;
import app.tallybird.ui.kit.QueueingTaskRunner;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Workplace;

import static org.assertj.core.api.Assertions.assertThat;

/** A preview that was overtaken is not shown, and one that was left reads nothing more and holds nothing. */
class ReviewOvertakenTest {

    private static final String HEAD = "id,name,service,count\n";

    @TempDir
    private Path home;
    private final QueueingTaskRunner runner = new QueueingTaskRunner();
    private final PreparedPush prepared = new PreparedPush();
    private Runnable meanwhile = () -> {
    };

    private static List<BigDecimal> units(ReviewModel model) {
        return model.customers.all.stream().flatMap(line -> line.cells().values().stream()).flatMap(cell -> cell.units().stream()).toList();
    }

    private Setup june(AppOnSandbox hand) throws Exception {
        return hand.ready(hand.csv(hand.usage("june", "901,Contoso,Seats,7")));
    }

    private void july(AppOnSandbox hand, Setup setup) throws Exception {
        hand.reads(setup, hand.usage("july", "901,Contoso,Seats,70"));
    }

    @Test
    void thePlanOfTheInputsBeforeIsNotShownWhenTheyChangedMeanwhile() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = june(hand);
            ReviewModel model = new ReviewModel(setup, hand.place(runner), prepared);
            model.enter();
            assertThat(runner.work()).isTrue();
            model.leave();
            july(hand, setup);

            model.enter();
            runner.all();

            assertThat(units(model)).containsExactly(new BigDecimal("70"));
        }
    }

    @Test
    void aPlanThatWasOvertakenWhileItIsLookedForCannotBeSent() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = june(hand);
            ReviewModel model = new ReviewModel(setup, hand.place(runner), prepared);
            model.enter();
            assertThat(runner.work()).isTrue();

            july(hand, setup);
            runner.all();

            assertThat(model.work.busy.get()).isFalse();
            assertThat(units(model)).isEmpty();
            assertThat(model.blocked.get()).isEqualTo("The numbers have not been read yet: press \"Read again\".");
            model.next();
            assertThat(prepared.take()).isEmpty();
        }
    }

    /** NinjaOne through a server that lets the test act before an answer of the vendor is passed on. */
    private AppOnSandbox slow(AtomicReference<Between> between) {
        return AppOnSandbox.small(home, 3, url -> {
            between.set(Between.start(url, body -> {
                Runnable act = meanwhile;
                meanwhile = () -> {
                };
                runner.meanwhile(act);
                return body;
            }));
            return between.get().url();
        });
    }

    @Test
    void leavingThePageStopsItsReading() {
        AtomicReference<Between> between = new AtomicReference<>();
        try (AppOnSandbox hand = slow(between); Between closed = between.get()) {
            ReviewModel model = new ReviewModel(hand.ready(), hand.place(runner), prepared);
            model.enter();
            int[] asked = new int[1];
            meanwhile = () -> {
                model.leave();
                asked[0] = hand.sandbox.requests().lines().size();
            };

            runner.all();

            assertThat(asked[0]).isPositive();
            assertThat(hand.sandbox.requests().lines()).hasSize(asked[0]);
            assertThat(model.customers.all).isEmpty();
            assertThat(model.problem.get()).isNull();
            assertThat(model.work.busy.get()).isFalse();
        }
    }

    @Test
    void whatWasLeftWhileReadingDoesNotKeepTheNextPageFromTheIntegration() {
        AtomicReference<Between> between = new AtomicReference<>();
        try (AppOnSandbox hand = slow(between); Between closed = between.get()) {
            Setup setup = hand.ready();
            Workplace place = hand.place(runner);
            ReviewModel left = new ReviewModel(setup, place, prepared);
            ReviewModel next = new ReviewModel(setup, place, prepared);
            left.enter();
            meanwhile = () -> {
                left.leave();
                next.enter();
                // as a second thread does, while the first one still waits for its answer
                runner.work();
            };

            runner.all();

            assertThat(next.problem.get()).isNull();
            assertThat(next.customers.all).hasSize(3);
        }
    }

    @Test
    void aPageThatIsLeftBeforeTheNextOneOpensHandsNothingToTheSending() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            ReviewModel model = new ReviewModel(june(hand), hand.place(runner), prepared);
            model.enter();
            runner.all();
            model.causes.get().stream().filter(Cause::waits).forEach(cause -> model.decide(cause, Decision.ACCEPT, ""));
            model.next();
            runner.work();
            runner.screen();
            assertThat(model.work.words.get()).isEqualTo("Saving");

            model.leave();
            runner.all();

            assertThat(prepared.take()).isEmpty();
        }
    }
}
