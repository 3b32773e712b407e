package app.tallybird.ui.home;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.ledger.LeftOut;
import app.tallybird.problem.ProblemCode;
import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.PlayedFault;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.shell.Pages;
import app.tallybird.ui.wizard.Queued;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.SetupStore;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.WizardModel;
import app.tallybird.ui.wizard.Workplace;

import static org.assertj.core.api.Assertions.assertThat;

/** The queue of pushes hands what it read over to the reviews, and each line says what became of it. */
class HomeQueueTest {

    @TempDir
    private Path home;
    private final List<String> doors = new ArrayList<>();
    private Workplace place;
    private WizardModel review;

    private HomeModel open(AppOnSandbox hand) {
        place = hand.place(new DirectTaskRunner());
        HomeModel model = new HomeModel(place, new Doors() {
            @Override
            public void review(String name, Queued queued) {
                doors.add(name);
                Setup setup = new SetupStore(hand.application).open(name);
                setup.queue(queued);
                Runnable other = () -> doors.add("elsewhere");
                review = Pages.of(setup, place, new Pages.Exits(() -> doors.add("home"), other, other, other, other)).wizard();
                review.begin(Step.REVIEW);
            }
        });
        model.enter();
        return model;
    }

    private static long signIns(AppOnSandbox hand) {
        return hand.sandbox.requests().lines().stream().filter(line -> line.contains("oauth/token")).count();
    }

    private static List<String> tags(HomeModel model) {
        return model.pushAll.lines.stream().map(line -> line.name() + " " + line.tag().words()).sorted().toList();
    }

    private String label() {
        return review.current.get().nextLabel.get();
    }

    @Test
    void aReviewIsOfTheVeryPlanThatWasRead() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Pushes.push(hand.ready());
            hand.sandbox.customers().setDevices(1, 1);
            HomeModel model = open(hand);
            model.main();
            long before = signIns(hand);
            String hash = model.pushAll.lines.getFirst().plan().orElseThrow().hash();
            int accepted = hand.sandbox.synthesize().accepted().size();
            assertThat(hand.application.home().rows(hand.application.sandbox(), "NinjaOne")).exists();

            model.pushAll.review();
            assertThat(tags(model)).containsExactly("NinjaOne in review");
            assertThat(label()).isEqualTo("Send 8 counts, hold 8");
            review.next();

            assertThat(signIns(hand)).isEqualTo(before);
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(accepted + 8);
            String sent = place.ledger("NinjaOne", ledger -> ledger.runs(1).getFirst().planHash());
            assertThat(sent).isEqualTo(hash);
            assertThat(tags(model)).containsExactly("NinjaOne sent");
            assertThat(model.pushAll.lines.getFirst().words()).isEqualTo("8 accepted");
            assertThat(label()).isEqualTo("Done");
            assertThat(hand.application.home().rows(hand.application.sandbox(), "NinjaOne")).doesNotExist();
        }
    }

    @Test
    void aReviewThatIsHeldOrLeftIsNotInReviewAnyMore() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            for (int number = 1; number <= 2; number++) {
                Path file = Files.writeString(home.resolve(number + ".csv"), "id,name,service,count\n901,Contoso,S" + number + ",700\n");
                Pushes.push(hand.ready(hand.csv(file)));
                Files.writeString(file, "id,name,service,count\n901,Contoso,S" + number + ",7\n");
            }
            HomeModel model = open(hand);
            model.main();
            model.pushAll.review();
            String first = doors.getLast();
            review.leave();
            assertThat(model.pushAll.lines).extracting(line -> line.tag().words()).containsExactly("! held", "! held");
            assertThat(model.pushAll.reviewLabel.get()).isEqualTo("Review " + first + ", then 1 more");

            model.pushAll.review();
            String second = model.pushAll.lines.getLast().name();
            assertThat(label()).isEqualTo("Hold all 1, next: " + second);
            review.next();
            assertThat(doors).last().isEqualTo(second);
            assertThat(label()).isEqualTo("Hold all 1, done");
            review.next();
            assertThat(doors).last().isEqualTo("home");
            assertThat(model.pushAll.lines).extracting(line -> line.tag().words()).containsExactly("held by you", "held by you");
            assertThat(model.pushAll.reviewLabel.get()).isEmpty();
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(2);
        }
    }

    @Test
    void whatIsTooOldIsReadAgain() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Pushes.push(hand.ready());
            hand.sandbox.customers().setDevices(1, 1);
            HomeModel model = open(hand);
            model.main();
            long before = signIns(hand);
            String old = model.pushAll.lines.getFirst().plan().orElseThrow().hash();
            hand.clock.pass(Duration.ofMinutes(61));
            hand.sandbox.customers().setDevices(1, 2);

            model.pushAll.review();
            assertThat(signIns(hand)).isEqualTo(before + 1);
            assertThat(model.pushAll.lines.getFirst().plan().orElseThrow().hash()).isNotEqualTo(old);
        }
    }

    @Test
    void whatWasReadWithOtherSettingsOrBeforeSomethingWasLeftOutIsNotSent() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Path file = hand.usage("usage", "901,Contoso,Seats,7");
            Setup csv = hand.ready(hand.csv(file));
            Pushes.push(csv);
            Files.writeString(file, "id,name,service,count\n901,Contoso,Seats,8\n");
            HomeModel model = open(hand);
            model.main();
            int accepted = hand.sandbox.synthesize().accepted().size();
            LeftOut contoso = new LeftOut(Optional.of("901"), Optional.empty());
            place.ledger(csv.name(), ledger -> {
                ledger.leaveOut(contoso);
                return ledger;
            });

            assertThat(tags(model)).containsExactly(csv.name() + " ready");
            model.pushAll.send();

            assertThat(hand.sandbox.synthesize().accepted()).hasSize(accepted);
            assertThat(model.pushAll.lines.getFirst().problem().orElseThrow().code()).isEqualTo(ProblemCode.PLAN_STALE);

            place.ledger(csv.name(), ledger -> {
                ledger.takeBackIn(contoso);
                return ledger;
            });
            model.pushAll.again(csv.name());
            IntegrationSettings read = hand.application.settings().find(csv.name()).orElseThrow();
            Path other = hand.usage("other", "901,Contoso,Seats,9");
            Map<String, String> inputs = new HashMap<>(read.inputs());
            inputs.replaceAll((key, value) -> value.equals(file.toString()) ? other.toString() : value);
            assertThat(inputs).isNotEqualTo(read.inputs());
            hand.application.settings().change(csv.name(), saved -> saved.withInputs(inputs));
            model.pushAll.send();

            assertThat(hand.sandbox.synthesize().accepted()).hasSize(accepted);
            model.pushAll.again(csv.name());
            model.pushAll.send();
            assertThat(tags(model)).containsExactly(csv.name() + " sent");
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(accepted + 1);
        }
    }

    @Test
    void oneThatCannotBeReadStandsInItsLineAndTheOthersGoOn() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Pushes.push(hand.ready());
            Path file = hand.usage("usage", "901,Contoso,Seats,7");
            Setup csv = hand.ready(hand.csv(file));
            Pushes.push(csv);
            HomeModel model = open(hand);
            hand.sandbox.fault(PlayedFault.status("ninjarmm", "oauth/token", 1_000, 401));
            model.main();

            assertThat(tags(model)).containsExactlyInAnyOrder(csv.name() + " ready", "NinjaOne ! failed");
            PushLine failed = model.pushAll.lines.stream().filter(line -> line.problem().isPresent()).findFirst().orElseThrow();
            assertThat(model.act(failed).label()).isEqualTo("Fix sign-in");
            assertThat(model.pushAll.sendLabel.get()).isEqualTo("Send 1 count of 1 integration");
            model.pushAll.send();
            assertThat(tags(model)).containsExactlyInAnyOrder(csv.name() + " sent", "NinjaOne ! failed");

            hand.sandbox.noFaults();
            model.act(failed).run().run();
            ChangeModel.Replace asked = (ChangeModel.Replace) model.change.ask.get();
            model.change.replace(asked.fields().stream().filter(one -> one.id().equals("clientSecret")).findFirst().orElseThrow(),
                    NinjaSide.CLIENT_SECRET);
            assertThat(tags(model)).containsExactlyInAnyOrder(csv.name() + " sent", "NinjaOne ready");
            assertThat(model.pushAll.sendLabel.get()).isEqualTo("Send 8 counts of 1 integration");
        }
    }

    @Test
    void anOutageIsTriedAgainFromItsLine() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Pushes.push(hand.ready());
            HomeModel model = open(hand);
            hand.sandbox.fault(PlayedFault.status("ninjarmm", "", 1_000, 503).asking("0"));
            model.main();
            assertThat(tags(model)).containsExactly("NinjaOne ! failed");
            assertThat(model.act(model.pushAll.lines.getFirst()).label()).isEqualTo("Read again");
            hand.sandbox.noFaults();
            model.act(model.pushAll.lines.getFirst()).run().run();
            assertThat(tags(model)).containsExactly("NinjaOne ready");
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(8);
        }
    }
}
