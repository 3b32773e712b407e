package app.tallybird.cli;

import java.nio.file.Path;

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
    void helpIsHelp() {
        assertThat(run("help").out()).isEqualTo(run("--help").out()).contains("Usage: tallybird-cli");
        assertThat(run("help ledger status").out()).isEqualTo(run("ledger status --help").out())
                .contains("Usage: tallybird-cli ledger status");
    }
}
