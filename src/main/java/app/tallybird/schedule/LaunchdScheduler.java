package app.tallybird.schedule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * macOS: an agent of this user. It also runs when it is loaded, which catches up what was missed while the computer was off; a run that is not due
 * does nothing.
 */
final class LaunchdScheduler implements Scheduler {

    private final Programs programs;
    private final Path agents;

    LaunchdScheduler(Programs programs, Path userHome) {
        this.programs = programs;
        agents = userHome.resolve("Library").resolve("LaunchAgents");
    }

    @Override
    public String name() {
        return "macOS launchd";
    }

    @Override
    public List<Part> preview(ScheduledTask task) {
        return List.of(new Part(file(task.id()).toString(), plist(task)));
    }

    private static String plist(ScheduledTask task) {
        String arguments = task.command().stream().map(word -> "<string>" + ScheduleText.escape(word) + "</string>")
                .collect(Collectors.joining("\n"));
        return ScheduleText.fill("launchd.plist", Map.of("label", label(task.id()), "arguments", arguments, "folder",
                ScheduleText.escape(task.folder().toString()), "times", times(task), "log", ScheduleText.escape(task.log().toString())));
    }

    private static String times(ScheduledTask task) {
        Schedule schedule = task.schedule();
        if (schedule.start() == Schedule.Start.AT_SIGN_IN) {
            return "";
        }
        Rhythm rhythm = schedule.rhythm();
        List<String> days = switch (rhythm) {
            case Rhythm.Daily daily -> List.of("");
            case Rhythm.Weekly weekly -> List.of(entry("Weekday", weekly.day().getValue() % 7));
            // launchd knows no last day: it starts on each that may be the one, and a run that is not due does nothing
            case Rhythm.Monthly monthly -> monthly.days().mapToObj(day -> entry("Day", day)).toList();
        };
        Stream<String> starts = Stream.concat(days.stream().map(day -> day + time(rhythm.time())), task.moved().stream()
                .map(one -> entry("Month", one.month().getValue()) + entry("Weekday", one.day().getValue() % 7) + time(one.time())));
        return "<key>StartCalendarInterval</key>\n<array>\n"
                + starts.map(start -> "  <dict>\n" + start + "  </dict>\n").collect(Collectors.joining()) + "</array>";
    }

    private static String time(LocalTime time) {
        return entry("Hour", time.getHour()) + entry("Minute", time.getMinute());
    }

    private static String entry(String key, int value) {
        return "    <key>" + key + "</key>\n    <integer>" + value + "</integer>\n";
    }

    @Override
    public void install(ScheduledTask task) {
        Refusals.write(file(task.id()), plist(task));
        String domain = domain();
        programs.run(List.of("launchctl", "bootout", domain + "/" + label(task.id())), "");
        programs.must(name(), List.of("launchctl", "bootstrap", domain, file(task.id()).toString()), "");
    }

    @Override
    public void remove(String id) {
        programs.run(List.of("launchctl", "bootout", domain() + "/" + label(id)), "");
        Refusals.delete(file(id));
    }

    @Override
    public boolean installed(String id) {
        return Files.exists(file(id)) && programs.run(List.of("launchctl", "print", domain() + "/" + label(id)), "").ok();
    }

    private String domain() {
        return "gui/" + programs.run(List.of("id", "-u"), "").output().strip();
    }

    private Path file(String id) {
        return agents.resolve(label(id) + ".plist");
    }

    private static String label(String id) {
        return "app.tallybird." + id.replace(' ', '+');
    }
}
