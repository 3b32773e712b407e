package app.tallybird.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A command can be given another file than the one that the integration names. */
class OtherFileTest {

    @TempDir
    private Path folder;

    private CommandFolder.Ended run(String connector, String... args) throws IOException {
        Files.writeString(folder.resolve("old.csv"), "id,name,service,count\na,Elm,Seats,4\n");
        Files.writeString(folder.resolve("new.csv"), "id,name,service,count\na,Elm,Seats,9\n");
        Files.writeString(folder.resolve(".env"),
                connector + "\nFILE=old.csv\nACCOUNT_ID=id\nACCOUNT_NAME=name\nSERVICE=service\nCOUNT=count\n");
        return new Terminal(folder).run(args);
    }

    @Test
    void theFileOfTheCommandIsReadInPlaceOfTheIntegrations() throws IOException {
        assertThat(run("CONNECTOR=csv", "connectors", "run", "--home", "home").out()).contains("4").doesNotContain("9");
        assertThat(run("CONNECTOR=csv", "connectors", "run", "--home", "home", "--file", "new.csv").out()).contains("9")
                .doesNotContain("4");
    }

    @Test
    void aVendorWithoutAFileTakesNone() throws IOException {
        CommandFolder.Ended ended = run("CONNECTOR=ninjaone", "connectors", "run", "--home", "home", "--file", "new.csv");
        assertThat(ended.err()).contains("--file names a file, but NinjaOne reads none.");
        assertThat(ended.code()).isEqualTo(78);
    }
}
