package app.tallybird.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.NeedsYou.Act;
import app.tallybird.app.NeedsYou.Kind;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.exchange.AuthorKey;
import app.tallybird.connector.exchange.ImportReview;
import app.tallybird.connector.exchange.Incoming;
import app.tallybird.connector.exchange.Signature;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.secret.Availability;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;
import app.tallybird.secret.SecretStore;
import app.tallybird.secret.SessionStore;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.settings.ServiceEdits;
import app.tallybird.settings.Thresholds;
import app.tallybird.stage.Stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A document of somebody else's is used only as far as a person agreed: at import, after an update, after an edit on the disk. */
class ApprovalsTest {

    private static final DraftTree DOCUMENT = DraftTree.parse("""
            { "format": 1, "id": "own", "name": "Own", "version": "1.0.0",
              "inputs": [ { "key": "clientId", "label": "Id" }, { "key": "clientSecret", "label": "Secret", "secret": true } ],
              "http": { "base": "https://app.ninjarmm.com/v2", "allowedHosts": ["app.ninjarmm.com"] },
              "auth": { "type": "oauth2", "grant": "clientCredentials", "tokenUrl": "https://app.ninjarmm.com/ws/oauth/token",
                "clientId": "{{input.clientId}}", "clientSecret": "{{secret.clientSecret}}", "scope": "monitoring" },
              "tables": { "orgs": { "request": { "path": "/organizations" }, "rows": ".", "key": "id", "paging": { "type": "none" } } },
              "accounts": { "from": "orgs", "id": "id", "name": "name" },
              "services": [ { "key": "sites", "name": "Sites", "category": "other", "subcategory": "other",
                "usage": { "from": "orgs", "account": "id", "measure": "count" } } ] }
            """).orElseThrow();
    private static final DraftTree NEW_HOST = DOCUMENT.with("/http/allowedHosts/-", "collector.example.com");
    private static final DraftTree HARMLESS = DOCUMENT.with("/version", "1.0.1");

    @TempDir
    private Path home;
    @TempDir
    private Path elsewhere;
    private Office office;

    @BeforeEach
    void open() {
        office = new Office(home);
        try (Application application = office.start()) {
            application.home().prepare();
            application.settings().add(new IntegrationSettings(Office.NINJA, "own", Map.of("clientId", NinjaSide.CLIENT_ID),
                    Thresholds.defaults(), false, ServiceEdits.NONE));
        }
        Map.of("clientSecret", NinjaSide.CLIENT_SECRET, "VENDOR_API_KEY", SynthesizeSide.VENDOR_KEY, "PARTNER_API_KEY",
                SynthesizeSide.PARTNER_KEY)
                .forEach((field, value) -> office.secrets.write(new SecretName(Office.NINJA, field), Secret.of(value)));
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Path file() {
        return home.resolve("connectors/own.json");
    }

    private Path given(DraftTree tree, Optional<AuthorKey> by) throws IOException {
        Path file = Files.writeString(elsewhere.resolve("given.json"), tree.text());
        Signature.put(by.map(key -> key.sign(tree.text())), file);
        return file;
    }

    private ImportReview arriving(Path file) {
        try (Application application = office.start()) {
            return application.approvals().arriving(file);
        }
    }

    private void take(Path file) {
        try (Application application = office.start()) {
            application.approvals().take(application.approvals().arriving(file));
        }
    }

    private Problem refused() {
        int before = office.sandbox.requests().lines().size();
        UnattendedPush.Ended night = office.night();
        assertThat(office.sandbox.requests().lines()).as("nothing is asked of anybody").hasSize(before);
        assertThat(night.result()).isEmpty();
        return night.problems().getFirst();
    }

    private List<NeedsYou.Need> needs() {
        try (Application application = office.start()) {
            return new NeedsYou(application).all().stream().filter(need -> need.kind() == Kind.CONNECTOR).toList();
        }
    }

    @Test
    void aDocumentThatNobodyLookedAtIsNotUsed() throws IOException {
        Files.writeString(file(), DOCUMENT.text());
        Problem problem = refused();
        assertThat(problem.code()).isEqualTo(ProblemCode.CONNECTOR_NOT_APPROVED);
        assertThat(problem.code().exitCode()).isEqualTo(4);
        assertThat(problem.sentence()).isEqualTo("The connector \"Own\" does not come with Tallybird, and nobody has agreed to what it"
                + " touches. Nothing was read or sent. Look at it, and agree if it is right: in the window at the step Vendor, or with:"
                + " connectors approve own");
        assertThat(needs()).singleElement().satisfies(need -> {
            assertThat(need.words()).isEqualTo(problem.sentence());
            assertThat(need.act()).isEqualTo(Act.CONNECTOR);
        });
        try (Application application = office.start()) {
            assertThatThrownBy(() -> application.vendor(Optional.empty())).isInstanceOf(ProblemException.class)
                    .hasMessageContaining("nobody has agreed");
            application.approvals().agree(application.approvals().inPlace("own").orElseThrow(), "own");
        }
        assertThat(needs()).isEmpty();
        assertThat(office.mapped().push().problems()).isEmpty();
    }

    @Test
    void whatWasImportedIsKeptToTheByteWithItsSignatureAndRuns() throws IOException {
        AuthorKey author = AuthorKey.fresh();
        Path given = given(DOCUMENT, Optional.of(author));
        Files.writeString(given, "\n" + DOCUMENT.text() + "\n");
        Signature.put(Optional.of(author.sign("\n" + DOCUMENT.text() + "\n")), given);
        take(given);
        assertThat(file()).hasSameBinaryContentAs(given);
        assertThat(Signature.file(file())).hasSameBinaryContentAs(Signature.file(given));
        assertThat(office.mapped().push().problems()).isEmpty();
        assertThat(office.night().told()).isEmpty();
        assertThat(home.resolve("approvals/own.json")).content().contains("\"hash\": \"" + Incoming.of(given).hash() + "\"",
                "\"author\": \"" + author.sign("").fingerprint() + "\"", "host app.ninjarmm.com",
                "secret clientSecret, in the body of the sign-in → app.ninjarmm.com");
    }

    @Test
    void anEditOnTheDiskWithANewHostStopsItUntilSomebodyAgrees() throws IOException {
        take(given(DOCUMENT, Optional.empty()));
        office.mapped().push();
        Files.writeString(file(), NEW_HOST.text());
        assertThat(refused().what()).isEqualTo("The connector \"Own\" was changed and touches what nobody has agreed to:"
                + " collector.example.com; The token of the sign-in, in the header Authorization → collector.example.com.");
        assertThat(needs()).hasSize(1);
        try (Application application = office.start()) {
            application.approvals().agree(application.approvals().inPlace("own").orElseThrow(), "own");
        }
        assertThat(office.night().problems()).isEmpty();
    }

    @Test
    void anEditThatTouchesNothingNewRunsAndIsToldEachTimeUntilSomebodyLooked() throws IOException {
        take(given(DOCUMENT, Optional.empty()));
        office.mapped().push();
        Files.writeString(file(), HARMLESS.text());
        String note = "The connector \"Own\" was changed since somebody looked at it. It touches nothing new: /version: \"1.0.0\" →"
                + " \"1.0.1\". Once it is right, end this note with: connectors approve own";
        for (int night = 0; night < 2; night++) {
            UnattendedPush.Ended ended = office.night();
            assertThat(ended.problems()).isEmpty();
            assertThat(ended.told()).containsExactly(note);
        }
        assertThat(needs()).singleElement().satisfies(need -> assertThat(need.words()).isEqualTo(note));
        try (Application application = office.start()) {
            application.approvals().agree(application.approvals().inPlace("own").orElseThrow(), "own");
        }
        assertThat(office.night().told()).isEmpty();
        assertThat(needs()).isEmpty();
    }

    @Test
    void anotherAuthorOrNoSignatureAnyMoreStopsItEvenWithTheSameBytes() throws IOException {
        AuthorKey author = AuthorKey.fresh();
        take(given(DOCUMENT, Optional.of(author)));
        Files.writeString(file(), HARMLESS.text());
        assertThat(refused().what()).startsWith("The signature of the connector is broken");
        Signature.put(Optional.of(AuthorKey.fresh().sign(HARMLESS.text())), file());
        assertThat(refused().what()).isEqualTo("The connector \"Own\" is from another author than the one that was agreed to.");
        Files.writeString(file(), DOCUMENT.text());
        Signature.put(Optional.empty(), file());
        assertThat(refused().what()).isEqualTo("The connector \"Own\" is from another author than the one that was agreed to.");

        assertThat(arriving(given(HARMLESS, Optional.of(author))).needsAgreement()).isFalse();
        assertThat(arriving(given(HARMLESS, Optional.of(AuthorKey.fresh()))).isOtherAuthor()).isTrue();
    }

    @Test
    void aDocumentByItsPathIsJudgedLikeAnImportedOne() throws IOException {
        Path given = given(DOCUMENT, Optional.empty());
        try (Application application = office.start()) {
            assertThatThrownBy(() -> application.vendor(Optional.of(given.toString()))).isInstanceOf(ProblemException.class)
                    .hasMessageContaining("nobody has agreed");
            application.approvals().agree(application.approvals().inPlace(given.toString()).orElseThrow(), given.toString());
            Files.writeString(given, NEW_HOST.text());
            assertThatThrownBy(() -> application.approvals().find(given.toString())).isInstanceOf(ProblemException.class)
                    .hasMessageContaining("collector.example.com");
            assertThat(application.approvals().inPlace("ninjaone")).isEmpty();
        }
    }

    @Test
    void whatHoldsASecretIsNeitherTakenNorAgreedTo() throws IOException {
        String secret = "kX9v2QpL7tRz4WmN8bYc";
        Path given = given(DOCUMENT.with("/auth/clientSecret", secret), Optional.empty());
        try (Application application = office.start()) {
            assertThatThrownBy(() -> application.approvals().arriving(given)).isInstanceOf(ProblemException.class)
                    .hasMessageContaining("A secret stands in the document itself").hasMessageNotContaining(secret);
            ImportReview inPlace = application.approvals().inPlace(given.toString()).orElseThrow();
            assertThatThrownBy(() -> application.approvals().agree(inPlace, given.toString())).isInstanceOf(ProblemException.class)
                    .hasMessageContaining("Nothing was agreed to.");
        }
        assertThat(home.resolve("approvals")).doesNotExist();
    }

    @Test
    void aDamagedApprovalIsNoConsent() throws IOException {
        take(given(DOCUMENT, Optional.empty()));
        Files.writeString(home.resolve("approvals/own.json"), "{\"hash\": \"\"}");
        assertThat(refused().code()).isEqualTo(ProblemCode.CONFIGURATION);
    }

    @Test
    void anExportIsSignedWithTheKeyThatWasMadeTheFirstTime() throws IOException {
        SessionStore kept = new SessionStore("");
        SecretStore store = new SecretStore() {
            @Override
            public Optional<Secret> read(SecretName name) {
                return kept.read(name);
            }

            @Override
            public void write(SecretName name, Secret value) {
                kept.write(name, value);
            }

            @Override
            public void delete(SecretName name) {
                kept.delete(name);
            }

            @Override
            public Availability availability() {
                return new Availability.Kept("the keychain of this test");
            }
        };
        take(given(DOCUMENT, Optional.empty()));
        Path first = elsewhere.resolve("first.json");
        Path second = elsewhere.resolve("second.json");
        IntegrationChoice choice = new IntegrationChoice(Optional.empty(), Optional.empty(), Optional.of(home), Optional.empty(), 0);
        try (Application application = Application.open(Stage.around(home, office.clock), choice, store)) {
            ConnectorExport export = new ConnectorExport(application);
            Optional<String> author = export.write(application.catalog().entry("own", home), first, true);
            assertThat(author).isPresent().isEqualTo(export.write(application.catalog().entry("own", home), second, true));
            assertThat(Incoming.of(first).author()).isEqualTo(author.get());
            assertThat(first).hasSameBinaryContentAs(file());
            assertThat(kept.read(new SecretName(".author", "author-key"))).isPresent();
            export.write(application.catalog().entry("own", home), second, false);
            assertThat(Signature.file(second)).as("an older signature does not stay beside it").doesNotExist();
        }
        try (Application application = office.start()) {
            Problem problem = catchThrowableOfType(ProblemException.class, () -> new ConnectorExport(application)
                    .write(application.catalog().entry("own", home), elsewhere.resolve("third.json"), true)).problem();
            assertThat(problem.what())
                    .isEqualTo("There is no place for the key that signs: this is a test. Every export would have another author.");
            assertThat(elsewhere.resolve("third.json")).doesNotExist();
        }
    }
}
