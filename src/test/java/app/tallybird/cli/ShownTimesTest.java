package app.tallybird.cli;

import java.nio.file.Path;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Moments on the command line are to the second and name their zone. */
class ShownTimesTest {

    @TempDir
    private Path folder;

    @Test
    void toTheSecondWithTheZone() throws Exception {
        try (Desk desk = new Desk(folder, new StageClock(StageClock.START, ZoneId.of("Europe/Berlin"))).counts("901,Contoso,Seats,70")
                .ready()) {
            desk.run("sync-usage", "--yes");
            desk.counts("901,Contoso,Seats,7").run("sync-usage");
            String status = desk.run("status").out();
            assertThat(status).contains("Last complete push: 2026-03-12 11:15:00 +01:00, 1 accepted")
                    .containsPattern("Held plan [0-9a-f]{16} of 2026-03-12 11:15:00 \\+01:00");
            assertThat(desk.run("history").out()).contains("R00001  2026-03-12 11:15:00 +01:00  usage");
            assertThat(desk.run("history", "series").out()).contains("R00001  2026-03-12 11:15:00 +01:00 ");
            assertThat(desk.run("history", "export").out()).contains("R00001,2026-03-12T10:15:00Z,usage");
            assertThat(desk.run("needs").out()).contains("A push of 2026-03-12 11:15:00 +01:00 is held until");
            assertThat(desk.run("status", "--max-age", "0m").err()).contains("The last complete push was on 2026-03-12 11:15:00 +01:00.");
        }
    }
}
