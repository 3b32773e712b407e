package app.tallybird.ui.step.connect;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.problem.ProblemCode;
import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.SetupStore;

import static app.tallybird.ui.step.connect.ConnectPage.enter;
import static app.tallybird.ui.step.connect.ConnectPage.field;
import static app.tallybird.ui.step.connect.ConnectPage.open;
import static org.assertj.core.api.Assertions.assertThat;

/** Keys in the wrong field, twice the same, swapped, or of another integration are found before anything is saved. */
class ConnectKeysTest {

    @TempDir
    private Path home;

    @Test
    void keysInEachOthersFieldAreFoundAndSwapped() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            ConnectModel model = open(hand, Setup.fresh(hand.application));
            enter(model, SynthesizeSide.PARTNER_KEY, SynthesizeSide.VENDOR_KEY, NinjaSide.CLIENT_SECRET);

            model.next();
            assertThat(model.swapped.get()).isTrue();
            assertThat(field(model, SetupStore.VENDOR_KEY).error.get()).isEqualTo("The two keys are in each other's field.");

            model.swapKeys();
            assertThat(field(model, SetupStore.VENDOR_KEY).value.get()).isEqualTo(SynthesizeSide.VENDOR_KEY);
            assertThat(model.swapped.get()).isFalse();
            assertThat(model.hint.get()).startsWith("Both sides passed.");
        }
    }

    @Test
    void keysThatNobodyKnowsAreNotOfferedToBeSwapped() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            ConnectModel model = open(hand, Setup.fresh(hand.application));
            enter(model, "unknown-key-1", "unknown-key-2", NinjaSide.CLIENT_SECRET);

            model.next();

            assertThat(model.swapped.get()).isFalse();
            assertThat(model.rows).filteredOn(row -> row.step().equals("Synthesize keys")).extracting(CheckRow::ok).containsExactly(false);
        }
    }

    @Test
    void theSameKeyTwiceIsAProblemBeforeAnythingIsAsked() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            ConnectModel model = open(hand, Setup.fresh(hand.application));
            enter(model, "one-and-the-same", "one-and-the-same", NinjaSide.CLIENT_SECRET);

            model.next();

            assertThat(model.problem.get()).isNotNull();
            assertThat(model.problem.get().code()).isEqualTo(ProblemCode.CONFIGURATION);
            assertThat(hand.sandbox.requests().lines()).isEmpty();
        }
    }

    @Test
    void swappedKeysAreTestedWhateverTheVendorSaidBefore() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            ConnectModel model = open(hand, Setup.fresh(hand.application));
            enter(model, SynthesizeSide.PARTNER_KEY, SynthesizeSide.VENDOR_KEY, "wrong");
            model.test();
            assertThat(model.swapped.get()).isTrue();

            model.swapKeys();

            assertThat(model.rows).extracting(CheckRow::ok).contains(true, true, true, true);
            assertThat(field(model, SetupStore.VENDOR_KEY).error.get()).isEmpty();
            assertThat(field(model, "clientSecret").error.get()).isNotEmpty();
        }
    }

    @Test
    void keysOfAnotherIntegrationOfThisComputerStopTheTestAndNameIt() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            hand.ready();
            Setup second = Setup.fresh(hand.application);
            ConnectModel model = open(hand, second);
            enter(model, SynthesizeSide.VENDOR_KEY, SynthesizeSide.PARTNER_KEY, NinjaSide.CLIENT_SECRET);

            model.next();

            assertThat(model.rows.getLast().step()).isEqualTo("An integration of its own");
            assertThat(model.rows.getLast().ok()).isFalse();
            assertThat(model.rows.getLast().words())
                    .isEqualTo("These are the keys of \"NinjaOne\": integration int-5 of \"Harbor IT Services\".");
            assertThat(model.nextLabel.get()).isEqualTo("Test both sides");
            assertThat(hand.application.settings().all()).hasSize(1);
            assertThat(field(model, SetupStore.VENDOR_KEY).error.get()).contains("NinjaOne");
        }
    }

    @Test
    void itsOwnKeysAreNoOtherIntegrations() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            ConnectModel model = open(hand, hand.ready());

            model.test();

            assertThat(model.rows).hasSize(6).allMatch(CheckRow::ok);
        }
    }
}
