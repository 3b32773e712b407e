package app.tallybird.cli;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.stage.Stage;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;

/** A folder in which the file of each month arrives: the newest one that fits is read once, and nothing happens while there is none. */
class WatchedFolderTest {

    @TempDir
    private Path folder;
    private final StageClock clock = new StageClock();
    private final Instant begin = clock.instant();
    private Desk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new Desk(folder, Stage.time(clock)).counts("901,Contoso,Seats,96").ready();
        Path env = folder.resolve(".env");
        Files.writeString(env,
                Files.readString(env).replace("FILE=" + folder.resolve("usage.csv"), "FILE=" + folder.resolve("in") + "/Efile_*.csv"));
        Files.createDirectory(folder.resolve("in"));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void arrives(String name, int seats, Duration ago) throws Exception {
        Path file = Files.writeString(folder.resolve("in").resolve(name), "id,name,service,count\n901,Contoso,Seats," + seats + "\n");
        Files.setLastModifiedTime(file, FileTime.from(begin.minus(ago)));
    }

    private CommandFolder.Ended scheduled() throws Exception {
        return desk.run("sync-usage", "--unattended");
    }

    private void pushed() throws Exception {
        CommandFolder.Ended ended = desk.run("sync-usage", "--yes");
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    }

    @Test
    void nothingIsDoneQuietlyWhileNoFileHasArrived() throws Exception {
        arrives("other.csv", 1, Duration.ofDays(1));
        arrives("efile_2026-10.csv.part", 1, Duration.ofDays(1));
        CommandFolder.Ended none = scheduled();
        assertThat(none.code()).as(none.err()).isZero();
        assertThat(none.out() + none.err()).contains("Nothing to do: no file fits Efile_*.csv in " + folder.resolve("in") + ".");
        CommandFolder.Ended byHand = desk.run("sync-usage", "--yes");
        assertThat(byHand.code()).isEqualTo(78);
        assertThat(byHand.err()).containsIgnoringCase("no file fits");
        assertThat(desk.at()).isEmpty();
        assertThat(desk.run("status").out()).doesNotContain("did not run");
    }

    @Test
    void theNewestFileIsPushedOnce() throws Exception {
        arrives("efile_2026-09.csv", 7, Duration.ofDays(30));
        arrives("efile_2026-10.csv", 8, Duration.ofMinutes(5));
        pushed();
        assertThat(desk.at()).isEqualTo(Map.of("901 Seats", new BigDecimal("8")));
        CommandFolder.Ended first = scheduled();
        assertThat(first.code()).as(first.out() + first.err()).isZero();
        CommandFolder.Ended again = scheduled();
        assertThat(again.code()).isZero();
        assertThat(again.out() + again.err()).contains("Nothing to do: no new file has arrived; efile_2026-10.csv was pushed on ");

        arrives("efile_2026-11.csv", 9, Duration.ofMinutes(1));
        CommandFolder.Ended next = scheduled();
        assertThat(next.code()).as(next.err()).isZero();
        assertThat(next.out() + next.err()).contains("The newest file that fits is read: efile_2026-11.csv");
        assertThat(desk.at()).isEqualTo(Map.of("901 Seats", new BigDecimal("9")));
    }

    /** The one before is not taken in its place. */
    @Test
    void aFileThatIsStillBeingWrittenWaits() throws Exception {
        arrives("efile_2026-10.csv", 8, Duration.ofMinutes(5));
        arrives("efile_2026-11.csv", 9, Duration.ofDays(-1));
        CommandFolder.Ended ended = scheduled();
        assertThat(ended.code()).isZero();
        assertThat(ended.out() + ended.err()).contains("Nothing to do: efile_2026-11.csv is still being written.");
        assertThat(desk.at()).isEmpty();
    }

    @Test
    void aFileOfAnOlderMonthOrWithOtherHeadingsIsHeldWithTheReason() throws Exception {
        arrives("efile_2026-10.csv", 8, Duration.ofMinutes(5));
        pushed();
        assertThat(scheduled().code()).isZero();
        arrives("efile_2026-09.csv", 5, Duration.ofMinutes(1));
        CommandFolder.Ended older = scheduled();
        assertThat(older.code()).isEqualTo(78);
        assertThat(older.err()).contains("efile_2026-09.csv is of 2026-09, and efile_2026-10.csv of 2026-10 was read before it.",
                "Nothing was read or sent.");
        Path changed = Files.writeString(folder.resolve("in").resolve("efile_2026-11.csv"), "id,name,service,seats\n901,Contoso,Seats,9\n");
        Files.setLastModifiedTime(changed, FileTime.from(begin.minusSeconds(10)));
        CommandFolder.Ended other = scheduled();
        assertThat(other.code()).isNotZero();
        assertThat(other.err()).contains("count");
        assertThat(desk.at()).isEqualTo(Map.of("901 Seats", new BigDecimal("8")));
    }
}
