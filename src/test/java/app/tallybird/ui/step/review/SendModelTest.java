package app.tallybird.ui.step.review;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.PushGroup;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.LeftOut;
import app.tallybird.problem.ProblemCode;
import app.tallybird.sandbox.PlayedFault;
import app.tallybird.ui.control.MatrixContent;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.kit.Pushes;
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

    private static PreparedPush.Order order(UsagePlan plan) {
        return new PreparedPush.Order(plan, PushChoices.accepted(), plan.toSend(true).size(), PreparedPush.Seen.of(ReviewTable.of(plan)));
    }

    private static int count(SendModel model, PushGroup.Kind... kinds) {
        return SentWords.count(model.groups.get(), kinds);
    }

    private SendModel send(AppOnSandbox hand, Setup setup) {
        UsagePlan plan = plan(setup);
        prepared.put(order(plan));
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

            assertThat(model.groups.get()).extracting(PushGroup::title).containsExactly("16 counts accepted");
            assertThat(model.title.get()).isEqualTo("Review NinjaOne");
            assertThat(model.verdict.get()).isEqualTo("Sent: 16 of 16 counts accepted.");
            BigDecimal there = hand.sandbox.synthesize().counts().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            MatrixContent matrix = model.matrix.get();
            assertThat(matrix.lines()).hasSize(2).allSatisfy(line -> {
                assertThat(IntStream.range(0, 8).mapToObj(line.cells()::apply)).extracting(MatrixContent.Cell::mark).containsOnly("\u2713");
                assertThat(line.cells().apply(8).mark()).isEqualTo("\u2713 accepted");
            });
            assertThat(IntStream.range(0, 8).mapToObj(matrix.totals().cells()::apply).map(cell -> new BigDecimal(cell.number()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(there);
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
            assertThat(model.verdict.get()).isEqualTo("Sent: 16 of 24 counts accepted, 8 not mapped.");
            assertThat(model.attention.get()).isFalse();
            PushGroup group = model.groups.get().getFirst();
            assertThat(group.title()).isEqualTo("Alder & Finch LLP is not mapped");
            assertThat(group.words()).isEqualTo("8 counts. Map or exclude it in Synthesize, and leave out here what you exclude.");
            assertThat(model.nextLabel.get()).isEqualTo("Next: Schedule");
            assertThat(labels(model)).containsExactly("Open S_ynthesize", "S_end 8 again");
            model.choose(group);
            assertThat(model.matrix.get().lines()).extracting(MatrixContent.Line::name).containsExactly("Alder & Finch LLP");
            model.choose(group);
            model.customers.choose("Not mapped");
            assertThat(model.matrix.get().lines()).hasSize(1);

            hand.sandbox.synthesize().map("2", true);
            press(model, "retry");

            assertThat(model.verdict.get()).isEqualTo("Sent: 24 of 24 counts accepted.");
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
                assertThat(lines[0]).isEqualTo("Result,Account id,Account,Service,Before,Units,Note,Counted,Contract rule");
                assertThat(lines[1]).isEqualTo("accepted,901,Contoso,Seats,,7,,7,");
                assertThat(lines[2]).startsWith("not mapped,902,'=HYPERLINK(1),Seats,,9,");
                assertThat(lines[3]).startsWith("not sent: left out on purpose,903,Northwind,Seats,,5,");
            });
            assertThat(model.good.get()).isEqualTo("The result of run R00001 is written to " + file + ".");

            Files.writeString(source, head + "901,Contoso,Seats,8\n902,=HYPERLINK(1),Seats,9\n903,Northwind,Seats,5\n");
            send(hand, setup).exportCsv();
            assertThat(Files.readString(file)).contains("accepted,901,Contoso,Seats,7,8,,8,\r\n");

            Files.delete(file);
            SendModel later = open(hand, setup);
            later.enter();
            later.exportCsv();
            assertThat(Files.readString(file)).contains("accepted,901,Contoso,Seats,7,8,,8,\r\n", "not sent: left out on purpose,903,");
        }
    }

    @Test
    void whatIsRefusedKeepsItsMessageAndIsNotOfferedAgain() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ready();
            hand.sandbox.fault(PlayedFault.status("usegradient", "/count$", 1, 400));
            SendModel model = send(hand, setup);

            assertThat(model.verdict.get()).isEqualTo("Sent: 15 of 16 counts accepted, 1 refused.");
            assertThat(model.attention.get()).isTrue();
            assertThat(model.problem.get()).isNull();
            assertThat(labels(model)).containsExactly("Open S_ynthesize");
            assertThat(model.groups.get().getFirst().words()).endsWith("Correct what it names: sending the same again will not help.");
            assertThat(model.customers.chips.get()).extracting(chip -> chip.kind().label() + " " + chip.rows()).containsExactly("All 2",
                    "Accepted 2", "Refused 1");
        }
    }

    @Test
    void whatFailedIsSentAgainOnRequest() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ready();
            hand.sandbox.fault(PlayedFault.status("usegradient", "/count$", 1_000, 503).asking("0"));
            SendModel model = send(hand, setup);
            assertThat(count(model, PushGroup.Kind.IN_DOUBT, PushGroup.Kind.FAILED)).isEqualTo(8);
            assertThat(model.nextLabel.get())
                    .isEqualTo(count(model, PushGroup.Kind.FAILED) == 8 ? "Try the 8 that failed again" : "Send 8 again");
            assertThat(labels(model)).containsExactly("Open S_ynthesize", "Next: Schedule");
            assertThat(model.attention.get()).isTrue();

            hand.sandbox.noFaults();
            model.next();

            assertThat(model.verdict.get()).isEqualTo("Sent: 8 of 8 counts accepted.");
            assertThat(model.nextLabel.get()).isEqualTo("Next: Schedule");
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

            assertThat(model.verdict.get()).startsWith("Stopped: 5 of 24 counts accepted, ");
            assertThat(count(model, PushGroup.Kind.FAILED, PushGroup.Kind.NOT_SENT)).isEqualTo(19);
            assertThat(model.nextLabel.get())
                    .isEqualTo(count(model, PushGroup.Kind.FAILED) == 19 ? "Try the 19 that failed again" : "Send 19 again");
            assertThat(model.problem.get().code()).isEqualTo(ProblemCode.SYNTHESIZE_SIGN_IN);
            assertThat(model.attention.get()).isTrue();
        }
    }

    @Test
    void stopBeforeTheFirstCountSendsNothingAndThePageSaysSo() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ready();
            UsagePlan plan = plan(setup);
            prepared.put(order(plan));
            SendModel model = open(hand, setup);
            runner.nextCancel().cancel();

            model.enter();

            assertThat(hand.sandbox.synthesize().accepted()).isEmpty();
            assertThat(model.progress.get()).isNull();
            assertThat(model.verdict.get()).isEqualTo("Stopped");
            assertThat(model.staysOpen()).isFalse();
        }
    }

    @Test
    void aPlanThatAnotherPushOvertookIsRefused() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ready();
            UsagePlan old = plan(setup);
            send(hand, setup);
            prepared.put(order(old));
            SendModel model = open(hand, setup);
            model.enter();

            assertThat(model.verdict.get()).isEqualTo("Nothing was sent");
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
            prepared.put(order(plan));
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
    void aLostMappingIsNotCalledNotMappedAndNeedsAttention() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 3)) {
            Setup setup = hand.ready();
            Pushes.push(setup);
            hand.sandbox.synthesize().map("2", false);
            SendModel model = send(hand, setup);
            assertThat(count(model, PushGroup.Kind.NO_PLACE)).isEqualTo(8);
            assertThat(count(model, PushGroup.Kind.NOT_MAPPED)).isZero();
            assertThat(model.attention.get()).isTrue();
            assertThat(model.problem.get()).isNull();
            assertThat(model.groups.get().getFirst().title()).isEqualTo("Alder & Finch LLP is no longer mapped");
            model.copyDetails();
            assertThat(hand.desktop.copied.getLast()).contains("Sent: 16 of 24 counts accepted, 8 lost their place.");
        }
    }

    @Test
    void theDetailsForATicketNameTheCountsAndNoSecret() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ready();
            hand.sandbox.synthesize().map("2", false);
            SendModel model = send(hand, setup);

            model.copyDetails();

            assertThat(hand.desktop.copied.getFirst())
                    .contains("NinjaOne: Sent: 8 of 16 counts accepted, 8 not mapped.",
                            "Not mapped: Alder & Finch LLP is not mapped. 8 counts. Map or exclude it in Synthesize")
                    .doesNotContain("demo-");
        }
    }
}
