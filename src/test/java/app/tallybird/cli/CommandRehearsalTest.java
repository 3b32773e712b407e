package app.tallybird.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.http.Cancel;
import app.tallybird.http.Redactor;
import app.tallybird.stage.Stage;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;

/** What trains the start-up cache of the packages. */
class CommandRehearsalTest {

    @TempDir
    private Path folder;

    @Test
    void makesTheUsualCommandsOnASandboxAndLeavesNothing() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream all = new PrintStream(said, true, StandardCharsets.UTF_8);
        Invocation start = new Invocation(new Console(all, all, false, false, new Redactor()),
                Stage.around(folder, Stage.time(new StageClock()), Map.of()), Cancel.never());

        int code = CommandRehearsal.run(start);

        String words = said.toString(StandardCharsets.UTF_8);
        assertThat(code).as(words).isZero();
        assertThat(words).contains("tallybird 0.1.0", "Usage: tallybird-cli sync-usage", "Nothing needs you.", "360 accepted");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void nobodyMakesThemByAccident() {
        assertThat(CommandRehearsal.isWanted(Map.of("TALLYBIRD_REHEARSAL", "commands"))).isTrue();
        assertThat(CommandRehearsal.isWanted(Map.of("TALLYBIRD_REHEARSAL", "screens"))).isFalse();
        assertThat(CommandRehearsal.isWanted(Map.of())).isFalse();
    }
}
