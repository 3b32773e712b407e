package app.tallybird.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectorsPageTest {

    @TempDir
    private Path folder;

    /** When this fails, run: tallybird-cli connectors page > src/docs/connectors.md */
    @Test
    void theWrittenPageIsTheCatalog() throws IOException {
        String page = new Terminal(folder).run("connectors", "page", "--home", "home").out();

        assertThat(Files.readString(Path.of("src/docs/connectors.md")).strip()).isEqualTo(page.strip());
    }

    @Test
    void theListSaysSignInWhatIsCountedAndHowSure() {
        String list = new Terminal(folder).run("connectors", "list", "--home", "home").out();

        assertThat(list.lines().filter(line -> line.startsWith("  sentinelone "))).singleElement().asString().contains("SentinelOne",
                "token", "beta", "built in");
    }

    @Test
    void aConnectorSaysHowEachServiceIsCountedAndWhichInputSaysWhereItIs() {
        Terminal terminal = new Terminal(folder);

        assertThat(terminal.run("connectors", "page", "--home", "home").out()).doesNotContain("{{")
                .contains("- Talks to: what is entered as \"Data centre address\"")
                .contains("| Protected workstations (a service each) | Workstations that are protected under this offering now. "
                        + "Only offerings that are switched on. |");
        assertThat(terminal.run("connectors", "show", "csv", "--home", "home").out()).contains(
                "    a service each: \"Column with the service\": The numbers in your file's lines for this customer and service.");
    }
}
