package app.tallybird.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SchedulesTest {

    @TempDir
    private Path program;

    /** A program with a console opens one on the screen of whoever works there. */
    @Test
    void theSchedulerOfWindowsStartsTheLauncherWithoutAConsole() throws IOException {
        String window = program.resolve("Tallybird.exe").toString();
        Path console = Files.createFile(program.resolve("tallybird-cli.exe"));
        assertThat(Schedules.launcher(window, true, Schedules.FOR_A_SCHEDULER)).as("a package without it").isEqualTo(console);
        Path silent = Files.createFile(program.resolve("tallybird-scheduled.exe"));
        assertThat(Schedules.launcher(window, true, Schedules.FOR_A_SCHEDULER)).isEqualTo(silent);
    }

    @Test
    void elsewhereThereIsOneLauncherForBoth() throws IOException {
        Path console = Files.createFile(program.resolve("tallybird-cli"));
        assertThat(Schedules.launcher(program.resolve("tallybird").toString(), false, Schedules.FOR_A_SCHEDULER)).isEqualTo(console);
    }
}
