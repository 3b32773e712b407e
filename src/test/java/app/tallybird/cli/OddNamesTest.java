package app.tallybird.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Names that no file can have: the sign of code zero on every system, a colon and others on Windows, and the devices of Windows. */
class OddNamesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\0b/c.json", "a\0b.json"})
    void noConnectorHasThem(String name) {
        for (List<String> command : List.of(List.of("connectors", "show", name), List.of("connectors", "check", name),
                List.of("status", "--integration", name), List.of("integrations", "pause", name))) {
            CommandFolder.Ended ended = new Terminal(folder).run(command.toArray(String[]::new));
            assertThat(ended.code()).as(command + ended.err()).isIn(64, 78);
            assertThat(ended.err()).contains("a").doesNotContain("fault of its own");
        }
    }

    @Test
    void noFileHasThem() {
        for (String option : List.of("--home", "--env-file")) {
            CommandFolder.Ended ended = new Terminal(folder).run("needs", option, "a\0b");
            assertThat(ended.code()).isEqualTo(64);
            assertThat(ended.err())
                    .contains("Invalid value for option '" + option + "': ", "can not be the name of a file on this computer")
                    .doesNotContain("java.", "Exception");
        }
    }

    @Test
    void nothingIsSavedInADevice() {
        CommandFolder.Ended ended = new Terminal(folder).run("diagnostics", "--file", "nul.txt", "--home", "home");
        assertThat(ended.code()).isEqualTo(64);
        assertThat(ended.err()).contains("\"nul.txt\" is a device of Windows");
        assertThat(Files.exists(folder.resolve("nul.txt"))).isFalse();
    }
}
