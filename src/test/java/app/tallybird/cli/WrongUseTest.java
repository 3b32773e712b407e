package app.tallybird.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Lines as people type them who have not read the help. */
class WrongUseTest {

    @TempDir
    private Path folder;

    private CommandFolder.Ended run(String line) {
        return new Terminal(folder).run(line.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--home home --json ledger status", "--json ledger --home home status", "ledger --json status --home=home",
            "--home=home --json ledger status", "--json --home home ledger status"})
    void optionsOfEveryCommandMayStandBeforeIt(String line) {
        CommandFolder.Ended ended = run(line);
        assertThat(ended.err()).doesNotContain("nknown", "Name one of");
        assertThat(ended.out()).startsWith("{").contains("\"place\"", String.valueOf(folder.getFileName()));
        assertThat(ended.code()).isZero();
    }

    @Test
    void whatEndsTheOptionsStaysBehindThem() {
        assertThat(run("--home home files inspect -- --odd.csv").err()).contains("--odd.csv can not be opened");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --dry-run sync-usage    | Options stand behind the command, as in: tallybird-cli sync-usage --dry-run
            --home                  | Options stand behind the command
            integrations --yes      | Name one of: list, pause
            sync_usage              | "sync_usage" is no command; did you mean "sync-usage"?
            --home home sync-usag   | "sync-usag" is no command; did you mean "sync-usage"?
            ledger statsu           | "statsu" is no command; did you mean "status"?
            sync-usage --dryrun     | Unknown option --dryrun; did you mean "--dry-run"?
            status extra            | "extra" is not understood behind tallybird-cli status.
            sync-usage --rate fast  | 'fast' is no whole number
            """)
    void saysWhatWasPerhapsMeant(String line, String words) {
        CommandFolder.Ended ended = run(line);
        assertThat(ended.err()).contains(words, "See: tallybird-cli");
        assertThat(ended.out()).isEmpty();
        assertThat(ended.code()).isEqualTo(64);
    }

    @Test
    void aFileIsNoHome() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");
        for (String line : List.of("status --home notes.txt", "needs --home notes.txt", "files inspect notes.txt --home notes.txt")) {
            CommandFolder.Ended ended = run(line);
            assertThat(ended.err()).contains("notes.txt is a file, not a folder.", "Name a folder with --home");
            assertThat(ended.code()).isEqualTo(78);
        }
        assertThat(folder.resolve("notes.txt")).hasContent("mine");
    }

    /** Nothing to do is not that all is done. */
    @Test
    void whereNoIntegrationIsSavedThatIsSaid() {
        assertThat(run("month status --home home").out()).contains("No integration is saved here.").doesNotContain("Nothing is missing");
    }

    /** What an example says is no secret. */
    @Test
    void theExampleOfAnAddressSaysWhereTheRoleStands() {
        assertThat(run("ledger status --ledger office --home home").err()).contains("postgresql://ROLE@HOST/DATABASE")
                .doesNotContain("***");
        assertThat(run("ledger test --home home").err()).contains("postgresql://ROLE@HOST/DATABASE");
    }

    @Test
    void helpIsHelp() {
        assertThat(run("help").out()).isEqualTo(run("--help").out()).contains("Usage: tallybird-cli");
        assertThat(run("help ledger status").out()).isEqualTo(run("ledger status --help").out())
                .contains("Usage: tallybird-cli ledger status");
    }
}
