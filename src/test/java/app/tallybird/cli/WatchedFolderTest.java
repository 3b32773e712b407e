package app.tallybird.cli;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A folder in which the file of each month arrives: the newest one that fits is read once, and nothing happens while there is none. */
class WatchedFolderTest extends AtDesk {

    private final Instant begin = clock.instant();

    @BeforeEach
    void open() throws Exception {
        desk.counts("901,Contoso,Seats,96").ready();
        Path env = folder.resolve(".env");
        Files.writeString(env,
                Files.readString(env).replace("FILE=" + folder.resolve("usage.csv"), "FILE=" + folder.resolve("in") + "/Efile_*.csv"));
        Files.createDirectory(folder.resolve("in"));
    }

    private void arrives(String name, int seats, Duration ago) throws Exception {
        Path file = Files.writeString(folder.resolve("in").resolve(name), "id,name,service,count\n901,Contoso,Seats," + seats + "\n");
        Files.setLastModifiedTime(file, FileTime.from(begin.minus(ago)));
    }

    private CommandFolder.Ended scheduled() throws Exception {
        return desk.run("sync-usage", "--unattended");
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
        push();
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
        push();
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

    private List<String> told() {
        return desk.sandbox.notices().stream().map(text -> JsonParser.parseString(text.substring(text.indexOf('{'))).getAsJsonObject())
                .map(json -> json.get("kind").getAsString() + ": " + json.get("text").getAsString()).toList();
    }

    private void webhook() throws Exception {
        Files.writeString(folder.resolve(".env"), "\nWEBHOOK_URL=https://hooks.example/kept-secret\n", StandardOpenOption.APPEND);
    }

    private void pushedInMarch() throws Exception {
        webhook();
        arrives("efile_2026-03.csv", 8, Duration.ofMinutes(5));
        push();
        assertThat(scheduled().code()).isZero();
        assertThat(told()).isEmpty();
    }

    @Test
    void aFileThatDoesNotComeByItsDayIsToldOnceAMonthUntilOneIsRead() throws Exception {
        pushedInMarch();
        assertThat(desk.run("integrations", "file-by", "csv", "29").err()).contains("Write a number from 1 to 28.");
        assertThat(desk.run("integrations", "file-by", "csv", "5").out()).contains("A file of each month is expected by day 5.");
        assertThat(desk.run("needs").out()).doesNotContain("No file of");
        clock.pass(Duration.ofDays(24));
        assertThat(scheduled().code()).isZero();
        assertThat(told()).as("5 April is not over").isEmpty();

        clock.pass(Duration.ofDays(1));
        CommandFolder.Ended none = scheduled();
        assertThat(none.code()).as(none.err()).isZero();
        String april = "file-missing: No file of April yet; expected by the 5th. Nothing of it was read or sent.";
        assertThat(told()).containsExactly(april);
        assertThat(desk.run("needs").out()).contains("No file of April yet; expected by the 5th.");
        assertThat(desk.run("status").out()).contains("  ! No file of April yet; expected by the 5th.");
        assertThat(JsonParser.parseString(desk.run("status", "--json").out()).getAsJsonObject().getAsJsonObject("status").get("fileMissing")
                .getAsString()).isEqualTo("No file of April yet; expected by the 5th.");
        clock.pass(Duration.ofDays(2));
        scheduled();
        assertThat(told()).containsExactly(april);

        clock.pass(Duration.ofDays(28));
        scheduled();
        assertThat(told()).containsExactly(april, "file-missing: No file of May yet; expected by the 5th. Nothing of it was read or sent.");
        arrives("efile_2026-04.csv", 9, Duration.ofMinutes(1));
        assertThat(scheduled().code()).isZero();
        assertThat(desk.at()).isEqualTo(Map.of("901 Seats", new BigDecimal("9")));
        assertThat(desk.run("needs").out() + desk.run("status").out()).doesNotContain("No file of");
        assertThat(told()).hasSize(3).last().isEqualTo("recovered: The push went through again. It was: no file by its day.");
    }

    @Test
    void aFileThatWasPushedByHandIsNotMissed() throws Exception {
        pushedInMarch();
        desk.run("integrations", "file-by", "csv", "1");
        clock.pass(Duration.ofDays(25));
        assertThat(desk.run("needs").out()).contains("No file of April yet; expected by the 1st.");
        desk.run("sync-usage", "--yes");
        assertThat(desk.run("needs").out()).as("the file of March once more").contains("No file of April yet");
        arrives("efile_2026-04.csv", 9, Duration.ofMinutes(1));
        push();
        assertThat(desk.run("needs").out()).doesNotContain("No file of");
        scheduled();
        assertThat(told()).isEmpty();
    }

    @Test
    void aStartThatFindsNoFileWarnsOfTheEndOfTheMonth() throws Exception {
        pushedInMarch();
        clock.pass(Duration.ofDays(46));
        CommandFolder.Ended before = scheduled();
        assertThat(before.out() + before.err()).contains("Nothing to do: no new file has arrived");
        assertThat(told()).isEmpty();
        clock.pass(Duration.ofDays(2));
        CommandFolder.Ended ended = scheduled();
        assertThat(ended.out() + ended.err()).contains("Nothing to do: no new file has arrived");
        assertThat(told()).containsExactly("month-end: \"csv\" was not pushed this month, and the month ends tomorrow.");
    }
}
