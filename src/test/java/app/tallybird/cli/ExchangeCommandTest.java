package app.tallybird.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.exchange.AuthorKey;
import app.tallybird.connector.exchange.Incoming;
import app.tallybird.connector.exchange.Signature;

import static org.assertj.core.api.Assertions.assertThat;

/** Connectors from others on the command line: what is said, what is saved, how it ends. */
class ExchangeCommandTest {

    private static final DraftTree GIVEN = DraftTree.parse(Catalog.text(new Catalog(Path.of("none")).entry("usecure", Path.of("."))))
            .orElseThrow().with("/id", "given").with("/name", "Given").with("/version", "1.0.0");
    private static final DraftTree UPDATE = GIVEN.with("/version", "1.0.1");
    private static final DraftTree NEW_HOST = GIVEN.with("/http/allowedHosts/-", "collector.example.com");

    @TempDir
    private Path folder;
    private Path saved;

    @BeforeEach
    void place() {
        saved = folder.resolve("home/connectors/given.json");
    }

    private CommandFolder.Ended run(String... args) {
        String[] all = java.util.Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--home";
        all[args.length + 1] = "home";
        return new Terminal(folder).run(all);
    }

    private String write(DraftTree tree, Optional<AuthorKey> by) throws IOException {
        Path file = Files.writeString(folder.resolve("from-outside.json"), tree.text());
        Signature.put(by.map(key -> key.sign(tree.text())), file);
        return Incoming.of(file).hash();
    }

    private CommandFolder.Ended importing(String... more) {
        String[] args = new String[3 + more.length];
        args[0] = "connectors";
        args[1] = "import";
        args[2] = "from-outside.json";
        System.arraycopy(more, 0, args, 3, more.length);
        return run(args);
    }

    @Test
    void theReviewIsShownAndNothingIsSavedBeforeSomebodyAgrees() throws IOException {
        String hash = write(GIVEN, Optional.empty());

        CommandFolder.Ended shown = importing();

        assertThat(shown.code()).isEqualTo(4);
        assertThat(shown.out().lines()).containsExactly("Given 1.0.0", "  It may talk to:", "      public-api.getusecure.com",
                "  It sends these secrets:", "      Full API key, in the header x-api-key → public-api.getusecure.com", "  It reads:",
                "      no file", "  In an environment file it looks for:", "      API_KEY", "  It starts:", "      no program",
                "  Its size, and the most that it asks for:",
                "      5 kB; a run makes at most 5000 requests, reads 1 page of a list, 200000 rows of a table and 20 MB of an answer,"
                        + " and ends after 30 minutes",
                "  Who wrote it:", "      It is not signed: nobody can tell who wrote it, or whether it was changed on its way.",
                "  SHA-256: " + hash);
        assertThat(shown.err().strip())
                .isEqualTo("Nothing was changed: a person has to agree first. If it is right: connectors import from-outside.json --yes");
        assertThat(saved).doesNotExist();

        CommandFolder.Ended agreed = importing("--yes");
        assertThat(agreed.code()).isZero();
        assertThat(agreed.out()).endsWith("Saved as " + saved + "." + System.lineSeparator());
        assertThat(saved).hasSameBinaryContentAs(folder.resolve("from-outside.json"));
        assertThat(importing().out()).contains("It is the one that is here already.");
        assertThat(run("connectors", "show", "given").out()).contains("  It may talk to:", "It is not signed");
    }

    @Test
    void aScriptNamesWhatItAgreesTo() throws IOException {
        String old = write(UPDATE, Optional.empty());
        String hash = write(GIVEN, Optional.empty());

        CommandFolder.Ended other = importing("--accept", old);
        assertThat(other.code()).isEqualTo(64);
        assertThat(other.err())
                .contains("! --accept names another document or author: this one has the hash " + hash + " and is not signed.");
        assertThat(saved).doesNotExist();

        assertThat(importing("--accept", hash.toUpperCase(java.util.Locale.ROOT)).code()).isZero();
        assertThat(saved).exists();
    }

    @Test
    void anUpdateThatTouchesNothingNewIsTakenAndTold() throws IOException {
        write(GIVEN, Optional.empty());
        importing("--yes");
        write(UPDATE, Optional.empty());

        CommandFolder.Ended update = importing();

        assertThat(update.code()).isZero();
        assertThat(update.out()).contains("  What changed in the document:", "      /version: \"1.0.0\" → \"1.0.1\"",
                "Saved as " + saved + "; it touches nothing new.");
        assertThat(saved).content().contains("1.0.1");
    }

    @Test
    void anUpdateWithANewHostWaits() throws IOException {
        write(GIVEN, Optional.empty());
        importing("--yes");
        write(NEW_HOST, Optional.empty());

        CommandFolder.Ended update = importing();

        assertThat(update.code()).isEqualTo(4);
        assertThat(update.out().lines()).startsWith("Given 1.0.0", "  ! New, and not agreed to yet:",
                "      It may talk to: collector.example.com",
                "      It sends these secrets: Full API key, in the header x-api-key → collector.example.com",
                "  What changed in the document:", "      /http/allowedHosts/1: new, \"collector.example.com\"");
        assertThat(saved).content().doesNotContain("collector.example.com");
    }

    @Test
    void anotherAuthorIsNotAgreedToWithYes() throws IOException {
        AuthorKey author = AuthorKey.fresh();
        write(GIVEN, Optional.of(author));
        String fingerprint = author.sign("").fingerprint();
        assertThat(importing("--accept", fingerprint).code()).isZero();
        assertThat(run("connectors", "list").out()).contains(fingerprint);
        write(UPDATE, Optional.of(author));
        assertThat(importing().out()).contains("Signed by " + fingerprint + ", the author of the one before.");

        AuthorKey stranger = AuthorKey.fresh();
        String hash = write(GIVEN, Optional.of(stranger));
        CommandFolder.Ended other = importing("--yes");

        assertThat(other.code()).isEqualTo(4);
        assertThat(other.out().lines()).startsWith("Given 1.0.0", "  ! ANOTHER AUTHOR:", "      The one before was signed by " + fingerprint
                + ", this one by " + stranger.sign("").fingerprint() + ". Before you agree, ask the author, by telephone for example.");
        assertThat(other.err()).contains("If it is right: connectors import from-outside.json --accept " + hash);
        assertThat(saved).content().contains("1.0.1");
        assertThat(importing("--accept", hash).code()).isZero();
        assertThat(saved).content().contains("1.0.0");
    }

    @Test
    void aBrokenSignatureIsRefusedWhateverIsAgreedTo() throws IOException {
        write(GIVEN, Optional.of(AuthorKey.fresh()));
        Files.writeString(folder.resolve("from-outside.json"), UPDATE.text());

        CommandFolder.Ended broken = importing("--yes");

        assertThat(broken.code()).isEqualTo(78);
        assertThat(broken.err()).contains("! The signature of the connector is broken: the document is not the one that was signed.");
        assertThat(saved).doesNotExist();
    }

    @Test
    void aDocumentWhereItIsUsedIsApprovedThere() throws IOException {
        write(GIVEN, Optional.empty());
        CommandFolder.Ended before = run("connectors", "run", "from-outside.json");
        assertThat(before.code()).isEqualTo(4);
        assertThat(before.err()).contains(
                "! The connector \"Given\" does not come with Tallybird, and nobody has agreed to what it touches.",
                "connectors approve from-outside.json", "Code: CONNECTOR_NOT_APPROVED");

        assertThat(run("connectors", "approve", "from-outside.json").code()).isEqualTo(4);
        assertThat(run("connectors", "approve", "from-outside.json", "--yes").out())
                .endsWith("Agreed. Given 1.0.0 may be used as it is now." + System.lineSeparator());
        assertThat(run("connectors", "run", "from-outside.json").err()).doesNotContain("CONNECTOR_NOT_APPROVED");
        assertThat(run("connectors", "approve", "usecure").out().strip())
                .isEqualTo("usecure comes with Tallybird; there is nothing to agree to.");
    }

    @Test
    void anExportThatIsNotSignedSaysSo() throws IOException {
        write(GIVEN, Optional.empty());
        importing("--yes");

        CommandFolder.Ended ended = run("connectors", "export", "given", "copy.json");

        assertThat(ended.code()).isZero();
        assertThat(ended.out().strip()).isEqualTo("Written to " + folder.resolve("copy.json") + "; it is not signed.");
        assertThat(folder.resolve("copy.json")).hasSameBinaryContentAs(saved);
    }
}
