package app.tallybird.ui.wizard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Elsewhere;

import static org.assertj.core.api.Assertions.assertThat;

/** Which step opens, what the rail says, and that no press is without an answer. */
class WizardModelTest {

    @TempDir
    private Path home;
    private final List<String> seen = new ArrayList<>();
    private boolean stays;

    /** A step that only remembers. */
    private final class Plain extends StepModel {

        Plain(Step step, Setup setup, Workplace place) {
            super(step, setup, place);
        }

        @Override
        public void enter() {
            seen.add("enter " + step);
        }

        @Override
        public void leave() {
            super.leave();
            seen.add("leave " + step);
        }

        @Override
        public void next() {
            finish();
        }

        @Override
        public boolean staysOpen() {
            return stays;
        }
    }

    private WizardModel wizard(AppOnSandbox hand, Setup setup) {
        Workplace place = hand.place(new DirectTaskRunner());
        return new WizardModel(setup, Stream.of(Step.values()).map(step -> (StepModel) new Plain(step, setup, place)).toList(),
                () -> seen.add("home"));
    }

    @Test
    void aDraftOpensAtItsFirstUnfinishedStepAfterARestart() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup first = hand.ninja();
            List.of(Step.VENDOR, Step.CONNECT, Step.ACCOUNTS).forEach(step -> Elsewhere.done(first, step));

            WizardModel wizard = wizard(hand, new SetupStore(hand.application).open("NinjaOne"));
            wizard.start();

            assertThat(wizard.current.get().step).isEqualTo(Step.SERVICES);
            assertThat(wizard.states.get()).containsEntry(Step.ACCOUNTS, StepState.DONE).containsEntry(Step.SERVICES, StepState.IN_PROGRESS)
                    .containsEntry(Step.MAP, StepState.NOT_STARTED);
        }
    }

    @Test
    void aPreviewIsNotKeptUntilItWasSent() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup first = hand.ready();
            Elsewhere.done(first, Step.REVIEW);
            assertThat(new SetupStore(hand.application).open("NinjaOne").firstUnfinished()).isEqualTo(Step.REVIEW);

            Elsewhere.done(first, Step.SEND);
            assertThat(new SetupStore(hand.application).open("NinjaOne").firstUnfinished()).isEqualTo(Step.SCHEDULE);
        }
    }

    @Test
    void withoutItsKeysADraftBeginsAtConnect() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            hand.ready();
            hand.secrets.delete(new app.tallybird.secret.SecretName("NinjaOne", "PARTNER_API_KEY"));

            assertThat(new SetupStore(hand.application).open("NinjaOne").firstUnfinished()).isEqualTo(Step.CONNECT);
        }
    }

    @Test
    void aStepAheadSaysWhatIsToBeFinishedFirst() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ninja();
            Elsewhere.done(setup, Step.VENDOR);
            WizardModel wizard = wizard(hand, setup);
            wizard.start();

            assertThat(wizard.open(Step.REVIEW)).isFalse();
            assertThat(wizard.refusal.get()).isEqualTo("First finish \"Connect\".");
            assertThat(wizard.open(Step.VENDOR)).isTrue();
            assertThat(wizard.refusal.get()).isEmpty();
        }
    }

    @Test
    void nextIsNeverDeadWithoutAReason() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            WizardModel wizard = wizard(hand, Setup.fresh(hand.application));
            wizard.start();
            wizard.current.get().blocked.set("Choose a vendor first.");

            assertThat(wizard.next()).isFalse();
            assertThat(wizard.refusal.get()).isEqualTo("Choose a vendor first.");
            wizard.current.get().blocked.set("");
            assertThat(wizard.next()).isTrue();
            assertThat(wizard.current.get().step).isEqualTo(Step.CONNECT);
        }
    }

    @Test
    void aProblemMarksItsStepInTheRail() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            WizardModel wizard = wizard(hand, Setup.fresh(hand.application));
            wizard.start();
            wizard.current.get().problem.set(Problem.of(ProblemCode.FAILED, "x", "y", "z"));

            assertThat(wizard.states.get()).containsEntry(Step.VENDOR, StepState.NEEDS_ATTENTION);
        }
    }

    @Test
    void aStepThatSendsIsNotLeft() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            WizardModel wizard = wizard(hand, Setup.fresh(hand.application));
            wizard.start();
            seen.clear();
            stays = true;
            wizard.back();
            wizard.close();
            wizard.open(Step.VENDOR);

            assertThat(seen).isEmpty();
            assertThat(wizard.refusal.get()).isEqualTo("The push is not done: wait for it, or press Stop first.");
        }
    }

    @Test
    void backFromTheFirstStepAndNextFromTheLastLeadHome() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ready();
            List.of(Step.REVIEW, Step.SEND).forEach(step -> Elsewhere.done(setup, step));
            WizardModel wizard = wizard(hand, setup);
            wizard.start();
            wizard.next();
            assertThat(seen).last().isEqualTo("home");

            wizard.open(Step.VENDOR);
            wizard.back();
            assertThat(seen).last().isEqualTo("home");
        }
    }

    @Test
    void theReviewOfAnIntegrationThatHasPushedIsNoSetUp() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ready();
            List.of(Step.REVIEW, Step.SEND).forEach(step -> Elsewhere.done(setup, step));
            WizardModel wizard = wizard(hand, setup);

            wizard.begin(Step.REVIEW);
            assertThat(setup.routine()).isTrue();
            assertThat(wizard.where()).isEqualTo("NinjaOne / Review");
            assertThat(wizard.backLabel()).isEqualTo("Home");
            wizard.next();
            assertThat(wizard.current.get().step).isEqualTo(Step.SEND);
            assertThat(wizard.backLabel()).isEqualTo("Back");
            wizard.next();
            assertThat(seen).last().isEqualTo("home");

            wizard.begin(Step.REVIEW);
            wizard.back();
            assertThat(seen).last().isEqualTo("home");

            setup.queue(new Queued() {
                @Override
                public Optional<Following> following() {
                    return Optional.of(new Following("Huntress", () -> seen.add("Huntress")));
                }
            });
            wizard.begin(Step.REVIEW);
            wizard.next();
            wizard.next();
            assertThat(seen).last().isEqualTo("Huntress");
        }
    }

    @Test
    void whatNeverPushedOrMissesAKeyOrIsOpenedElsewhereIsASetUp() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ready();
            WizardModel wizard = wizard(hand, setup);
            wizard.begin(Step.REVIEW);
            assertThat(setup.routine()).isFalse();
            assertThat(wizard.where()).isEqualTo("NinjaOne");
            assertThat(wizard.backLabel()).isEqualTo("Back");

            List.of(Step.REVIEW, Step.SEND).forEach(step -> Elsewhere.done(setup, step));
            wizard.begin(Step.MAP);
            assertThat(setup.routine()).isFalse();

            setup.markUndone(Step.CONNECT);
            wizard.begin(Step.REVIEW);
            assertThat(setup.routine()).isFalse();
            assertThat(wizard.current.get().step).isEqualTo(Step.CONNECT);
        }
    }
}
