package app.tallybird.schedule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Linux: a timer of this user's systemd. It makes up for times when the computer was off. */
final class SystemdScheduler implements Scheduler {

    private final Programs programs;
    private final Path units;

    SystemdScheduler(Programs programs, Path units) {
        this.programs = programs;
        this.units = units;
    }

    @Override
    public String name() {
        return "systemd";
    }

    /** Whether this user has a systemd of its own here. */
    static boolean present(Programs programs) {
        return programs.run(List.of("systemctl", "--user", "show-environment"), "").ok();
    }

    @Override
    public List<Part> preview(ScheduledTask task) {
        return List.of(new Part(units.resolve(unit(task.id()) + ".service").toString(), service(task)),
                new Part(units.resolve(unit(task.id()) + ".timer").toString(), timer(task)));
    }

    private static String service(ScheduledTask task) {
        // a dollar sign begins a variable in arguments, but not in the program itself
        String command = quoted(task.command().getFirst())
                + task.command().stream().skip(1).map(word -> " " + quoted(word.replace("$", "$$"))).collect(Collectors.joining());
        return ScheduleText.fill("systemd.service", Map.of("title", task.title().replace("%", "%%"), "folder",
                task.folder().toString().replace("%", "%%"), "command", command));
    }

    private static String timer(ScheduledTask task) {
        boolean atSignIn = task.schedule().start() == Schedule.Start.AT_SIGN_IN;
        String times = atSignIn
                ? "OnStartupSec=2min"
                : Stream.concat(calendar(task.schedule().rhythm()).stream(), task.moved().stream().map(SystemdScheduler::calendar))
                        .map(one -> "OnCalendar=" + one).collect(Collectors.joining("\n"));
        return ScheduleText.fill("systemd.timer", Map.of("title", task.title().replace("%", "%%"), "times", times, "spread",
                atSignIn ? "" : "Persistent=true\nRandomizedDelaySec=20min"));
    }

    /** February's last day stands beside the days it does not have; a run that is not due does nothing. */
    private static List<String> calendar(Rhythm rhythm) {
        String time = time(rhythm.time());
        return switch (rhythm) {
            case Rhythm.Daily daily -> List.of("*-*-* " + time);
            case Rhythm.Weekly weekly -> List.of(weekly.day().getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " *-*-* " + time);
            case Rhythm.Monthly monthly -> {
                if (monthly.day() == Rhythm.Monthly.LAST) {
                    yield List.of("*-*~01 " + time);
                }
                String day = String.format(Locale.ROOT, "*-*-%02d ", monthly.day()) + time;
                yield monthly.day() <= Rhythm.Monthly.EVERY_MONTH_HAS ? List.of(day) : List.of(day, "*-02~01 " + time);
            }
        };
    }

    private static String calendar(Moved moved) {
        return String.format(Locale.ROOT, "%s *-%02d-* ", moved.day().getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
                moved.month().getValue()) + time(moved.time());
    }

    private static String time(LocalTime time) {
        return String.format(Locale.ROOT, "%02d:%02d:00", time.getHour(), time.getMinute());
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%") + "\"";
    }

    @Override
    public void install(ScheduledTask task) {
        preview(task).forEach(part -> Refusals.write(Path.of(part.name()), part.content()));
        must("daemon-reload");
        must("enable", unit(task.id()) + ".timer");
        must("restart", unit(task.id()) + ".timer");
        if (task.schedule().start() == Schedule.Start.ALWAYS) {
            programs.must("loginctl enable-linger", List.of("loginctl", "enable-linger"), "");
        }
    }

    @Override
    public void remove(String id) {
        if (Files.exists(units.resolve(unit(id) + ".timer"))) {
            programs.run(List.of("systemctl", "--user", "disable", "--now", unit(id) + ".timer"), "");
            Refusals.delete(units.resolve(unit(id) + ".timer"));
            Refusals.delete(units.resolve(unit(id) + ".service"));
            must("daemon-reload");
        }
    }

    @Override
    public boolean installed(String id) {
        return programs.run(List.of("systemctl", "--user", "is-enabled", unit(id) + ".timer"), "").ok();
    }

    private void must(String... words) {
        programs.must(name(), Stream.concat(Stream.of("systemctl", "--user"), Stream.of(words)).toList(), "");
    }

    private static String unit(String id) {
        return "tallybird-" + id.replace(' ', ':');
    }
}
