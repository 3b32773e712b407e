package app.tallybird.schedule;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The task as Windows Task Scheduler reads it. Times are local and follow summer time. */
final class WindowsXml {

    private static final DateTimeFormatter BOUNDARY = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final int LAST_CERTAIN_DAY = 28;

    private WindowsXml() {
    }

    /**
     * @param user whose task it is, as DOMAIN\\name
     * @param first the first time it runs
     */
    static String of(ScheduledTask task, String user, LocalDateTime first) {
        boolean always = task.schedule().start() == Schedule.Start.ALWAYS;
        String command = task.command().getFirst();
        String arguments = task.command().stream().skip(1).map(WindowsXml::argument).collect(Collectors.joining(" "));
        return """
                <?xml version="1.0" encoding="UTF-16"?>
                <Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
                  <RegistrationInfo>
                    <Description>%s</Description>
                  </RegistrationInfo>
                  <Triggers>
                %s
                  </Triggers>
                  <Principals>
                    <Principal id="Author">
                      <UserId>%s</UserId>
                      <LogonType>%s</LogonType>
                      <RunLevel>LeastPrivilege</RunLevel>
                    </Principal>
                  </Principals>
                  <Settings>
                    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
                    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
                    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
                    <StartWhenAvailable>true</StartWhenAvailable>
                    <RunOnlyIfNetworkAvailable>true</RunOnlyIfNetworkAvailable>
                    <Enabled>true</Enabled>
                    <ExecutionTimeLimit>PT2H</ExecutionTimeLimit>
                    <RestartOnFailure>
                      <Interval>PT15M</Interval>
                      <Count>3</Count>
                    </RestartOnFailure>
                  </Settings>
                  <Actions Context="Author">
                    <Exec>
                      <Command>%s</Command>
                      <Arguments>%s</Arguments>
                      <WorkingDirectory>%s</WorkingDirectory>
                    </Exec>
                  </Actions>
                </Task>
                """.formatted(Markup.escape(task.title()), trigger(task, user, first), Markup.escape(user),
                always ? "Password" : "InteractiveToken", Markup.escape(quoted(command)), Markup.escape(arguments),
                Markup.escape(task.folder().toString()));
    }

    private static String trigger(ScheduledTask task, String user, LocalDateTime first) {
        if (task.schedule().start() == Schedule.Start.AT_SIGN_IN) {
            return """
                    <LogonTrigger>
                      <Enabled>true</Enabled>
                      <UserId>%s</UserId>
                      <Delay>PT2M</Delay>
                    </LogonTrigger>""".formatted(Markup.escape(user)).indent(0).stripTrailing().replaceAll("(?m)^", "    ");
        }
        return """
                <CalendarTrigger>
                  <StartBoundary>%s</StartBoundary>
                  <Enabled>true</Enabled>
                  <RandomDelay>PT20M</RandomDelay>
                %s
                </CalendarTrigger>""".formatted(BOUNDARY.format(first), rhythm(task.schedule().rhythm()).replaceAll("(?m)^", "  "))
                .replaceAll("(?m)^", "    ");
    }

    /** Task Scheduler skips months that do not have the day; so the last day stands beside it, and a run that is not due does nothing. */
    private static String rhythm(Rhythm rhythm) {
        return switch (rhythm) {
            case Rhythm.Daily daily -> """
                    <ScheduleByDay>
                      <DaysInterval>1</DaysInterval>
                    </ScheduleByDay>""";
            case Rhythm.Weekly weekly -> """
                    <ScheduleByWeek>
                      <WeeksInterval>1</WeeksInterval>
                      <DaysOfWeek>
                        <%s />
                      </DaysOfWeek>
                    </ScheduleByWeek>""".formatted(english(weekly.day()));
            case Rhythm.Monthly monthly -> {
                List<String> days = monthly.day() == Rhythm.Monthly.LAST
                        ? List.of("Last")
                        : monthly.day() <= LAST_CERTAIN_DAY
                                ? List.of(String.valueOf(monthly.day()))
                                : List.of(String.valueOf(monthly.day()), "Last");
                yield """
                        <ScheduleByMonth>
                          <DaysOfMonth>
                        %s
                          </DaysOfMonth>
                          <Months>
                        %s
                          </Months>
                        </ScheduleByMonth>"""
                        .formatted(days.stream().map(day -> "    <Day>" + day + "</Day>").collect(Collectors.joining("\n")),
                                Stream.of(Month.values())
                                        .map(month -> "    <" + month.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " />")
                                        .collect(Collectors.joining("\n")));
            }
        };
    }

    private static String english(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
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
