package app.tallybird.ui.step.map;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.sandbox.PlayedFault;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Between;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.kit.QueueingTaskRunner;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.WebLinks;

import static org.assertj.core.api.Assertions.assertThat;

/** Pending is said before it is set; the mapping is followed; going on with a rest is allowed and its price is said. */
class MapModelTest {

    @TempDir
    private Path home;
    private final DirectTaskRunner runner = new DirectTaskRunner();

    private MapModel open(AppOnSandbox hand, Setup setup) {
        MapModel model = new MapModel(setup, hand.place(runner));
        model.enter();
        return model;
    }

    private static MapRow row(MapModel model, String name) {
        return model.rows.all.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void pendingIsSaidBeforeItIsSet() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 3)) {
            Setup setup = hand.ninja();
            Elsewhere
                    .work(setup, "a test",
                            open -> new app.tallybird.engine.SyncAccounts(open.context()).apply(
                                    new app.tallybird.engine.SyncAccounts(open.context())
                                            .plan(app.tallybird.connector.reading.ReadListener.none(), app.tallybird.http.Cancel.never()),
                                    false, app.tallybird.http.Cancel.never()));
            MapModel model = open(hand, setup);
            assertThat(model.nextLabel.get()).isEqualTo("Set to pending");
            assertThat(model.words.get()).contains("The next button sets it to pending");
            assertThat(hand.sandbox.synthesize().currentStatus()).isEqualTo("inactive");

            model.next();

            assertThat(hand.sandbox.synthesize().currentStatus()).isEqualTo("pending");
            assertThat(model.nextLabel.get()).isEqualTo("Next: Review");
            assertThat(model.headline.get()).isEqualTo("3 of 3 customers mapped");
            assertThat(model.hint.get()).isEqualTo("All mapped.");
            model.next();
            assertThat(setup.done()).contains(Step.MAP);
        }
    }

    @Test
    void whatIsNotMappedIsListedAndFollowed() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 4)) {
            Setup setup = hand.ready();
            hand.sandbox.synthesize().map("2", false);
            MapModel model = open(hand, setup);
            assertThat(model.headline.get()).isEqualTo("3 of 4 customers mapped");
            assertThat(model.mapped.get()).isEqualTo(0.75);
            assertThat(model.rows.shown).extracting(MapRow::name).containsExactly("Alder & Finch LLP");
            assertThat(model.hint.get()).isEqualTo(
                    "1 customer not mapped: their counts are refused (404) and sent again by the next push. Leave out here what you exclude there.");
            assertThat(runner.asked()).containsExactly(Duration.ofSeconds(15));
            model.copyName(row(model, "Alder & Finch LLP"));
            assertThat(hand.desktop.copied).containsExactly("Alder & Finch LLP");

            hand.sandbox.synthesize().map("2", true);
            runner.runLater();
            assertThat(model.headline.get()).isEqualTo("4 of 4 customers mapped");
            assertThat(model.rows.shown).isEmpty();
        }
    }

    @Test
    void aStumbleOfTheNetworkIsOnlyAWordAndTheNextLookComes() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            MapModel model = open(hand, hand.ready());
            hand.sandbox.fault(PlayedFault.status("usegradient", "organization", 1, 403));
            runner.runLater();
            assertThat(model.checked.get()).startsWith("could not be checked: ");
            assertThat(model.problem.get()).isNull();

            hand.sandbox.noFaults();
            runner.runLater();
            assertThat(model.checked.get()).startsWith("checked at ");
        }
    }

    @Test
    void leavingThePageEndsTheLooking() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            MapModel model = open(hand, hand.ready());
            int asked = hand.sandbox.requests().lines().size();
            model.leave();
            runner.runLater();

            assertThat(hand.sandbox.requests().lines()).hasSize(asked);
        }
    }

    @Test
    void aServerThatDoesNotReportMappingIsCopedWith() {
        AtomicReference<Between> between = new AtomicReference<>();
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2, url -> {
            between.set(Between.start(url, body -> body.replaceAll(",?\"isMapped\":(true|false)", "")));
            return between.get().url();
        }); Between closed = between.get()) {
            MapModel model = open(hand, hand.ready());

            assertThat(model.headline.get()).isEqualTo("2 customers; this Synthesize does not report which are mapped");
            assertThat(model.mapped.get()).isNegative();
            assertThat(model.hint.get()).isEqualTo("Counts of what is not mapped are refused and sent again later; nothing is lost.");
            assertThat(model.nextLabel.get()).isEqualTo("Next: Review");
            assertThat(model.blocked.get()).isEmpty();
        }
    }

    @Test
    void leftOutOnPurposeIsNoLongerNotMappedAndIsReversible() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 3)) {
            Setup setup = hand.ready();
            hand.sandbox.synthesize().map("3", false);
            MapModel model = open(hand, setup);

            model.toggle(row(model, "Apex Roofing"));
            assertThat(row(model, "Apex Roofing").leftOut()).isTrue();
            assertThat(model.hint.get()).isEqualTo("All mapped.");

            model.toggle(row(model, "Apex Roofing"));
            assertThat(row(model, "Apex Roofing").leftOut()).isFalse();
            assertThat(model.hint.get()).startsWith("1 customer not mapped: ");
        }
    }

    @Test
    void whatHadAPlaceAndLostItComesFirstAndCanBeLeftOut() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 4)) {
            Setup setup = hand.ready();
            hand.sandbox.synthesize().map("4", false);
            Pushes.push(setup);
            hand.sandbox.synthesize().map("2", false);
            hand.sandbox.synthesize().removeAccount("3");
            hand.sandbox.synthesize().removeService("Total Servers");
            Pushes.push(setup);
            MapModel model = open(hand, setup);

            assertThat(model.rows.shown).extracting(row -> row.kind() + " " + row.name()).containsExactly("GONE Apex Roofing",
                    "GONE Total Servers (service, at the last push)", "LOST Alder & Finch LLP", "NOT_MAPPED Aspen Pediatrics");
            assertThat(model.attention.get()).isTrue();
            assertThat(model.hint.get())
                    .startsWith("3 had a place and lost it: map again what is not mapped, apply Accounts or Services again");

            model.toggle(row(model, "Alder & Finch LLP"));
            assertThat(row(model, "Alder & Finch LLP").kind()).isEqualTo(MapRow.Kind.LEFT_OUT);
            assertThat(model.hint.get()).startsWith("2 had a place and lost it");
        }
    }

    @Test
    void withoutCustomersAtSynthesizeItSaysWhereToGo() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            MapModel model = open(hand, hand.ninja());

            assertThat(model.headline.get()).isEqualTo("Synthesize has no customers of this integration");
            assertThat(model.words.get()).contains("Go back to Accounts");
        }
    }

    @Test
    void synthesizeOpensInTheBrowser() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            open(hand, hand.ready()).openSynthesize();

            assertThat(hand.desktop.browsed).isEqualTo(List.of(WebLinks.SYNTHESIZE));
        }
    }

    @Test
    void aLookThatWasLeftIsNotShownAndEndsThere() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            QueueingTaskRunner later = new QueueingTaskRunner();
            MapModel model = new MapModel(hand.ready(), hand.place(later));
            model.enter();
            later.all();
            later.runLater();
            assertThat(later.work()).isTrue();
            model.checked.set("before");
            model.leave();
            later.all();
            later.runLater();

            assertThat(model.checked.get()).isEqualTo("before");
            assertThat(later.waiting()).isZero();
        }
    }
}
