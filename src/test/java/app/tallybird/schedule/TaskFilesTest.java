package app.tallybird.schedule;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What each scheduler is given, to the letter and on any system; kept beside the tests, with paths that need care. */
class TaskFilesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/schedule");
    private static final boolean WRITE = Boolean.getBoolean("golden.write");
    private static final LocalTime TIME = LocalTime.of(2, 5);
    private static final Map<String, Rhythm> RHYTHMS = Map.of("daily", new Rhythm.Daily(TIME), "weekly",
            new Rhythm.Weekly(DayOfWeek.SUNDAY, TIME), "day-15", new Rhythm.Monthly(15, TIME), "day-30", new Rhythm.Monthly(30, TIME),
            "last-day", new Rhythm.Monthly(Rhythm.Monthly.LAST, TIME));

    private final PretendPrograms programs = new PretendPrograms();

    private Scheduler scheduler(String system) {
        return switch (system) {
            case "windows" -> new WindowsScheduler(programs, "CONTOSO\\Jörg & Söhne");
            case "macos" -> new LaunchdScheduler(programs, Path.of("/Users/jörg"));
            case "systemd" -> new SystemdScheduler(programs, Path.of("/home/jörg/.config/systemd/user"));
            default -> new CronScheduler(programs);
        };
    }

    private static ScheduledTask task(String system, Rhythm rhythm, Schedule.Start start) {
        return task(system, rhythm, start, ZonedDateTime.of(2026, 11, 24, 12, 0, 0, 0, ZoneOffset.UTC));
    }

    private static ScheduledTask task(String system, Rhythm rhythm, Schedule.Start start, ZonedDateTime now) {
        boolean windows = system.equals("windows");
        String program = windows
                ? "C:\\Program Files\\R&D \u00fcber 100%\\tallybird-cli.exe"
                : "/opt/R&D \u00fcber 100%/it's \"here\"/$HOME/tallybird-cli";
        String home = windows ? "C:\\Users\\J\u00f6rg\\Tally bird\\" : "/home/j\u00f6rg/Tally bird 100%";
        return new ScheduledTask("NinjaOne EU",
                List.of(program, "sync-usage", "--integration", "NinjaOne EU", "--unattended", "--home", home),
                Path.of(windows ? home.substring(0, home.length() - 1) : home),
                Path.of(windows ? home + "schedule.log" : home + "/logs/schedule.log"), new Schedule(rhythm, start), now);
    }

    /** On Windows only its own: paths of the others are written with its separators there. */
    static Stream<String> systems() {
        return OS.WINDOWS.isCurrentOs() ? Stream.of("windows") : Stream.of("windows", "macos", "systemd", "cron");
    }

    static Stream<Arguments> all() {
        return systems().flatMap(system -> Stream.concat(
                RHYTHMS.keySet().stream().sorted().map(rhythm -> Arguments.of(system, rhythm, Schedule.Start.SIGNED_IN)),
                Stream.of(Arguments.of(system, "daily", Schedule.Start.ALWAYS), Arguments.of(system, "daily", Schedule.Start.AT_SIGN_IN))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everySchedulerIsGivenExactlyThis(String system, String rhythm, Schedule.Start start) throws IOException {
        compare(task(system, RHYTHMS.get(rhythm), start), system,
                rhythm + "-" + start.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt");
    }

    /** On the day before the clock skips that hour; no boundary is at the time that the run moves to once. */
    @ParameterizedTest
    @MethodSource("systems")
    void whereTheClockSkipsTheHourASchedulerIsGivenTheTimeRightAfterBesides(String system) throws IOException {
        ZonedDateTime before = ZonedDateTime.of(2027, 3, 27, 12, 0, 0, 0, ZoneId.of("Europe/Berlin"));
        compare(task(system, RHYTHMS.get("daily"), Schedule.Start.SIGNED_IN, before), system, "daily-in-a-skipped-hour.txt");
    }

    private void compare(ScheduledTask task, String system, String name) throws IOException {
        StringBuilder text = new StringBuilder();
        scheduler(system).preview(task).forEach(part -> text.append("--- ").append(part.name().replace('\\', '/')).append('\n')
                .append(part.content().replace("\r\n", "\n")));
        Path file = GOLDEN.resolve(system).resolve(name);
        if (WRITE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8);
        }
        assertThat(text).hasToString(Files.readString(file, StandardCharsets.UTF_8));
    }

    @Test
    void windowsReadsItAsUtf16WithAMarkAndTheTaskIsReplacedAndRemoved() {
        Scheduler windows = scheduler("windows");
        assertThat(windows.installed("NinjaOne EU")).isFalse();
        windows.install(task("windows", RHYTHMS.get("daily"), Schedule.Start.SIGNED_IN));
        assertThat(programs.task).startsWith("<?xml version=\"1.0\" encoding=\"UTF-16\"?>\r\n").contains("J\u00f6rg &amp; S\u00f6hne");
        windows.install(task("windows", RHYTHMS.get("weekly"), Schedule.Start.SIGNED_IN));
        assertThat(programs.task).contains("<Sunday />").doesNotContain("ScheduleByDay");
        windows.remove("NinjaOne EU");
        windows.remove("NinjaOne EU");
        assertThat(programs.said).filteredOn(line -> line.contains("/Delete"))
                .containsExactly("schtasks.exe /Delete /F /TN \\Tallybird\\NinjaOne EU (CONTOSO J\u00f6rg & S\u00f6hne)");
    }

    /** Names, order, bounds and choices are those of the schema that Microsoft publishes for Task Scheduler. */
    @ParameterizedTest
    @MethodSource("all")
    void aTaskOfWindowsPassesThePublishedSchema(String system, String rhythm, Schedule.Start start) throws Exception {
        assumeTrue(system.equals("windows"));
        ZonedDateTime skipped = ZonedDateTime.of(2027, 3, 27, 12, 0, 0, 0, ZoneId.of("Europe/Berlin"));
        for (ScheduledTask task : List.of(task(system, RHYTHMS.get(rhythm), start), task(system, RHYTHMS.get(rhythm), start, skipped))) {
            validate(scheduler("windows").preview(task).getFirst().content());
        }
    }

    @Test
    void theSchemaRefusesWhatTaskSchedulerRefuses() {
        String right = scheduler("windows").preview(task("windows", RHYTHMS.get("daily"), Schedule.Start.SIGNED_IN)).getFirst().content();
        for (Map.Entry<String, String> wrong : Map.of("<Count>3</Count>", "<Count>0</Count>", "<Interval>PT15M", "<Interval>PT15S",
                "IgnoreNew", "Ignore", "<StartBoundary>2026-11-25T02:05:00</StartBoundary>",
                "<StartBoundary>2026-11-25 02:05</StartBoundary>", "<DaysInterval>1", "<DaysInterval>0", "<RandomDelay>PT20M</RandomDelay>",
                "<RandomDelay>PT20M</RandomDelay><Enabled>true</Enabled>").entrySet()) {
            assertThat(right).contains(wrong.getKey());
            assertThatThrownBy(() -> validate(right.replace(wrong.getKey(), wrong.getValue()))).as(wrong.getValue())
                    .isInstanceOf(SAXException.class);
        }
    }

    private static void validate(String xml) throws IOException, SAXException {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(GOLDEN.resolve("task.xsd").toFile()).newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }

    /** The password is typed into a window of Windows' own. */
    @Test
    void runningAlwaysAsksForThePasswordAndNeverHasItAsAnArgument() {
        scheduler("windows").install(task("windows", RHYTHMS.get("daily"), Schedule.Start.ALWAYS));
        assertThat(programs.task).contains("<LogonType>Password</LogonType>");
        assertThat(programs.said.getFirst()).startsWith(
                "cmd.exe /c start Tallybird schedule /wait schtasks.exe /Create /F /TN \"\\Tallybird\\NinjaOne EU (CONTOSO J\u00f6rg & S\u00f6hne)\" /XML \"")
                .endsWith("\" /RU \"CONTOSO\\J\u00f6rg & S\u00f6hne\"").doesNotContain("/RP");
    }

    /** The window of Windows says nothing to us, and little to the person. */
    @Test
    void whatRunningAlwaysNeedsIsSaidWhenWindowsRefuses() {
        Scheduler refusing = new WindowsScheduler((command, input) -> new Programs.Ran(1, ""), "CONTOSO\\ann");
        assertThatThrownBy(() -> refusing.install(task("windows", RHYTHMS.get("daily"), Schedule.Start.ALWAYS)))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.problem().next())
                        .contains("password of the account; a PIN is none", "log on as a batch job", "--start signed-in"));
        assertThatThrownBy(() -> refusing.install(task("windows", RHYTHMS.get("daily"), Schedule.Start.SIGNED_IN)))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.problem().next()).doesNotContain("password"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theLinesOfOthersInTheCrontabStayAsTheyAre() {
        programs.crontab = "# mine\n0 1 * * * backup\n";
        Scheduler cron = scheduler("cron");
        cron.install(task("cron", RHYTHMS.get("daily"), Schedule.Start.SIGNED_IN));
        String once = programs.crontab;
        cron.install(task("cron", RHYTHMS.get("daily"), Schedule.Start.SIGNED_IN));
        assertThat(programs.crontab).isEqualTo(once).startsWith("# mine\n0 1 * * * backup\n# Tallybird begin: NinjaOne EU\n5 2 * * * ");
        assertThat(cron.installed("NinjaOne EU")).isTrue();
        assertThat(cron.installed("NinjaOne")).isFalse();
        cron.remove("NinjaOne EU");
        assertThat(programs.crontab).isEqualTo("# mine\n0 1 * * * backup\n");
    }
}
