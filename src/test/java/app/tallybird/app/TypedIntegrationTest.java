package app.tallybird.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.reading.RefreshTokenKeeper;
import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;
import app.tallybird.settings.IntegrationSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** What is typed can be tried before it is saved: it goes before what is stored, and nothing is written. */
class TypedIntegrationTest {

    private static final SecretName SECRET = new SecretName(Office.NINJA, "clientSecret");

    @TempDir
    private Path home;
    private Office office;
    private Application application;
    private IntegrationSettings settings;
    private ConnectorDocument document;
    private final List<String> kept = new ArrayList<>();

    @BeforeEach
    void open() {
        office = new Office(home).ready();
        application = office.start();
        settings = application.settings().find(Office.NINJA).orElseThrow();
        document = application.catalog().find("ninjaone", home);
    }

    @AfterEach
    void close() {
        application.close();
        office.close();
    }

    private OpenIntegration typed(Map<String, Secret> secrets, boolean saved) {
        return application.openTyped(
                new TypedIntegration(settings, document, secrets, saved, (input, token) -> kept.add(input + " " + token.reveal())));
    }

    private static String secret(OpenIntegration open) {
        return Optional.ofNullable(open.context().integration().vendor().secrets().get("clientSecret")).map(Secret::reveal).orElse("");
    }

    private String stored() {
        return office.secrets.read(SECRET).orElseThrow().reveal();
    }

    @Test
    void whatIsTypedGoesBeforeWhatIsStoredAndTheRestIsTheStoredOne() {
        try (OpenIntegration open = typed(Map.of("clientSecret", Secret.of("typed")), true)) {
            assertThat(secret(open)).isEqualTo("typed");
            assertThat(open.context().integration().name()).isEqualTo(Office.NINJA);
            assertThat(open.context().ledger().accountNames()).hasSize(Office.CUSTOMERS);
        }
        try (OpenIntegration open = typed(Map.of(), true)) {
            assertThat(secret(open)).isEqualTo(NinjaSide.CLIENT_SECRET);
        }
        assertThat(stored()).isEqualTo(NinjaSide.CLIENT_SECRET);
    }

    @Test
    void whatIsNotSavedYetHasNoMemoryAndMakesNone() throws Exception {
        Map<String, Secret> all = new HashMap<>(Map.of("clientSecret", Secret.of("typed")));
        all.put("VENDOR_API_KEY", Secret.of(SynthesizeSide.VENDOR_KEY));
        all.put("PARTNER_API_KEY", Secret.of(SynthesizeSide.PARTNER_KEY));
        settings = new IntegrationSettings("Another", "ninjaone", settings.inputs(), settings.thresholds(), false, settings.services());
        try (OpenIntegration open = typed(all, false)) {
            assertThat(open.context().ledger().accountNames()).isEmpty();
            assertThat(open.context().ledger().organization()).isEmpty();
        }
        try (var files = Files.walk(home)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("Another"))).isEmpty();
        }
    }

    @Test
    void aStoredTokenThatTheVendorReplacesWhileItIsTriedIsKeptBecauseTheOldOneIsWorthNothing() {
        try (OpenIntegration open = typed(Map.of("clientSecret", Secret.of(NinjaSide.CLIENT_SECRET)), true)) {
            RefreshTokenKeeper keeper = open.context().integration().vendor().keeper();
            assertThat(keeper.keep("clientSecret", Secret.of("second"))).isTrue();
            assertThat(keeper.keep("clientSecret", Secret.of("third"))).isTrue();
        }
        assertThat(stored()).isEqualTo("third");
        assertThat(kept).containsExactly("clientSecret second", "clientSecret third");
    }

    @Test
    void aTypedTokenThatTheVendorReplacesIsHandedOverAndTheStoredOneStays() {
        try (OpenIntegration open = typed(Map.of("clientSecret", Secret.of("typed")), true)) {
            open.context().integration().vendor().keeper().keep("clientSecret", Secret.of("second"));
        }
        assertThat(stored()).isEqualTo(NinjaSide.CLIENT_SECRET);
        assertThat(kept).containsExactly("clientSecret second");
    }
}
