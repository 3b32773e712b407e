package app.tallybird.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.format.Input;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SessionStore;
import app.tallybird.stage.HandClock;
import app.tallybird.stage.Stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Where a server has its secrets: in variables, or in files that variables name, for each integration or for all. */
class SecretFilesTest {

    @TempDir
    private Path folder;

    private Surroundings around(Office office, Map<String, String> variables) {
        return Stage.around(folder, Stage.time(office.clock), variables);
    }

    private Surroundings around(Map<String, String> variables) {
        return Stage.around(folder, Stage.time(new HandClock()), variables);
    }

    private Problem refused(Map<String, String> variables) {
        return catchThrowableOfType(ProblemException.class, () -> around(variables).secret("A_KEY")).problem();
    }

    @Test
    void aFileIsReadEachTime() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "first\r\n");
        Surroundings around = around(Map.of("A_KEY_FILE", "key", "EMPTY_FILE", " "));
        assertThat(around.secret("A_KEY")).contains(Secret.of("first"));
        Files.writeString(file, "second");
        assertThat(around.secret("A_KEY")).contains(Secret.of("second"));
        Files.writeString(file, " \n");
        assertThat(around.secret("A_KEY")).isEmpty();
        assertThat(around.secret("EMPTY")).isEmpty();
        assertThat(around(Map.of("A_KEY", "plain")).secret("A_KEY")).contains(Secret.of("plain"));
    }

    @Test
    void whatIsNotClearIsRefusedAndTellsNoSecret() {
        Problem both = refused(Map.of("A_KEY", "plain-secret", "A_KEY_FILE", "key"));
        assertThat(both.code()).isEqualTo(ProblemCode.CONFIGURATION);
        assertThat(both.sentence()).contains("Both A_KEY and A_KEY_FILE are set.").doesNotContain("plain-secret");
        assertThat(refused(Map.of("A_KEY_FILE", "gone")).what()).isEqualTo("The file that A_KEY_FILE names can not be read.");
        assertThat(refused(Map.of("A_KEY_FILE", "a\0b")).code()).isEqualTo(ProblemCode.CONFIGURATION);
    }

    /** Two integrations of one vendor have keys of their own on a server that has no keychain; what both share is said once. */
    @Test
    void eachIntegrationHasItsOwnBeforeThatOfAll() throws IOException {
        try (Office office = new Office(folder.resolve("home"))) {
            office.save(Office.NINJA);
            office.save("Other one");
            Files.writeString(folder.resolve("partner"), SynthesizeSide.PARTNER_KEY + "\n");
            Map<String, String> variables = new HashMap<>(
                    Map.of("TALLYBIRD_VENDOR_API_KEY", SynthesizeSide.VENDOR_KEY, "TALLYBIRD_PARTNER_API_KEY", "the-key-of-all-0123",
                            "TALLYBIRD_NINJAONE_EU__PARTNER_API_KEY_FILE", "partner", "TALLYBIRD_CLIENT_SECRET", NinjaSide.CLIENT_SECRET));
            IntegrationChoice choice = new IntegrationChoice(Optional.empty(), Optional.empty(), Optional.of(folder.resolve("home")),
                    Optional.of(office.sandbox.url()), 0);
            try (Application application = Application.open(around(office, variables), choice.about(Office.NINJA),
                    new SessionStore("a server")); OpenIntegration open = application.openIntegration("")) {
                assertThat(open.context().synthesize().organization(office.cancel).integrationId()).isEqualTo("int-5");
            }
            try (Application application = Application.open(around(office, variables), choice.about("Other one"),
                    new SessionStore("a server")); OpenIntegration open = application.openIntegration("")) {
                ProblemException refused = catchThrowableOfType(ProblemException.class,
                        () -> open.context().synthesize().organization(office.cancel));
                assertThat(refused.problem().code()).isEqualTo(ProblemCode.SYNTHESIZE_SIGN_IN);
            }
        }
    }

    private static Input text(String key) {
        return new Input(key, "", new Input.Help("", ""), Input.Type.TEXT, false, false, Optional.empty(), List.of(), Optional.empty(),
                List.of(), List.of());
    }

    /** Else a document from a stranger could ask for the key of another integration under a name of its own. */
    @Test
    void noDocumentHasAnInputWithTheNameOfAnotherIntegrationsSecret() {
        assertThat(text("timeZone").envNames()).containsExactly("TIME_ZONE");
        assertThat(text("ninjaoneEu__partner-api-key").envNames()).isEmpty();
        assertThat(text("serveToken").envNames()).isEmpty();
    }
}
