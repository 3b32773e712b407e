package app.tallybird.schedule;

import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The task as Windows Task Scheduler reads it. Times are local and follow summer time. */
final class WindowsXml {

    private static final DateTimeFormatter BOUNDARY = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

    /** Two runs in a row are never both moved. */
    private static final int FEW = 2;

    private WindowsXml() {
    }

    /** @param user whose task it is, as DOMAIN\\name */
    static String of(ScheduledTask task, String user) {
        return ScheduleText.fill("windows.xml",
                Map.of("title", ScheduleText.escape(task.title()), "trigger", triggers(task, user), "user", ScheduleText.escape(user),
                        "logon", task.schedule().start() == Schedule.Start.ALWAYS ? "Password" : "InteractiveToken", "command",
                        ScheduleText.escape(quoted(task.command().getFirst())), "arguments",
                        ScheduleText.escape(task.command().stream().skip(1).map(WindowsXml::argument).collect(Collectors.joining(" "))),
                        "folder", ScheduleText.escape(task.folder().toString())));
    }

    private static String triggers(ScheduledTask task, String user) {
        Schedule schedule = task.schedule();
        if (schedule.start() == Schedule.Start.AT_SIGN_IN) {
            return ScheduleText.fill("windows-at-sign-in.xml", Map.of("user", ScheduleText.escape(user))).stripTrailing();
        }
        Rhythm rhythm = schedule.rhythm();
        // the boundary's time is that of every run, so it is not one that the clock has moved
        LocalDateTime first = rhythm.next(task.now(), FEW).stream().map(ZonedDateTime::toLocalDateTime)
                .filter(one -> one.toLocalTime().equals(rhythm.time())).findFirst().orElseThrow();
        return Stream
                .concat(Stream.of(trigger(first, rhythm(rhythm))),
                        task.moved().stream()
                                .map(one -> trigger(task.now().toLocalDate().atTime(one.time()),
                                        ScheduleText.fill("windows-weekday-of-month.xml",
                                                Map.of("day", one.day().getDisplayName(TextStyle.FULL, Locale.ENGLISH), "month",
                                                        one.month().getDisplayName(TextStyle.FULL, Locale.ENGLISH))))))
                .collect(Collectors.joining("\n"));
    }

    private static String trigger(LocalDateTime first, String rhythm) {
        return ScheduleText.fill("windows-at-a-time.xml", Map.of("first", BOUNDARY.format(first), "rhythm", rhythm.stripTrailing()))
                .stripTrailing();
    }

    /** Task Scheduler skips months that do not have the day; so the last day stands beside it, and a run that is not due does nothing. */
    private static String rhythm(Rhythm rhythm) {
        return switch (rhythm) {
            case Rhythm.Daily daily -> "<ScheduleByDay>\n  <DaysInterval>1</DaysInterval>\n</ScheduleByDay>";
            case Rhythm.Weekly weekly -> """
                    <ScheduleByWeek>
                      <WeeksInterval>1</WeeksInterval>
                      <DaysOfWeek>
                        <%s />
                      </DaysOfWeek>
                    </ScheduleByWeek>""".formatted(weekly.day().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            case Rhythm.Monthly monthly -> {
                String day = monthly.day() == Rhythm.Monthly.LAST ? "" : "<Day>" + monthly.day() + "</Day>\n";
                yield ScheduleText.fill("windows-monthly.xml",
                        Map.of("days", monthly.day() <= Rhythm.Monthly.EVERY_MONTH_HAS ? day.strip() : day + "<Day>Last</Day>", "months",
                                Stream.of(Month.values()).map(month -> "<" + month.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " />")
                                        .collect(Collectors.joining("\n"))));
            }
        };
    }

    private static String quoted(String path) {
        return path.contains(" ") ? "\"" + path + "\"" : path;
    }

    /** Quoted the way Windows programs take their line apart. */
    static String argument(String text) {
        if (text.matches("[A-Za-z0-9_./:\\\\=-]+")) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        int backslashes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                backslashes++;
                continue;
            }
            quoted.repeat('\\', c == '"' ? backslashes * 2 + 1 : backslashes).append(c);
            backslashes = 0;
        }
        return quoted.repeat('\\', backslashes * 2).append('"').toString();
    }
}
