package app.tallybird.ui.step.preview;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.Consent;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.push.PushListener;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.LeftOut;
import app.tallybird.sandbox.PlayedFault;
import app.tallybird.settings.Thresholds;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** Every number before it is sent: what is risky first, a tick for each reason, and where a number came from. */
class PreviewModelTest {

    @TempDir
    private Path home;
    private final PreparedPush prepared = new PreparedPush();

    private PreviewModel open(AppOnSandbox hand, Setup setup) {
        PreviewModel model = new PreviewModel(setup, hand.place(new DirectTaskRunner()), prepared);
        model.enter();
        return model;
    }

    /** All counts accepted, as after a first push. */
    private static Setup pushed(AppOnSandbox hand) {
        Setup setup = hand.ready();
        Elsewhere.work(setup, "a test", open -> {
            SyncUsage verb = new SyncUsage(open.context());
            return verb.apply(verb.plan(ReadListener.none(), Cancel.never()), new PushChoices(Consent.ACCEPTED, RebuildMode.EACH, false),
                    PushListener.none(), Cancel.never());
        });
        return setup;
    }

    private static PreviewRow row(PreviewModel model, String account, String service) {
        return model.rows.all.stream().filter(row -> row.cell().account().equals(account) && row.cell().service().equals(service))
                .findFirst().orElseThrow();
    }

    @Test
    void theFirstPushNeedsATickBeforeAnythingCanBeSent() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ready();
            PreviewModel model = open(hand, setup);
            assertThat(model.nextLabel.get()).isEqualTo("Send 16 counts");
            assertThat(model.holds.get()).extracting(HoldGroup::words)
                    .containsExactly("First usage run of this integration: there is no earlier number to compare with.");
            assertThat(model.blocked.get()).isEqualTo("Look at the numbers and tick the reason above first.");

            model.tick(model.holds.get().getFirst(), true);
            assertThat(model.blocked.get()).isEmpty();
            model.tick(model.holds.get().getFirst(), false);
            assertThat(model.blocked.get()).isNotEmpty();
            model.tick(model.holds.get().getFirst(), true);
            model.next();

            PreparedPush.Order order = prepared.take().orElseThrow();
            assertThat(order.consent()).isEqualTo(Consent.ACCEPTED);
            assertThat(order.counts()).isEqualTo(16);
            assertThat(setup.done()).contains(Step.PREVIEW);
            assertThat(hand.sandbox.synthesize().accepted()).isEmpty();
        }
    }

    @Test
    void fallsComeFirstAndUnchangedCountsAreFoldedAway() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 6)) {
            Setup setup = pushed(hand);
            hand.sandbox.customers().removeCustomer(2);
            hand.sandbox.customers().setDevices(5, 130);
            PreviewModel model = open(hand, setup);

            assertThat(model.rows.chosen.get().label()).isEqualTo("To look at");
            assertThat(model.rows.shown.getFirst().cell().account()).isEqualTo("Alder & Finch LLP");
            assertThat(model.rows.shown.getFirst().tag().words()).startsWith("! held −");
            assertThat(row(model, "Baker Street Books", "Total Devices").tag().words()).startsWith("+");
            assertThat(row(model, "Acme Dental", "Total Devices").tag().words()).isEqualTo("=");
            assertThat(model.rows.shown).noneMatch(shown -> shown.tag().words().equals("="));
            model.rows.choose("All");
            assertThat(model.rows.shown).hasSize(48);
        }
    }

    @Test
    void oneHeldAccountLeavesTheOthersToBeSentAndTheLabelSaysBoth() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 6)) {
            Setup setup = pushed(hand);
            Thresholds usual = setup.settings().thresholds();
            Elsewhere.save(setup, setup.settings().withThresholds(new Thresholds(100, 100_000, usual.cellDropPercent(),
                    usual.cellDropUnits(), usual.accounts(), new Thresholds.Rises(100, 100_000, 200, 100_000, 10))));
            hand.sandbox.customers().setDevices(5, 1);
            hand.sandbox.customers().setDevices(1, 1_000);
            PreviewModel model = open(hand, setup);
            assertThat(model.holds.get()).isNotEmpty();
            assertThat(model.nextLabel.get()).matches("Send \\d+ counts, hold \\d+");
            assertThat(model.blocked.get()).isEmpty();

            model.holds.get().forEach(hold -> model.tick(hold, true));
            assertThat(model.nextLabel.get()).isEqualTo("Send 48 counts");
        }
    }

    @Test
    void aPersonCanSearchForACustomerAndForAKind() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 3)) {
            PreviewModel model = open(hand, hand.ready());
            model.rows.search.set("alder");
            assertThat(model.rows.shown).hasSize(8);
            model.rows.search.set("");
            model.rows.choose("New");
            assertThat(model.rows.shown).hasSize(24);
        }
    }

    @Test
    void aNumberIsExplainedByItsRowsItsRuleAndWhatWasLeftOut() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            PreviewModel model = open(hand, hand.ready());
            model.explain(row(model, "Acme Dental", "Total Physical Servers"));

            Explanation why = model.explanation.get();
            assertThat(why.title()).isEqualTo("Acme Dental · Total Physical Servers");
            assertThat(why.rule()).isNotEmpty();
            assertThat(why.rows()).hasSize(Integer.parseInt(why.number()));
            assertThat(why.columns()).contains("nodeClass");
            assertThat(why.leftOut()).isNotEmpty();

            model.explain(row(model, "Acme Dental", "Total Servers"));
            assertThat(model.explanation.get().rule()).isEqualTo("Total Physical Servers + Total Virtual Servers");
            assertThat(model.explanation.get().rows()).extracting(List::getFirst).containsExactly("Total Physical Servers",
                    "Total Virtual Servers");
        }
    }

    @Test
    void theRowsOfCustomersAreRemovedWhenThePlanIsSent() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            PreviewModel model = open(hand, hand.ready());
            model.tick(model.holds.get().getFirst(), true);
            model.next();

            try (var files = Files.walk(home)) {
                assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".rows"))).isEmpty();
            }
        }
    }

    @Test
    void aCsvForASpreadsheetRunsNothing() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            hand.sandbox.customers().rename(1, "=HYPERLINK(\"http://x\")");
            hand.sandbox.customers().rename(2, "@SUM(A1), Ltd \"x\"");
            PreviewModel model = open(hand, hand.ready());
            Path file = home.resolve("plan.csv");
            hand.desktop.file = Optional.of(file);

            model.export(false);

            String text = Files.readString(file);
            assertThat(text).contains("\"'=HYPERLINK(\"\"http://x\"\")\"").contains("\"'@SUM(A1), Ltd \"\"x\"\"\"");
            assertThat(text.lines().count()).isEqualTo(17);
            assertThat(model.good.get()).isEqualTo("16 lines written to " + file + ".");

            model.rows.search.set("hyper");
            model.export(false);
            assertThat(Files.readString(file).lines().count()).isEqualTo(9);

            model.export(true);
            assertThat(Files.readString(file)).contains("\"hash\"").contains("=HYPERLINK");
        }
    }

    @Test
    void whatIsLeftOutElsewhereMakesAnotherPlan() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ready();
            PreviewModel model = open(hand, setup);
            assertThat(model.nextLabel.get()).isEqualTo("Send 16 counts");
            Elsewhere.work(setup, "another page", open -> {
                open.context().ledger().leaveOut(new LeftOut(Optional.of("2"), Optional.empty()));
                return 0;
            });

            model.enter();

            assertThat(model.nextLabel.get()).isEqualTo("Send 8 counts");
        }
    }

    @Test
    void aPlanThatNothingTouchedIsNotReadAgain() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            PreviewModel model = open(hand, hand.ready());
            int asked = hand.sandbox.requests().lines().size();
            model.leave();
            model.enter();

            assertThat(hand.sandbox.requests().lines()).hasSize(asked);
        }
    }

    @Test
    void aCountCanBeLeftOutFromHereAndTakenBackIn() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            PreviewModel model = open(hand, hand.ready());
            model.toggleLeftOut(row(model, "Acme Dental", "Total Devices"));
            assertThat(model.nextLabel.get()).isEqualTo("Send 15 counts");
            assertThat(row(model, "Acme Dental", "Total Devices").tag().words()).isEqualTo("· left out");

            model.toggleLeftOut(row(model, "Acme Dental", "Total Devices"));
            assertThat(model.nextLabel.get()).isEqualTo("Send 16 counts");
        }
    }

    @Test
    void aVendorThatFailsHalfWaySendsNothingAndSaysWhatToDo() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 3)) {
            Setup setup = hand.ready();
            hand.sandbox.fault(PlayedFault.status("ninjarmm", "/v2/devices", 100, 403));
            PreviewModel model = open(hand, setup);
            assertThat(model.attention.get() || !model.blocked.get().isEmpty()).isTrue();
            assertThat(model.blocked.get()).isNotEmpty();

            hand.sandbox.noFaults();
            model.readAgain();
            assertThat(model.nextLabel.get()).isEqualTo("Send 24 counts");
            assertThat(model.problem.get()).isNull();
        }
    }
}
