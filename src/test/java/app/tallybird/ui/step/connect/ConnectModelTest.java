package app.tallybird.ui.step.connect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.Application;
import app.tallybird.app.NeedsYou;
import app.tallybird.app.UnattendedPush;
import app.tallybird.engine.Consent;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.push.PushListener;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.http.Cancel;
import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Between;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.kit.LockedAway;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.kit.QueueingTaskRunner;
import app.tallybird.ui.shell.Pages;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.SetupStore;
import app.tallybird.ui.wizard.Step;

import static app.tallybird.ui.step.connect.ConnectPage.enter;
import static app.tallybird.ui.step.connect.ConnectPage.field;
import static app.tallybird.ui.step.connect.ConnectPage.open;
import static org.assertj.core.api.Assertions.assertThat;

/** Both sides are tested line by line; nothing that was entered is lost by a failure. */
class ConnectModelTest {

    @TempDir
    private Path home;

    @Test
    void passesBothSidesAndNamesTheOrganization() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = Setup.fresh(hand.application);
            ConnectModel model = open(hand, setup);
            assertThat(model.nextLabel.get()).isEqualTo("Test both sides");
            enter(model, " \"" + SynthesizeSide.VENDOR_KEY + "\" ", SynthesizeSide.PARTNER_KEY + "\u200B", NinjaSide.CLIENT_SECRET);

            model.next();

            assertThat(model.rows).extracting(CheckRow::step).containsExactly("Address of app.usegradient.com",
                    "TLS of app.usegradient.com", "Synthesize keys", "Billing module", "Vendor sign-in and first page of accounts",
                    "First page of usage (devices)");
            assertThat(model.rows).allMatch(CheckRow::ok);
            assertThat(setup.standing.get()).isEqualTo(new Setup.Standing("Harbor IT Services", "inactive"));
            assertThat(model.nextLabel.get()).isEqualTo("Next: Accounts");
            assertThat(model.hint.get()).isEqualTo("Both sides passed. The next button saves what you entered.");
            assertThat(setup.done()).doesNotContain(Step.CONNECT);
            assertThat(hand.application.settings().all()).isEmpty();

            model.next();

            assertThat(setup.done()).contains(Step.CONNECT);
            assertThat(new SetupStore(hand.application).open("NinjaOne").firstUnfinished()).isEqualTo(Step.ACCOUNTS);
            assertThat(Elsewhere.secret(setup, "clientSecret").reveal()).isEqualTo(NinjaSide.CLIENT_SECRET);
            assertThat(hand.sandbox.synthesize().accountNames()).isEmpty();
        }
    }

    /** As for commands; what is saved beside leaves them where they are. */
    @Test
    void secretsOfVariablesCountAndAreNotKept() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            hand.ready();
            List<SecretName> names = List.of(new SecretName("NinjaOne", SetupStore.VENDOR_KEY), new SecretName("NinjaOne", "clientSecret"));
            names.forEach(hand.secrets::delete);
            try (Application there = hand.of(Map.of("USER", "anna", "TALLYBIRD_VENDOR_API_KEY", SynthesizeSide.VENDOR_KEY,
                    "TALLYBIRD_NINJAONE__CLIENT_SECRET", NinjaSide.CLIENT_SECRET))) {
                Setup setup = new SetupStore(there).open("NinjaOne");
                assertThat(setup.done()).contains(Step.CONNECT);
                ConnectModel model = new ConnectModel(setup, hand.place(there, new DirectTaskRunner()));
                model.enter();
                assertThat(model.again.get()).isEmpty();
                assertThat(model.hint.get()).isEqualTo("Both sides passed.");
                assertThat(field(model, "clientSecret").value.get()).isEqualTo(NinjaSide.CLIENT_SECRET);

                field(model, "clientId").value.set("another");
                field(model, "clientId").value.set(NinjaSide.CLIENT_ID);
                model.next();
                assertThat(model.rows).isNotEmpty().allMatch(CheckRow::ok);
                model.next();
                assertThat(setup.done()).contains(Step.CONNECT);
            }
            assertThat(names).allMatch(name -> hand.secrets.read(name).isEmpty());
            assertThat(new SetupStore(hand.application).open("NinjaOne").done()).doesNotContain(Step.CONNECT);
        }
    }

    /** What a push was refused with says more than the test of another day. */
    @Test
    void whatAPushWasRefusedWithIsSaidBesideItsFieldAndNoOldVerdict() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Pushes.push(hand.ready());
            hand.secrets.write(new SecretName("NinjaOne", "clientSecret"), Secret.of("expired"));
            new UnattendedPush(hand.application, new PushChoices(Consent.UNATTENDED, RebuildMode.EACH, false), true)
                    .run(PushListener.none(), Cancel.never());
            Setup setup = new SetupStore(hand.application).open("NinjaOne");
            ConnectModel model = new ConnectModel(setup, hand.place(new DirectTaskRunner()));
            model.enter();

            assertThat(field(model, "clientSecret").error.get()).contains("refused");
            assertThat(field(model, SetupStore.VENDOR_KEY).error.get()).isEmpty();
            assertThat(model.attention.get()).isTrue();
            assertThat(model.nextLabel.get()).isEqualTo("Test both sides");
            assertThat(model.hint.get()).isEqualTo("Both sides must pass before you can go on. The test changes nothing.");

            field(model, "clientSecret").value.set(NinjaSide.CLIENT_SECRET);
            model.next();
            model.next();
            assertThat(new NeedsYou(hand.application).refused("NinjaOne")).isEmpty();
            ConnectModel again = new ConnectModel(new SetupStore(hand.application).open("NinjaOne"), hand.place(new DirectTaskRunner()));
            again.enter();
            assertThat(again.hint.get()).isEqualTo("Both sides passed.");
        }
    }

    @Test
    void aWrongSecretIsSaidBesideItsFieldAndStaysInIt() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = Setup.fresh(hand.application);
            ConnectModel model = open(hand, setup);
            enter(model, SynthesizeSide.VENDOR_KEY, SynthesizeSide.PARTNER_KEY, "a-wrong-secret");

            model.next();

            assertThat(model.rows.getLast().ok()).isFalse();
            assertThat(model.rows.getLast().fix()).isNotEmpty();
            assertThat(field(model, "clientSecret").value.get()).isEqualTo("a-wrong-secret");
            assertThat(field(model, "clientSecret").error.get()).contains("refused");
            assertThat(field(model, "clientId").error.get()).isEmpty();
            assertThat(model.attention.get()).isTrue();
            assertThat(setup.done()).doesNotContain(Step.CONNECT);

            field(model, "clientSecret").value.set(NinjaSide.CLIENT_SECRET);
            model.next();
            assertThat(model.attention.get()).isFalse();
            model.next();
            assertThat(setup.done()).contains(Step.CONNECT);
        }
    }

    @Test
    void anIntegrationWithoutTheBillingModuleIsNamedWithWhatToDo() {
        AtomicReference<Between> between = new AtomicReference<>();
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2, url -> {
            between.set(Between.start(url, body -> body.replace("\"billing\"", "\"alerting\"")));
            return between.get().url();
        }); Between closed = between.get()) {
            Setup setup = Setup.fresh(hand.application);
            ConnectModel model = open(hand, setup);
            enter(model, SynthesizeSide.VENDOR_KEY, SynthesizeSide.PARTNER_KEY, NinjaSide.CLIENT_SECRET);

            model.next();

            CheckRow module = model.rows.stream().filter(row -> row.step().equals("Billing module")).findFirst().orElseThrow();
            assertThat(module.ok()).isFalse();
            assertThat(module.words()).contains("no billing module");
            assertThat(module.fix()).contains("create the integration again with the type Billing");
            assertThat(setup.done()).doesNotContain(Step.CONNECT);
        }
    }

    @Test
    void emptyFieldsAreMarkedAndNothingIsAsked() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            ConnectModel model = open(hand, Setup.fresh(hand.application));

            model.next();

            assertThat(field(model, "clientId").error.get()).isEqualTo("This is needed.");
            assertThat(hand.sandbox.requests().lines()).isEmpty();
        }
    }

    @Test
    void changingAPassedValueAsksForAnotherTest() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ninja();
            Elsewhere.done(setup, Step.CONNECT);
            ConnectModel model = open(hand, setup);
            assertThat(model.nextLabel.get()).isEqualTo("Next: Accounts");

            field(model, "clientId").value.set("another-client");

            assertThat(model.nextLabel.get()).isEqualTo("Test both sides");
            assertThat(setup.done()).doesNotContain(Step.CONNECT);
        }
    }

    @Test
    void anEnvironmentFileFillsTheFieldsItKnows() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Path file = Files.writeString(home.resolve("old.env"), "VENDOR_API_KEY=v-key-123\nAPI_KEY=client-9\nOTHER=x\n");
            hand.desktop.file = Optional.of(file);
            ConnectModel model = open(hand, Setup.fresh(hand.application));
            field(model, "clientSecret").value.set("stays");

            model.importEnv();

            assertThat(field(model, SetupStore.VENDOR_KEY).value.get()).isEqualTo("v-key-123");
            assertThat(field(model, "clientId").value.get()).isEqualTo("client-9");
            assertThat(field(model, "clientSecret").value.get()).isEqualTo("stays");
            assertThat(model.good.get()).isEqualTo("Taken from the file: Vendor API key, Client ID.");
        }
    }

    @Test
    void aTestSavesNothingNeitherSettingsNorSecretsNorALedger() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            ConnectModel model = open(hand, Setup.fresh(hand.application));
            enter(model, SynthesizeSide.VENDOR_KEY, SynthesizeSide.PARTNER_KEY, NinjaSide.CLIENT_SECRET);

            model.test();

            assertThat(model.rows).hasSize(6).allMatch(CheckRow::ok);
            assertThat(hand.application.settings().all()).isEmpty();
            assertThat(hand.secrets.read(new SecretName("NinjaOne", "clientSecret"))).isEmpty();
            try (var files = Files.walk(home)) {
                assertThat(files.filter(Files::isRegularFile)).isEmpty();
            }
        }
    }

    @Test
    void aMistypedSecretIsTriedAndTheOneThatWorksStays() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ninja();
            Elsewhere.done(setup, Step.CONNECT);
            ConnectModel model = open(hand, setup);
            field(model, "clientSecret").value.set("mistyped");
            field(model, "clientId").value.set("another-client");

            model.test();

            assertThat(model.rows.getLast().ok()).isFalse();
            assertThat(hand.secrets.read(new SecretName("NinjaOne", "clientSecret")).orElseThrow().reveal())
                    .isEqualTo(NinjaSide.CLIENT_SECRET);
            assertThat(hand.application.settings().find("NinjaOne").orElseThrow().inputs()).containsEntry("clientId", NinjaSide.CLIENT_ID);
        }
    }

    @Test
    void aTestOfValuesThatWereChangedMeanwhileProvesNothing() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            QueueingTaskRunner runner = new QueueingTaskRunner();
            Setup setup = hand.ninja();
            ConnectModel model = new ConnectModel(setup, hand.place(runner));
            model.enter();
            runner.all();
            model.next();
            assertThat(runner.work()).isTrue();

            field(model, "clientSecret").value.set("typed while it was tested");
            runner.all();

            assertThat(setup.done()).doesNotContain(Step.CONNECT);
            assertThat(model.nextLabel.get()).isEqualTo("Test both sides");
            assertThat(model.work.busy.get()).isFalse();
        }
    }

    @Test
    void whatIsTypedTestedAndSavedTouchesNothingOnTheScreensThread() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            QueueingTaskRunner runner = new QueueingTaskRunner();
            Setup setup = Setup.fresh(hand.application);
            setup.choose(hand.application.catalog().find("ninjaone", Path.of(".")), "ninjaone");
            try (LockedAway locked = new LockedAway(hand, runner)) {
                ConnectModel model = new ConnectModel(setup, hand.place(runner));
                model.enter();
                runner.all();
                assertThat(model.kept).startsWith("Kept until you close Tallybird");
                enter(model, SynthesizeSide.VENDOR_KEY, SynthesizeSide.PARTNER_KEY, NinjaSide.CLIENT_SECRET);
                model.next();
                runner.all();
                assertThat(model.hint.get()).isEqualTo("Both sides passed. The next button saves what you entered.");
                model.next();
                runner.all();
            }
            assertThat(setup.done()).contains(Step.CONNECT);
            assertThat(new SetupStore(hand.application).open("NinjaOne").firstUnfinished()).isEqualTo(Step.ACCOUNTS);
        }
    }

    @Test
    void whatWasRefusedIsTestedAgainAsItIs() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            ConnectModel model = open(hand, Setup.fresh(hand.application));
            enter(model, SynthesizeSide.VENDOR_KEY, SynthesizeSide.PARTNER_KEY, "wrong");
            model.test();
            assertThat(field(model, "clientSecret").error.get()).isNotEmpty();
            int asked = hand.sandbox.requests().lines().size();

            model.test();

            assertThat(hand.sandbox.requests().lines()).hasSizeGreaterThan(asked);
            assertThat(model.rows).hasSize(5);
            assertThat(field(model, "clientSecret").error.get()).isNotEmpty();
            field(model, "clientId").value.set("another");
            assertThat(field(model, "clientSecret").error.get()).isEmpty();
        }
    }

    @Test
    void keysThatWereKeptForOneSessionAreAskedForWithTheReasonAndThenTheWantedStepOpens() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ready();
            Elsewhere.done(setup, Step.REVIEW);
            Elsewhere.done(setup, Step.SEND);
            hand.secrets.delete(new SecretName("NinjaOne", SetupStore.VENDOR_KEY));
            hand.secrets.delete(new SecretName("NinjaOne", "clientSecret"));
            Setup again = new SetupStore(hand.application).open("NinjaOne");
            Runnable nowhere = () -> {
            };
            Pages pages = Pages.of(again, hand.place(new DirectTaskRunner()), new Pages.Exits(nowhere, nowhere, nowhere, nowhere, nowhere));
            assertThat(pages.wizard().open(Step.REVIEW)).isFalse();
            pages.wizard().start();
            ConnectModel model = (ConnectModel) pages.wizard().current.get();

            assertThat(model.again.get()).isEqualTo("\"NinjaOne\" needs the Vendor API key, Client secret again: they were kept for one "
                    + "session only, because this is a test. Everything else is as you left it; nothing was sent.");
            field(model, SetupStore.VENDOR_KEY).value.set(SynthesizeSide.VENDOR_KEY);
            field(model, "clientSecret").value.set(NinjaSide.CLIENT_SECRET);
            model.next();
            assertThat(model.nextLabel.get()).isEqualTo("Next: Review");
            pages.wizard().next();
            assertThat(pages.wizard().current.get().step).isEqualTo(Step.REVIEW);
        }
    }
}
