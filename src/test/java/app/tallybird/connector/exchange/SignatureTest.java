package app.tallybird.connector.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemException;
import app.tallybird.secret.Secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Documents with a signature beside them, as files. */
class SignatureTest {

    /** A public key that everybody may know, from RFC 8032, 7.1, test 1, in its X.509 form. */
    private static final String KNOWN = "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    @TempDir
    private Path folder;
    private final AuthorKey key = AuthorKey.fresh();
    private final String text = Documents.builtIn("usecure").with("/id", "given").text();
    private Path file;

    @BeforeEach
    void signed() throws IOException {
        file = Files.writeString(folder.resolve("given.json"), text);
        Signature.put(Optional.of(key.sign(text)), file);
    }

    private Problem refused() {
        return catchThrowableOfType(ProblemException.class, () -> Incoming.of(file)).problem();
    }

    @Test
    void whatIsUnchangedHasItsAuthor() {
        Incoming incoming = Incoming.of(file);
        assertThat(incoming.author()).isEqualTo(key.sign("anything").fingerprint()).matches("([0-9a-f]{4}-){7}[0-9a-f]{4}");
        assertThat(incoming.text()).isEqualTo(text);
        assertThat(new Signature(KNOWN, "").fingerprint()).isEqualTo("06e3-fd8f-da29-bb60-ab59-557d-e61e-db0a");
    }

    @Test
    void oneOtherByteBreaksIt() throws IOException {
        Files.writeString(file, text + " ");
        assertThat(refused().sentence()).isEqualTo("The signature of the connector is broken: the document is not the one that was signed."
                + " The connector was not used. Get document and signature again from their author: somebody may have changed it on the way."
                + " Whoever changed it on purpose removes the signature; the document is then looked at as one that is not signed.");
        assertThat(refused().detail()).isEqualTo(folder.resolve("given.json.sig").toString());
    }

    @Test
    void theSignatureOfAnotherKeyOrDocumentBreaksIt() throws IOException {
        Signature other = AuthorKey.fresh().sign(text);
        Files.writeString(Signature.file(file), new Signature(key.sign(text).key(), other.value()).text());
        assertThat(refused().what()).startsWith("The signature of the connector is broken");
        Files.writeString(Signature.file(file), key.sign(text + " ").text());
        assertThat(refused().what()).startsWith("The signature of the connector is broken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "signed", "Tallybird connector signature 1\nKey: AAAA\nSignature: AAAA\n",
            "Tallybird connector signature 1\nKey: =\nSignature: ====\n", "Tallybird connector signature 2\nKey: AAAA\nSignature: AAAA\n"})
    void whatIsNoSignatureIsRefusedAndNotTakenForNone(String other) throws IOException {
        Files.writeString(Signature.file(file), other);
        assertThat(refused().what()).startsWith("The signature of the connector is broken");
    }

    @Test
    void aFileThatIsNoneOrTooLargeIsRefused() throws IOException {
        Files.writeString(Signature.file(file), key.sign(text).text() + " ".repeat(2_000));
        assertThat(refused().what()).startsWith("The signature of the connector is broken");
        Files.delete(Signature.file(file));
        Files.createDirectory(Signature.file(file));
        assertThat(refused().what()).startsWith("The signature of the connector is broken");
    }

    @Test
    void withoutTheFileItIsNotSigned() {
        Signature.put(Optional.empty(), file);
        assertThat(Incoming.of(file).author()).isEmpty();
    }

    @Test
    void aKeyThatWasKeptIsTheSameAuthorAndPrintsNothing() {
        AuthorKey again = AuthorKey.of(key.kept());
        assertThat(again.sign(text)).isEqualTo(key.sign(text));
        assertThat(again).hasToString("***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "AAAA.AAAA"})
    void aDamagedKeyIsNeverReplacedInSilence(String damaged) {
        assertThatThrownBy(() -> AuthorKey.of(Secret.of(damaged))).isInstanceOf(ProblemException.class)
                .hasMessageContaining("The key that signs your connectors is damaged.");
        String halves = key.kept().reveal().replaceFirst("\\..*", "") + "." + AuthorKey.fresh().sign(text).key();
        assertThatThrownBy(() -> AuthorKey.of(Secret.of(halves))).isInstanceOf(ProblemException.class)
                .hasMessageContaining("The key that signs your connectors is damaged.");
    }
}
