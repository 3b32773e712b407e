package app.tallybird.ui.home;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.kit.QueueingTaskRunner;
import app.tallybird.ui.wizard.Setup;

import static org.assertj.core.api.Assertions.assertThat;

/** Pushes from the home page, of one integration and of all: shown first, and sent as far as nothing holds them. */
class PushAllTest extends AtHome {

    private final QueueingTaskRunner runner = new QueueingTaskRunner();

    /** Two integrations that were pushed, a vendor's and one of a file; returns how many counts that were. */
    private static int twoPushed(AppOnSandbox hand) throws Exception {
        Pushes.push(hand.ready());
        Path file = hand.usage("usage", "901,Contoso,Seats,7", "902,Fabrikam,Seats,9");
        Pushes.push(hand.ready(hand.csv(file)));
        return hand.sandbox.synthesize().accepted().size();
    }

    /** The page after its first look; what it does from then on waits for {@link #runner}. */
    private HomeModel looked(AppOnSandbox hand) {
        HomeModel model = open(hand.place(runner));
        runner.all();
        return model;
    }

    @Test
    void pushNowShowsThePreviewUnlessThePersonChoseOtherwiseAndNothingIsHeld() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Pushes.push(hand.ready());
            HomeModel model = open(hand);
            model.push(model.rows.getFirst());
            assertThat(doors.taken).containsExactly("NinjaOne REVIEW");
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(8);

            model.straight(model.rows.getFirst());
            model.push(model.rows.getFirst());
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(16);
            assertThat(model.pushAll.lines.getFirst().words()).isEqualTo("8 accepted");
            assertThat(doors.taken).hasSize(1);

            hand.sandbox.customers().setDevices(1, 1);
            model.push(model.rows.getFirst());
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(16);
            assertThat(doors.taken).containsExactly("NinjaOne REVIEW", "NinjaOne REVIEW");
        }
    }

    @Test
    void pushAllShowsEveryPlanAndSendsOnlyWhatNothingHolds() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            int before = twoPushed(hand);
            hand.sandbox.customers().setDevices(1, 1);
            HomeModel model = open(hand);
            model.main();

            assertThat(model.pushAll.lines).extracting(line -> line.tag().words()).containsExactlyInAnyOrder("ready", "! held");
            assertThat(model.pushAll.sendLabel.get()).isEqualTo("Send 2 counts of 1 integration");
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(before);
            model.pushAll.send();
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(before + 2);
            assertThat(model.pushAll.lines).extracting(line -> line.tag().words()).containsExactlyInAnyOrder("sent", "! held");
            assertThat(model.pushAll.sendLabel.get()).isEmpty();
            assertThat(model.rows.getFirst().attention())
                    .isEqualTo("1 thing to decide: 99 % fewer units in all 8 services. 8 counts are held.");
            assertThat(model.act(model.rows.getFirst()).label()).isEqualTo("Review");
            assertThat(model.summary.get().main()).isEqualTo(MonthSummary.Main.REVIEW);
        }
    }

    @Test
    void pushAllGoesOnWhenThePageIsLeftAndIsFoundAgain() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Pushes.push(hand.ready());
            HomeModel model = looked(hand);
            model.main();
            assertThat(model.pushAll.words.get()).isEqualTo("Reading 1 integration, 0 done");

            model.leave();
            model.enter();
            model.main();
            assertThat(model.pushAll.lines).extracting(PushLine::name).containsExactly("NinjaOne");
            assertThat(model.pushAll.words.get()).isEqualTo("Reading 1 integration, 0 done");
            int before = hand.sandbox.requests().lines().size();
            runner.all();

            assertThat(model.pushAll.busy.get()).isFalse();
            assertThat(model.pushAll.sendLabel.get()).isEqualTo("Send 8 counts of 1 integration");
            // read once, although it was asked for twice
            assertThat(hand.sandbox.requests().lines().subList(before, hand.sandbox.requests().lines().size()))
                    .filteredOn(line -> line.contains("oauth/token")).hasSize(1);
        }
    }

    @Test
    void aPushThatIsHeldOpensItsPreviewOnlyWhileThePageIsOpen() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Pushes.push(hand.ready());
            hand.sandbox.customers().setDevices(1, 1);
            HomeModel model = looked(hand);
            model.straight(model.rows.getFirst());
            runner.all();

            model.push(model.rows.getFirst());
            model.leave();
            runner.all();

            assertThat(doors.taken).isEmpty();
            assertThat(model.pushAll.lines).extracting(line -> line.tag().words()).containsExactly("! held");
        }
    }

    @Test
    void closingTheWindowEndsAPushOfAllBetweenTwoRequests() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            int before = twoPushed(hand);
            HomeModel model = looked(hand);
            model.main();
            runner.all();
            model.pushAll.send();

            model.close();
            runner.all();

            assertThat(hand.sandbox.synthesize().accepted()).hasSize(before);
            assertThat(model.pushAll.busy.get()).isFalse();
        }
    }

    @Test
    void aPushThatIsStoppedWhileItReadsSendsNothing() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Pushes.push(hand.ready());
            HomeModel model = looked(hand);
            model.straight(model.rows.getFirst());
            runner.all();
            model.push(model.rows.getFirst());
            assertThat(runner.work()).isTrue();

            model.pushAll.stop();
            runner.all();

            assertThat(hand.sandbox.synthesize().accepted()).hasSize(8);
            assertThat(model.pushAll.sendLabel.get()).isEqualTo("Send 8 counts of 1 integration");
        }
    }

    @Test
    void theReviewsThatWaitAreGoneThroughOneAfterTheOther() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            List<Setup> files = new ArrayList<>();
            for (int number = 1; number <= 3; number++) {
                Path file = Files.writeString(home.resolve(number + ".csv"), "id,name,service,count\n901,Contoso,S" + number + ",700\n");
                files.add(hand.ready(hand.csv(file)));
                Pushes.push(files.getLast());
            }
            for (int number = 1; number <= 2; number++) {
                Files.writeString(home.resolve(number + ".csv"), "id,name,service,count\n901,Contoso,S" + number + ",7\n");
            }
            HomeModel model = looked(hand);
            model.main();
            // side by side: each has begun before any has ended
            assertThat(model.queue().getValue()).isEqualTo("Reading 3 integrations, 0 done");
            model.leave();
            runner.all();
            assertThat(model.pushAll.lines).extracting(line -> line.tag().words()).containsExactlyInAnyOrder("! held", "! held", "ready");
            assertThat(model.queue().getValue()).isEqualTo("2 to review");
            assertThat(model.pushAll.reviewLabel.get()).isEqualTo("Review " + files.get(0).name() + ", then 1 more");

            model.pushAll.review();
            assertThat(doors.taken).containsExactly(files.get(0).name() + " in the queue");
            assertThat(doors.next.following().orElseThrow().name()).isEqualTo(files.get(1).name());
            doors.next.following().orElseThrow().open().run();
            assertThat(doors.taken).last().isEqualTo(files.get(1).name() + " in the queue");
            assertThat(doors.next.following()).isEmpty();
            assertThat(model.queue().getValue()).isEmpty();

            int before = hand.sandbox.synthesize().accepted().size();
            assertThat(model.pushAll.sendLabel.get()).isEqualTo("Send 1 count of 1 integration");
            model.pushAll.send();
            runner.all();
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(before + 1);
        }
    }
}
