package app.tallybird.ui.step.vendor;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.EnvImport;
import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.kit.LockedAway;
import app.tallybird.ui.kit.QueueingTaskRunner;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.SetupStore;
import app.tallybird.ui.wizard.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** The catalog, a document of one's own, and the folder of an old script. */
class VendorModelTest {

    private static final String KEYS = "VENDOR_API_KEY=" + SynthesizeSide.VENDOR_KEY + "\nPARTNER_API_KEY=" + SynthesizeSide.PARTNER_KEY
            + "\n";

    @TempDir
    private Path home;
    private int demos;
    private int files;

    private VendorModel open(AppOnSandbox hand, Setup setup) {
        VendorModel model = new VendorModel(setup, hand.place(new DirectTaskRunner()), () -> demos++, () -> {
        }, () -> files++);
        model.enter();
        return model;
    }

    private static Path ninjaFolder(Path home, String values) throws Exception {
        Path folder = Files.createDirectories(home.resolve("sdk").resolve("NinjaOne"));
        Files.writeString(folder.resolve(".env"), KEYS + values);
        return folder;
    }

    @Test
    void nothingIsChosenUntilAPersonChooses() {
        try (AppOnSandbox hand = new AppOnSandbox(home)) {
            Setup setup = Setup.fresh(hand.application);
            VendorModel model = open(hand, setup);
            assertThat(model.blocked.get()).isEqualTo("Choose a vendor first.");
            assertThat(model.shown.get()).extracting(card -> card.document().id()).contains("ninjaone", "huntress").doesNotContain("csv");

            model.search.set("ninja");
            assertThat(model.chosen.get().document().id()).isEqualTo("ninjaone");
            assertThat(model.blocked.get()).isEmpty();
            model.next();

            assertThat(setup.connector().id()).isEqualTo("ninjaone");
            assertThat(setup.done()).contains(Step.VENDOR);
        }
    }

    @Test
    void categoriesAndSearchNarrowTheCards() {
        try (AppOnSandbox hand = new AppOnSandbox(home)) {
            VendorModel model = open(hand, Setup.fresh(hand.application));
            assertThat(model.categories.get()).startsWith(VendorModel.ALL).contains("RMM", "Security");

            model.category.set("Security");
            assertThat(model.shown.get()).allMatch(card -> card.words().startsWith("Security"));
            assertThat(model.nothing.get()).isEmpty();
            model.search.set("no such vendor");
            assertThat(model.shown.get()).isEmpty();
        }
    }

    @Test
    void aSearchWithoutAHitSaysWhatElseThereIs() {
        try (AppOnSandbox hand = new AppOnSandbox(home)) {
            VendorModel model = open(hand, Setup.fresh(hand.application));
            model.search.set(" no such vendor ");
            assertThat(model.nothing.get())
                    .isEqualTo("No connector for “no such vendor”. Build one, or read that vendor's export as a CSV file.");

            model.category.set("Security");
            model.search.set("ninjaone");
            assertThat(model.nothing.get()).isEqualTo("No connector for “ninjaone” in Security. “All” has 2.");

            model.category.set(VendorModel.ALL);
            assertThat(model.nothing.get()).isEmpty();
        }
    }

    @Test
    void whatASearchChoseIsNotKeptWhenTheSearchGoesOnWithoutIt() {
        try (AppOnSandbox hand = new AppOnSandbox(home)) {
            VendorModel model = open(hand, Setup.fresh(hand.application));
            model.search.set("ninjao");
            assertThat(model.chosen.get().document().id()).isEqualTo("ninjaone");

            model.search.set("ninjaoo");
            assertThat(model.chosen.get()).isNull();
            assertThat(model.blocked.get()).isEqualTo("Choose a vendor first.");

            model.search.set("");
            model.choose(model.shown.get().getFirst());
            model.search.set("no such vendor");
            assertThat(model.chosen.get()).isNotNull();
        }
    }

    @Test
    void aDocumentOfOnesOwnWithAKnownIdReplacesTheChoice() throws Exception {
        try (AppOnSandbox hand = new AppOnSandbox(home)) {
            String text = new String(VendorModelTest.class.getResourceAsStream("/connectors/ninjaone/connector.json").readAllBytes(),
                    StandardCharsets.UTF_8);
            Path file = Files.writeString(home.resolve("mine.json"), text.replaceFirst("\"name\": \"NinjaOne\"", "\"name\": \"My Ninja\""));
            Setup setup = Setup.fresh(hand.application);
            setup.choose(hand.application.catalog().find("ninjaone", home), "ninjaone");
            VendorModel model = open(hand, setup);
            hand.desktop.file = Optional.of(file);

            model.loadDocument();
            assertThat(model.blocked.get()).isEqualTo("Say whether you trust it, or choose another.");
            model.trust.decline();
            assertThat(model.chosen.get()).isNull();
            model.loadDocument();
            model.trust.agree();
            assertThat(model.blocked.get()).isEmpty();
            model.next();

            assertThat(setup.connector().name()).isEqualTo("My Ninja");
            model.loadDocument();
            assertThat(model.trust.review.get()).as("it was agreed to").isNull();
        }
    }

    @Test
    void aDocumentThatIsNoneIsRefusedWithItsPlace() throws Exception {
        try (AppOnSandbox hand = new AppOnSandbox(home)) {
            VendorModel model = open(hand, Setup.fresh(hand.application));
            hand.desktop.file = Optional.of(Files.writeString(home.resolve("broken.json"), "{\"id\": "));

            model.loadDocument();

            assertThat(model.problem.get()).isNotNull();
            assertThat(model.chosen.get()).isNull();
        }
    }

    @Test
    void theFolderOfAScriptIsUnderstoodAndItsSecretsAreNotShown() throws Exception {
        try (AppOnSandbox hand = new AppOnSandbox(home)) {
            Setup setup = Setup.fresh(hand.application);
            VendorModel model = open(hand, setup);
            hand.desktop.file = Optional.of(ninjaFolder(home, "API_URL=https://eu.ninjarmm.com/\nAPI_KEY=" + NinjaSide.CLIENT_ID
                    + "\nAPI_SECRET_KEY=" + NinjaSide.CLIENT_SECRET + "\n"));

            model.bringFolder();

            EnvImport found = model.found.get();
            assertThat(found.settings().connector()).isEqualTo("ninjaone");
            assertThat(found.understood().toString()).doesNotContain(NinjaSide.CLIENT_SECRET, SynthesizeSide.VENDOR_KEY);
            assertThat(model.replaces).isFalse();

            model.useFound();
            assertThat(setup.settings().inputs()).containsEntry("region", "https://eu.ninjarmm.com");
            assertThat(Elsewhere.secret(setup, "clientSecret").reveal()).isEqualTo(NinjaSide.CLIENT_SECRET);
            assertThat(setup.firstUnfinished()).isEqualTo(Step.CONNECT);

            model.bringFolder();
            assertThat(model.replaces).isTrue();
        }
    }

    @Test
    void aFolderThatFitsNoVendorAsksForTheCardAndThenUsesIt() throws Exception {
        try (AppOnSandbox hand = new AppOnSandbox(home)) {
            VendorModel model = open(hand, Setup.fresh(hand.application));
            Path folder = Files.createDirectories(home.resolve("mine"));
            Files.writeString(folder.resolve(".env"), KEYS + "CLIENT_ID=one\n");
            hand.desktop.file = Optional.of(folder);

            model.bringFolder();
            assertThat(model.problem.get().next()).isEqualTo("Choose the vendor among the cards, then bring the folder again.");

            Files.writeString(folder.resolve(".env"), KEYS + "SOMETHING=1\nCLIENT_ID=one\nCLIENT_SECRET=two-two-two\n");
            model.search.set("ninja");
            model.bringFolder();
            assertThat(model.found.get().settings().connector()).isEqualTo("ninjaone");
        }
    }

    @Test
    void aFileIsOneCardAway() {
        try (AppOnSandbox hand = new AppOnSandbox(home)) {
            open(hand, Setup.fresh(hand.application)).readFile.run();

            assertThat(files).isEqualTo(1);
        }
    }

    @Test
    void theDemoIsOneCardAway() {
        try (AppOnSandbox hand = new AppOnSandbox(home)) {
            open(hand, Setup.fresh(hand.application)).startDemo.run();

            assertThat(demos).isEqualTo(1);
        }
    }

    @Test
    void aFolderIsReadAndSavedByWorkAndWhatWasDoneUnderItsNameIsForgotten() throws Exception {
        try (AppOnSandbox hand = new AppOnSandbox(home)) {
            Elsewhere.done(hand.ninja(), Step.CONNECT, Step.ACCOUNTS);
            hand.desktop.file = Optional.of(ninjaFolder(home, "INTEGRATION=NinjaOne\nAPI_URL=https://eu.ninjarmm.com/\nAPI_KEY="
                    + NinjaSide.CLIENT_ID + "\nAPI_SECRET_KEY=" + NinjaSide.CLIENT_SECRET + "\n"));
            QueueingTaskRunner runner = new QueueingTaskRunner();
            Setup setup = Setup.fresh(hand.application);
            try (LockedAway locked = new LockedAway(hand, runner)) {
                VendorModel model = new VendorModel(setup, hand.place(runner), () -> demos++, () -> {
                }, () -> files++);
                model.enter();
                runner.all();
                model.bringFolder();
                runner.all();
                assertThat(model.replaces).isTrue();
                model.useFound();
                runner.all();
            }
            assertThat(setup.settings().inputs()).containsEntry("region", "https://eu.ninjarmm.com");
            assertThat(new SetupStore(hand.application).open("NinjaOne").done()).containsExactly(Step.VENDOR);
        }
    }
}
