package app.tallybird.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.sandbox.Sandbox;
import app.tallybird.stage.StageClock;
import app.tallybird.stage.StagePostgres;

import static org.assertj.core.api.Assertions.assertThat;

/** What the served sandbox says and leaves; it is stopped before it begins to wait. */
class SandboxCommandTest {

    @TempDir
    private Path folder;

    private CommandFolder.Ended sandbox(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "sandbox";
        System.arraycopy(words, 0, all, 1, words.length);
        return new Terminal(folder).stopped(all);
    }

    private static Path file(CommandFolder.Ended ended) {
        return Path.of(ended.err().lines().map(String::strip).filter(line -> line.startsWith("FILE=")).findFirst().orElseThrow()
                .substring("FILE=".length()));
    }

    @Test
    void sampleFilesAreTemporaryAndNotInTheCurrentFolder() {
        CommandFolder.Ended ended = sandbox("--connector", "csv");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(folder).isEmptyDirectory();
        assertThat(file(ended)).doesNotExist();
        assertThat(ended.err()).contains("Its sample files are in " + file(ended).getParent().getParent() + " until the sandbox stops.");
    }

    @Test
    void sampleFilesStayInTheHomeThatIsNamed() {
        CommandFolder.Ended ended = sandbox("--connector", "csv", "--home", "home");
        assertThat(ended.code()).isZero();
        assertThat(file(ended)).exists().startsWith(folder.resolve("home"));
        assertThat(ended.err()).contains("Its sample files are in " + folder.resolve("home").resolve("samples") + ".");
    }

    @Test
    void ownConnectorsOfTheHomeAreKnown() throws Exception {
        Path connectors = Files.createDirectories(folder.resolve("home").resolve("connectors"));
        String csv = new String(SandboxCommandTest.class.getResourceAsStream("/connectors/csv/connector.json").readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8);
        Files.writeString(connectors.resolve("own.json"), csv.replace("\"id\": \"csv\"", "\"id\": \"own\""));
        assertThat(sandbox("--connector", "own", "--home", "home").err()).contains("  CONNECTOR=own");
        assertThat(sandbox("--connector", "own").code()).isEqualTo(78);
    }

    @Test
    void ownConnectorsOfASharedLedgerAreKnown() throws Exception {
        StagePostgres server = StagePostgres.shared();
        String address = server.address(server.database());
        Terminal shared = new Terminal(folder).with(Map.of("TALLYBIRD_LEDGER", address));
        assertThat(shared.run("ledger", "setup", "--home", "home").code()).isZero();
        String csv = new String(SandboxCommandTest.class.getResourceAsStream("/connectors/csv/connector.json").readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("given.json"), csv.replace("\"id\": \"csv\"", "\"id\": \"own\""));
        assertThat(shared.run("connectors", "import", "given.json", "--yes", "--home", "home").code()).isZero();
        assertThat(folder.resolve("home/connectors/own.json")).doesNotExist();
        assertThat(shared.stopped("sandbox", "--connector", "own", "--home", "home").err()).contains("  CONNECTOR=own");
        assertThat(sandbox("--connector", "own", "--home", "home").code()).as("without the ledger").isEqualTo(78);
    }

    @Test
    void aPortThatIsTakenOrNoneIsSaidInASentence() {
        try (Sandbox holder = Sandbox.start(0, new StageClock())) {
            CommandFolder.Ended taken = sandbox("--port", String.valueOf(holder.port()));
            assertThat(taken.code()).isEqualTo(1);
            assertThat(taken.err()).startsWith("! The sandbox can not have port " + holder.port() + ": Address already in use");
        }
        CommandFolder.Ended none = sandbox("--port", "70000");
        assertThat(none.code()).isEqualTo(64);
        assertThat(none.err()).startsWith("! There is no port 70000.");
    }
}
