package app.tallybird.ui.step.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.Consent;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.Decision;
import app.tallybird.engine.push.PushListener;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.LeftOut;
import app.tallybird.model.Money;
import app.tallybird.sandbox.PlayedFault;
import app.tallybird.ui.control.Filtered;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.MatrixContent;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** Every number before it is sent: what a person decides, what the button then says and sends, and where a number came from. */
class ReviewModelTest {

    @TempDir
    private Path home;
    private final PreparedPush prepared = new PreparedPush();

    private ReviewModel open(AppOnSandbox hand, Setup setup) {
        ReviewModel model = new ReviewModel(setup, hand.place(new DirectTaskRunner()), prepared);
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

    private static String shown(ReviewModel model) {
        return model.matrix.get().lines().stream().map(MatrixContent.Line::name).toList().toString();
    }

    /** The cell of a customer and a service as it is shown. */
    private static MatrixContent.Cell cell(ReviewModel model, String customer, String service) {
        MatrixContent now = model.matrix.get();
        return now.lines().get(row(model, customer)).cells().apply(now.columns().indexOf(service));
    }

    private static int row(ReviewModel model, String customer) {
        return model.matrix.get().lines().stream().map(MatrixContent.Line::name).toList().indexOf(customer);
    }

    private static int column(ReviewModel model, String service) {
        return model.matrix.get().columns().indexOf(service);
    }

    private static Cause only(ReviewModel model) {
        assertThat(model.causes.get().stream().filter(Cause::waits)).hasSize(1);
        return model.causes.get().getFirst();
    }

    /** The words above the table and the table count the same customers: a first zero changes nothing. */
    @Test
    void thoseWhoChangedAreCountedOnce() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Path usage = home.resolve("usage.csv");
            Setup setup = hand.ready(hand.csv(
                    Files.writeString(usage, "id,name,service,count\n901,Contoso,Seats,0\n902,Fabrikam,Seats,9\n903,Litware,Seats,4\n")));
            ReviewModel model = open(hand, setup);
            assertThat(model.verdict.get()).startsWith("2 of 3 customers changed, +13 units");
            assertThat(model.customers.chips.get().stream().filter(chip -> chip.kind().label().equals("Changed")).map(Filtered.Chip::rows))
                    .containsExactly(2);
        }
    }

    /** What has no price has no amount, and every total is the sum of its cells. */
    @Test
    void theNumbersAreShownAsWhatTheyAreWorth() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 4)) {
            Setup setup = pushed(hand);
            ReviewModel none = open(hand, setup);
            assertThat(none.priced.get()).isFalse();
            Pushes.price(setup, "total-devices", "5.50");
            hand.sandbox.customers().setDevices(1, 90);
            hand.sandbox.customers().setDevices(2, 91);
            ReviewModel model = open(hand, setup);
            assertThat(model.priced.get()).isTrue();
            assertThat(model.verdict.get()).contains(" a month (");
            List<String> before = model.matrix.get().lines().stream().map(MatrixContent.Line::name).toList();
            model.money.set(true);
            MatrixContent now = model.matrix.get();
            assertThat(now.columns()).last().isEqualTo("USD a month");
            assertThat(now.lines().stream().map(MatrixContent.Line::name)).containsExactlyInAnyOrderElementsOf(before);
            int priced = now.columns().indexOf("Total Devices");
            for (MatrixContent.Line line : now.lines()) {
                assertThat(line.cells().apply(priced).number()).startsWith("$");
            }
            assertThat(now.lines().getFirst().cells().apply(priced == 0 ? 1 : 0).number()).isEqualTo("\u2014");
            assertThat(now.totals().cells().apply(priced).words()).startsWith("in all");
            Pushes.price(setup, "workstations", "7", "4.125");
            ReviewModel costed = open(hand, setup);
            costed.money.set(true);
            MatrixContent with = costed.matrix.get();
            assertThat(with.columns()).last().isEqualTo("Margin");
            int at = with.columns().indexOf("Total Workstations");
            for (MatrixContent.Line line : with.lines()) {
                BigDecimal units = new BigDecimal(line.cells().apply(at).number().replaceAll("[$,]", ""))
                        .divideToIntegralValue(new BigDecimal(7));
                BigDecimal margin = units.multiply(new BigDecimal(7))
                        .subtract(units.multiply(new BigDecimal("4.125")).setScale(2, RoundingMode.HALF_UP));
                assertThat(line.cells().apply(with.columns().size() - 1).number())
                        .startsWith(LocalFormat.money(new Money(margin, Currency.getInstance("USD"))) + " (1 of ");
            }
            assertThat(with.totals().cells().apply(with.columns().size() - 1).words()).isEqualTo("margin a month");
            model.money.set(false);
            assertThat(model.matrix.get().columns()).last().isEqualTo("Change");
        }
    }

    @Test
    void theFirstPushWaitsUntilItIsAccepted() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ready();
            ReviewModel model = open(hand, setup);
            assertThat(model.verdict.get()).isEqualTo("2 of 2 customers changed, +187 units. 1 thing to decide.");
            assertThat(model.nextLabel.get()).isEqualTo("Send 0 counts, hold 16");
            assertThat(model.blocked.get()).isEqualTo("All counts wait: decide first what may go.");
            assertThat(only(model).title()).isEqualTo("First push of this integration");

            assertThat(model.decide(only(model), Decision.ACCEPT, "")).isEmpty();
            assertThat(model.nextLabel.get()).isEqualTo("Send 16 counts");
            assertThat(model.blocked.get()).isEmpty();
            model.deciding.undo(only(model));
            assertThat(model.nextLabel.get()).isEqualTo("Send 0 counts, hold 16");
            model.decide(only(model), Decision.ACCEPT, "");
            model.next();

            PreparedPush.Order order = prepared.take().orElseThrow();
            assertThat(order.choices().decisions().byCause()).isEqualTo(Map.of("run:first", Decision.ACCEPT));
            assertThat(order.counts()).isEqualTo(16);
            assertThat(setup.done()).contains(Step.REVIEW);
            assertThat(hand.sandbox.synthesize().accepted()).isEmpty();
        }
    }

    @Test
    void whatChangesIsShownTheHeldFirstAndUndecidedIsHeld() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 6)) {
            Setup setup = pushed(hand);
            hand.sandbox.customers().removeCustomer(2);
            hand.sandbox.customers().setDevices(5, 130);
            ReviewModel model = open(hand, setup);

            assertThat(shown(model)).isEqualTo("[Alder & Finch LLP, Baker Street Books]");
            assertThat(cell(model, "Alder & Finch LLP", "Total Devices"))
                    .isEqualTo(new MatrixContent.Cell("0", "\u25bc\u221281", Tone.WARN, MatrixContent.Kind.HELD, "down 81, held"));
            assertThat(cell(model, "Baker Street Books", "Total Devices").mark()).startsWith("\u25b2+");
            assertThat(model.customers.chips.get()).extracting(chip -> chip.kind().label() + " " + chip.rows()).containsExactly("Changed 2",
                    "All 6", "Held 1", "Zero 1");
            model.customers.choose("All");
            assertThat(model.matrix.get().lines()).hasSize(6);
            assertThat(cell(model, "Acme Dental", "Total Devices").mark()).isEmpty();
            assertThat(model.matrix.get().totals().name()).isEqualTo("All 6");
            String kept = cell(model.matrix.get().totals(), model, "Total Devices");

            Cause zero = only(model);
            assertThat(zero.title()).isEqualTo("Alder & Finch LLP is at zero");
            assertThat(model.nextLabel.get()).isEqualTo("Send 40 counts, hold 8");
            model.decide(zero, Decision.LEFT, "");
            assertThat(model.nextLabel.get()).isEqualTo("Send 48 counts");
            assertThat(cell(model, "Alder & Finch LLP", "Total Devices").kind()).isEqualTo(MatrixContent.Kind.PLAIN);
            assertThat(model.matrix.get().totals().name()).isEqualTo("All 6");
            assertThat(Integer.parseInt(cell(model.matrix.get().totals(), model, "Total Devices"))).isEqualTo(Integer.parseInt(kept) - 81);
        }
    }

    private static String cell(MatrixContent.Line line, ReviewModel model, String service) {
        return line.cells().apply(column(model, service)).number();
    }

    @Test
    void aBroadFallIsOneDecisionAndItsTotalIsTyped() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 6)) {
            Setup setup = pushed(hand);
            for (int customer = 1; customer <= 6; customer++) {
                hand.sandbox.customers().setDevices(customer, 1);
            }
            ReviewModel model = open(hand, setup);
            Cause broad = only(model);
            assertThat(broad.title()).matches("\\d+ % fewer units in .*\\d services");
            assertThat(model.verdict.get()).startsWith(broad.title() + ": this looks like a failed or partial answer of the vendor.");
            String total = broad.broad().orElseThrow().toPlainString();
            assertThat(model.decide(broad, Decision.ACCEPT, "")).isEqualTo("Type " + total + ", the units that would stand, to accept it.");
            assertThat(model.decisions.get().byCause()).isEmpty();
            assertThat(model.decide(broad, Decision.ACCEPT, " " + total + " ")).isEmpty();
            assertThat(model.nextLabel.get()).isEqualTo("Send 48 counts");
        }
    }

    @Test
    void aPersonCanSearchForACustomerAndShowTheRowsOfACause() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 3)) {
            ReviewModel model = open(hand, hand.ready());
            model.customers.search.set("alder");
            assertThat(shown(model)).isEqualTo("[Alder & Finch LLP]");
            model.deciding.choose(only(model));
            assertThat(model.matrix.get().lines()).hasSize(3);
            model.deciding.choose(only(model));
            assertThat(shown(model)).isEqualTo("[Alder & Finch LLP]");
            model.customers.search.set("");
            model.customers.choose("New");
            assertThat(model.matrix.get().lines()).hasSize(3);
        }
    }

    @Test
    void aNumberIsExplainedByItsRowsItsRuleAndWhatWasLeftOut() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            ReviewModel model = open(hand, hand.ready());
            model.explain(row(model, "Acme Dental"), column(model, "Total Physical Servers"));

            Explanation why = model.explanation.get();
            assertThat(why.head().title()).isEqualTo("Acme Dental · Total Physical Servers");
            assertThat(why.head().state().words()).isEqualTo("\u2016 held");
            assertThat(why.before()).isEqualTo("Nothing is sent until you decide.");
            assertThat(why.rule()).isEqualTo("Approved Windows, Linux and macOS servers, online or not.");
            assertThat(why.note()).isEqualTo("Nothing was accepted before, so there is nothing to compare with.");
            assertThat(why.lists()).extracting(Explanation.Names::label).containsExactly("Counted");
            assertThat(why.lists().getFirst().columns()).containsExactly("Device", "First seen");
            assertThat(why.lists().getFirst().rows()).hasSize(Integer.parseInt(why.head().number()))
                    .allMatch(row -> row.getFirst().contains("server") && row.get(1).equals("now"));
            assertThat(why.notCounted()).contains(" Workstation");

            model.explain(row(model, "Acme Dental"), column(model, "Total Servers"));
            assertThat(model.explanation.get().rule()).isEqualTo("Approved physical and virtual servers together.");
            assertThat(model.explanation.get().lists().getFirst().rows()).extracting(List::getFirst)
                    .containsExactly("Total Physical Servers", "Total Virtual Servers");
        }
    }

    @Test
    void whoIsGoneAndWhoIsNewIsToldSinceTheLastPush() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ready();
            Pushes.push(setup);
            var customers = hand.sandbox.customers();
            var server = customers.devices().stream().filter(one -> one.nodeClass().equals("WINDOWS_SERVER") && !one.pending()).findFirst()
                    .orElseThrow();
            customers.remove(server);
            customers
                    .addDevice(new app.tallybird.sandbox.Customers.Device(99_001, server.organizationId(), "WINDOWS_SERVER", false, false));
            ReviewModel model = open(hand, setup);
            model.customers.choose("All");
            model.explain(row(model, "Acme Dental"), column(model, "Total Physical Servers"));

            Explanation why = model.explanation.get();
            assertThat(why.since()).startsWith("Since ");
            assertThat(why.lists()).extracting(Explanation.Names::label).containsExactly("Gone", "New", "Counted");
            assertThat(why.lists().getFirst().rows()).singleElement().asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                    .first().isEqualTo("windows-server-" + server.id());
            assertThat(why.lists().getFirst().columns()).containsExactly("Device", "First seen", "Last seen");
            assertThat(why.lists().get(1).rows()).extracting(List::getFirst).containsExactly("windows-server-99001");
            assertThat(why.text()).contains("1 gone, 1 new, ");
            assertThat(why.csv()).contains("Gone,windows-server-" + server.id());
        }
    }

    @Test
    void theRowsOfCustomersAreRemovedWhenThePlanIsSent() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            ReviewModel model = open(hand, hand.ready());
            model.decide(only(model), Decision.ACCEPT, "");
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
            ReviewModel model = open(hand, hand.ready());
            Path file = home.resolve("plan.csv");
            hand.desktop.file = Optional.of(file);

            model.export(false);

            String text = Files.readString(file);
            assertThat(text).contains("\"'=HYPERLINK(\"\"http://x\"\")\"").contains("\"'@SUM(A1), Ltd \"\"x\"\"\"");
            assertThat(text.lines().count()).isEqualTo(17);
            assertThat(model.good.get()).isEqualTo("16 lines written to " + file + ".");

            model.customers.search.set("hyper");
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
            ReviewModel model = open(hand, setup);
            assertThat(model.nextLabel.get()).isEqualTo("Send 0 counts, hold 16");
            Elsewhere.work(setup, "another page", open -> {
                open.context().ledger().leaveOut(new LeftOut(Optional.of("2"), Optional.empty()));
                return 0;
            });

            model.enter();

            assertThat(model.nextLabel.get()).isEqualTo("Send 0 counts, hold 8");
        }
    }

    @Test
    void aPlanThatNothingTouchedIsNotReadAgain() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            ReviewModel model = open(hand, hand.ready());
            int asked = hand.sandbox.requests().lines().size();
            model.leave();
            model.enter();

            assertThat(hand.sandbox.requests().lines()).hasSize(asked);
        }
    }

    @Test
    void aCountCanBeLeftOutFromHereAndTakenBackIn() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            ReviewModel model = open(hand, hand.ready());
            model.toggleLeftOut(row(model, "Acme Dental"), column(model, "Total Devices"));
            assertThat(model.nextLabel.get()).isEqualTo("Send 0 counts, hold 15");
            model.customers.choose("All");
            assertThat(cell(model, "Acme Dental", "Total Devices").words()).isEqualTo("left out on purpose");
            assertThat(model.leaveOutLabel(row(model, "Acme Dental"), column(model, "Total Devices"))).isEqualTo("Take back in");

            model.toggleLeftOut(row(model, "Acme Dental"), column(model, "Total Devices"));
            assertThat(model.nextLabel.get()).isEqualTo("Send 0 counts, hold 16");
        }
    }

    @Test
    void aVendorThatFailsHalfWaySendsNothingAndSaysWhatToDo() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 3)) {
            Setup setup = hand.ready();
            hand.sandbox.fault(PlayedFault.status("ninjarmm", "/v2/devices", 100, 403));
            ReviewModel model = open(hand, setup);
            assertThat(model.attention.get() || !model.blocked.get().isEmpty()).isTrue();
            assertThat(model.blocked.get()).isNotEmpty();

            hand.sandbox.noFaults();
            model.readAgain();
            assertThat(model.nextLabel.get()).isEqualTo("Send 0 counts, hold 24");
            assertThat(model.problem.get()).isNull();
        }
    }
}
