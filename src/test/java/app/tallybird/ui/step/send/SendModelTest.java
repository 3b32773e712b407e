package app.tallybird.ui.step.send;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.LeftOut;
import app.tallybird.ledger.RunKind;
import app.tallybird.ledger.RunStart;
import app.tallybird.ledger.StartedBy;
import app.tallybird.problem.ProblemCode;
import app.tallybird.sandbox.PlayedFault;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.step.review.PreparedPush;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.StepButton;
import app.tallybird.ui.wizard.WebLinks;

import static org.assertj.core.api.Assertions.assertThat;

/** What became of each count, and what to do about those that were not taken. */
class SendModelTest {

    @TempDir
    private Path home;
    private final DirectTaskRunner runner = new DirectTaskRunner();
    private final PreparedPush prepared = new PreparedPush();

    private SendModel open(AppOnSandbox hand, Setup setup) {
        return new SendModel(setup, hand.place(runner), prepared);
    }

    private UsagePlan plan(Setup setup) {
        return Elsewhere.work(setup, "a test", open -> new SyncUsage(open.context()).plan(ReadListener.none(), Cancel.never()));
    }

    private SendModel send(AppOnSandbox hand, Setup setup) {
        UsagePlan plan = plan(setup);
        prepared.put(new PreparedPush.Order(plan, PushChoices.accepted(), plan.toSend(true).size()));
        SendModel model = open(hand, setup);
        model.enter();
        return model;
    }

    private static List<String> labels(SendModel model) {
        return model.buttons.get().stream().map(StepButton::label).toList();
    }

    private static void press(SendModel model, String id) {
        model.buttons.get().stream().filter(act -> act.id().equals(id)).findFirst().orElseThrow().action().run();
    }

    @Test
    void everythingAcceptedIsSaidInOneLine() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ready();
            SendModel model = send(hand, setup);

            Summary sum = model.summary.get();
            assertThat(sum.accepted()).isEqualTo(16);
            assertThat(sum.total()).isEqualTo(16);
            BigDecimal there = hand.sandbox.synthesize().counts().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum.units()).isEqualByComparingTo(there);
            assertThat(model.title.get()).isEqualTo("Sent");
            assertThat(model.words.get()).startsWith("16 counts in ").endsWith("Run R00001, kept in the ledger.");
            assertThat(model.hint.get())
                    .isEqualTo("Last step: review and approve in Synthesize. Approving there writes to your PSA at once.");
            assertThat(model.nextLabel.get()).isEqualTo("Next: Schedule");
            assertThat(labels(model)).containsExactly("Open S_ynthesize");
            assertThat(setup.done()).contains(Step.SEND);
            press(model, "open-synthesize");
            assertThat(hand.desktop.browsed).containsExactly(WebLinks.SYNTHESIZE);
        }
    }

    @Test
    void whatIsNotMappedIsListedAndSentAgainOnceItIs() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 3)) {
            Setup setup = hand.ready();
            hand.sandbox.synthesize().map("2", false);
            SendModel model = send(hand, setup);
            assertThat(model.summary.get().notMapped()).isEqualTo(8);
            assertThat(model.summary.get().accepted()).isEqualTo(16);
            assertThat(model.attention.get()).isFalse();
            assertThat(model.rows.chosen.get().label()).isEqualTo("Needs you");
            assertThat(model.rows.shown).allMatch(row -> row.account().equals("Alder & Finch LLP")
                    && row.next().equals("Map or exclude it in Synthesize; leave out here what you exclude"));

            hand.sandbox.synthesize().map("2", true);
            press(model, "retry");

            assertThat(model.summary.get().accepted()).isEqualTo(8);
            assertThat(hand.sandbox.synthesize().counts()).hasSize(24);
        }
    }

    @Test
    void whatFallsIsNotSentAgainWithoutALookNorWhatIsLeftOutByNow() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            String head = "id,name,service,count\n";
            Path source = Files.writeString(home.resolve("usage.csv"),
                    head + "901,Contoso,Seats,70\n902,Fabrikam,Seats,300\n903,Northwind,Seats,5\n");
            Setup setup = hand.ready(hand.csv(source));
            send(hand, setup);
            Files.writeString(source, head + "901,Contoso,Seats,7\n902,Fabrikam,Seats,301\n903,Northwind,Seats,6\n");
            List.of("901", "902", "903").forEach(id -> hand.sandbox.synthesize().map(id, false));
            SendModel model = send(hand, setup);
            List.of("901", "902", "903").forEach(id -> hand.sandbox.synthesize().map(id, true));
            Elsewhere.work(setup, "a test", open -> {
                open.context().ledger().leaveOut(new LeftOut(Optional.of("903"), Optional.empty()));
                return true;
            });

            press(model, "retry");

            assertThat(hand.sandbox.synthesize().counts()).containsEntry("901 Seats", BigDecimal.valueOf(70))
                    .containsEntry("902 Seats", BigDecimal.valueOf(301)).containsEntry("903 Seats", BigDecimal.valueOf(5));
            assertThat(model.problem.get().code()).isEqualTo(ProblemCode.HELD);
            assertThat(model.problem.get().next()).startsWith("Go back to the review");
        }
    }

    @Test
    void theResultIsExportedWithWhatWasNotSentAndWhy() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            String head = "id,name,service,count\n";
            Path source = Files.writeString(home.resolve("usage.csv"),
                    head + "901,Contoso,Seats,7\n902,=HYPERLINK(1),Seats,9\n" + "903,Northwind,Seats,5\n");
            Setup setup = hand.ready(hand.csv(source));
            hand.sandbox.synthesize().map("902", false);
            Elsewhere.work(setup, "a test", open -> {
                open.context().ledger().leaveOut(new LeftOut(Optional.of("903"), Optional.of("Seats")));
                return true;
            });
            SendModel model = send(hand, setup);
            Path file = home.resolve("result.csv");
            hand.desktop.file = Optional.of(file);

            model.exportCsv();

            assertThat(Files.readString(file).substring(1).split("\r\n")).satisfies(lines -> {
                assertThat(lines).hasSize(4);
                assertThat(lines[0]).isEqualTo("Result,Account id,Account,Service,Before,Units,Note");
                assertThat(lines[1]).isEqualTo("accepted,901,Contoso,Seats,,7,");
                assertThat(lines[2]).startsWith("not mapped,902,'=HYPERLINK(1),Seats,,9,");
                assertThat(lines[3]).startsWith("not sent: left out on purpose,903,Northwind,Seats,,5,");
            });
            assertThat(model.good.get()).isEqualTo("The result of run R00001 is written to " + file + ".");

            Files.writeString(source, head + "901,Contoso,Seats,8\n902,=HYPERLINK(1),Seats,9\n903,Northwind,Seats,5\n");
            send(hand, setup).exportCsv();
            assertThat(Files.readString(file)).contains("accepted,901,Contoso,Seats,7,8,\r\n");

            Files.delete(file);
            SendModel later = open(hand, setup);
            later.enter();
            later.exportCsv();
            assertThat(Files.readString(file)).contains("accepted,901,Contoso,Seats,7,8,\r\n", "not sent: left out on purpose,903,");
        }
    }

    @Test
    void whatIsRefusedKeepsItsMessageAndIsNotOfferedAgain() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ready();
            hand.sandbox.fault(PlayedFault.status("usegradient", "/count$", 1, 400));
            SendModel model = send(hand, setup);

            assertThat(model.summary.get().refused()).isEqualTo(1);
            assertThat(model.summary.get().accepted()).isEqualTo(15);
            assertThat(model.attention.get()).isTrue();
            assertThat(model.problem.get().code()).isEqualTo(ProblemCode.REFUSED);
            assertThat(labels(model)).containsExactly("Open S_ynthesize");
            assertThat(model.rows.shown).hasSize(1).allMatch(row -> row.next().endsWith("correct what it names"));
        }
    }

    @Test
    void whatFailedIsSentAgainOnRequest() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ready();
            hand.sandbox.fault(PlayedFault.status("usegradient", "/count$", 1_000, 503).asking("0"));
            SendModel model = send(hand, setup);
            int failed = model.summary.get().failed() + model.summary.get().notSent();
            assertThat(failed).isPositive();
            assertThat(labels(model)).containsExactly("Open S_ynthesize", "S_end " + failed + " again");
            assertThat(model.problem.get()).isNotNull();

            hand.sandbox.noFaults();
            press(model, "retry");

            assertThat(model.summary.get().failed()).isZero();
            assertThat(model.problem.get()).isNull();
            assertThat(hand.sandbox.synthesize().counts()).hasSize(8);
        }
    }

    @Test
    void aRefusedKeyStopsTheRunAtOnceAndSaysWhatIsLeft() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 3)) {
            Setup setup = hand.ready();
            hand.sandbox.fault(PlayedFault.status("usegradient", "/count$", 1_000, 401).after(5));
            SendModel model = send(hand, setup);

            assertThat(model.title.get()).isEqualTo("Stopped");
            assertThat(model.summary.get().accepted()).isEqualTo(5);
            assertThat(model.summary.get().total()).isEqualTo(24);
            assertThat(model.problem.get().code()).isEqualTo(ProblemCode.SYNTHESIZE_SIGN_IN);
            assertThat(model.attention.get()).isTrue();
        }
    }

    @Test
    void stopBeforeTheFirstCountSendsNothingAndThePageSaysSo() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ready();
            UsagePlan plan = plan(setup);
            prepared.put(new PreparedPush.Order(plan, PushChoices.accepted(), 16));
            SendModel model = open(hand, setup);
            runner.nextCancel().cancel();

            model.enter();

            assertThat(hand.sandbox.synthesize().accepted()).isEmpty();
            assertThat(model.progress.get()).isNull();
            assertThat(model.title.get()).isEqualTo("Stopped");
            assertThat(model.staysOpen()).isFalse();
        }
    }

    @Test
    void aPlanThatAnotherPushOvertookIsRefused() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ready();
            UsagePlan old = plan(setup);
            send(hand, setup);
            prepared.put(new PreparedPush.Order(old, PushChoices.accepted(), 16));
            SendModel model = open(hand, setup);
            model.enter();

            assertThat(model.title.get()).isEqualTo("Nothing was sent");
            assertThat(model.problem.get().code()).isEqualTo(ProblemCode.PLAN_STALE);
            assertThat(model.nextLabel.get()).isEqualTo("Back to the review");
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(16);
        }
    }

    @Test
    void whoHoldsTheIntegrationIsSaid() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ready();
            UsagePlan plan = plan(setup);
            SendModel model = open(hand, setup);
            prepared.put(new PreparedPush.Order(plan, PushChoices.accepted(), 16));
            Elsewhere.work(setup, "the schedule", open -> {
                model.enter();
                return 0;
            });

            assertThat(model.problem.get().code()).isEqualTo(ProblemCode.LOCKED);
            assertThat(model.problem.get().what()).contains("the schedule");
            assertThat(hand.sandbox.synthesize().accepted()).isEmpty();
        }
    }

    @Test
    void withoutAnOrderTheLastPushIsShown() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ready();
            SendModel nothing = open(hand, setup);
            nothing.enter();
            assertThat(nothing.title.get()).isEqualTo("Nothing was sent yet");
            send(hand, setup);

            SendModel again = open(hand, setup);
            again.enter();

            assertThat(again.title.get()).isEqualTo("Your last push");
            assertThat(again.summary.get().accepted()).isEqualTo(16);
        }
    }

    @Test
    void aPushThatACrashLeftOpenIsShownAsInterrupted() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ready();
            Elsewhere.work(setup, "a crash", open -> open.context().ledger()
                    .begin(new RunStart(RunKind.USAGE, "abcd", StartedBy.ATTENDED, 16, java.util.Optional.empty())));
            SendModel model = open(hand, setup);
            model.enter();

            assertThat(model.title.get()).isEqualTo("Your last push was interrupted");
            assertThat(model.words.get()).endsWith("sending from there finishes exactly what was left.");
            assertThat(model.summary.get().notSent()).isEqualTo(16);
        }
    }

    @Test
    void aLostMappingIsNotCalledNotMappedAndNeedsAttention() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 3)) {
            Setup setup = hand.ready();
            Pushes.push(setup);
            hand.sandbox.synthesize().map("2", false);
            SendModel model = send(hand, setup);
            assertThat(model.summary.get().lost()).isEqualTo(8);
            assertThat(model.summary.get().notMapped()).isZero();
            assertThat(model.attention.get()).isTrue();
            assertThat(model.problem.get().code()).isEqualTo(ProblemCode.MAPPING_LOST);
            assertThat(model.rows.shown).hasSize(8).allMatch(row -> row.tag().equals(new Tag("No longer mapped", Tone.BAD))
                    && row.next().equals("It was mapped before: map it again, or leave it out on purpose"));
            model.copyDetails();
            assertThat(hand.desktop.copied.getLast()).contains("Accepted 16, not mapped 0, lost their place 8, refused 0");
        }
    }

    @Test
    void theDetailsForATicketNameTheCountsAndNoSecret() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ready();
            hand.sandbox.synthesize().map("2", false);
            SendModel model = send(hand, setup);

            model.copyDetails();

            assertThat(hand.desktop.copied.getFirst()).contains("NinjaOne: Sent.",
                    "Accepted 8, not mapped 8, refused 0, failed 0, not sent 0", "Not mapped: Alder & Finch LLP, Total Devices, ")
                    .doesNotContain("demo-");
        }
    }
}
