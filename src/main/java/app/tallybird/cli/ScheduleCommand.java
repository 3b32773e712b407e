package app.tallybird.cli;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import app.tallybird.app.Application;
import app.tallybird.app.Schedules;
import app.tallybird.model.Json;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;
import app.tallybird.schedule.Rhythm;
import app.tallybird.schedule.Schedule;
import app.tallybird.schedule.Scheduler;
import app.tallybird.schedule.SystemPrograms;
import app.tallybird.settings.RoutineStore;

@Command(name = "schedule", description = "The push by itself, through this computer's own scheduler.", subcommands = {
        ScheduleCommand.Show.class, ScheduleCommand.Set.class, ScheduleCommand.Remove.class, ScheduleCommand.Preview.class})
final class ScheduleCommand extends CommandGroup {

    /** A rhythm as it is typed. */
    static final class When {

        @Option(names = "--daily", description = "Every day.")
        private boolean daily;

        @Option(names = "--weekly", paramLabel = "DAY", description = "Every week on this day: monday, tuesday, ...")
        private @Nullable String weekly;

        @Option(names = "--monthly", paramLabel = "DAY", description = "Every month on this day, 1 to 31, or last; short months use their last.")
        private @Nullable String monthly;

        @Option(names = "--at", paramLabel = "HH:MM", description = "The time on this computer's clock; default 02:30.")
        private String at = "02:30";

        @Option(names = "--start", paramLabel = "HOW", description = "signed-in (default), always, at-sign-in (when one is due by then), or server: by serve alone, no scheduler is told.")
        private String start = "signed-in";

        Schedule schedule() {
            LocalTime time;
            try {
                time = LocalTime.parse(at.strip(), DateTimeFormatter.ofPattern("H:mm", Locale.ROOT));
            } catch (DateTimeParseException e) {
                throw wrong("\"" + at + "\" is not a time.", "Write it like 02:30.");
            }
            return new Schedule(rhythm(time), start());
        }

        private Rhythm rhythm(LocalTime time) {
            if (Stream.of(daily, weekly != null, monthly != null).filter(Boolean::booleanValue).count() != 1) {
                throw wrong("How often is not clear.", "Give one of --daily, --weekly DAY and --monthly DAY.");
            }
            if (weekly != null) {
                String wanted = weekly.strip().toUpperCase(Locale.ROOT);
                return new Rhythm.Weekly(Stream.of(DayOfWeek.values()).filter(day -> wanted.length() >= 3 && day.name().startsWith(wanted))
                        .findFirst().orElseThrow(() -> wrong("\"" + wanted + "\" is not a day of the week.", "Write it like monday.")),
                        time);
            }
            return monthly == null ? new Rhythm.Daily(time) : new Rhythm.Monthly(day(monthly.strip()), time);
        }

        private static int day(String text) {
            if (text.equalsIgnoreCase("last")) {
                return Rhythm.Monthly.LAST;
            }
            if (!text.matches("[1-9]|[12]\\d|3[01]")) {
                throw wrong("\"" + text + "\" is not a day of the month.", "Write a number from 1 to 31, or last.");
            }
            return Integer.parseInt(text);
        }

        private Schedule.Start start() {
            return Schedule.Start.ofKey(start.strip().replace('_', '-'))
                    .orElseThrow(() -> wrong("\"" + start + "\" is no way to start.", "Write signed-in, always, at-sign-in or server."));
        }

        private static RuntimeException wrong(String what, String next) {
            return Problem.of(ProblemCode.WRONG_USE, what, "No schedule was changed.", next).asException();
        }
    }

    /** What they have in common: one integration by name. */
    abstract static class OneIntegration extends BaseCommand {

        abstract void run(Schedules schedules, String integration, Output output);

        @Override
        final void run(Application application, Output output) {
            run(new Schedules(application, new SystemPrograms()), application.integrationName(), output);
        }

        static void show(Schedules schedules, String integration, Output output) {
            Schedules.State state = schedules.state(integration, 3);
            JsonObject json = Json.of("integration", integration, "schedule", state.schedule().map(RoutineStore::write), "scheduler",
                    state.scheduler(), "installed", state.installed(), "next", Json.list(state.next(), ZonedDateTime::toOffsetDateTime),
                    "tooSeldom", state.tooSeldom());
            schedules.due(integration).ifPresent(due -> json.addProperty("due", due.now()));
            output.put("schedule", json);
            String nl = System.lineSeparator();
            output.result(state.schedule().map(schedule -> integration + ": " + schedule.words() + nl + "  Next: "
                    + state.next().stream().map(Wording::moment).collect(Collectors.joining(", ")) + nl + "  "
                    + (schedule.start() == Schedule.Start.SERVER
                            ? "Nothing is installed here: a server makes it (tallybird-cli serve)."
                            : state.installed()
                                    ? "Installed at " + state.scheduler().orElse("") + "."
                                            + (state.tooSeldom() ? nl + "  ! It is not started before the close yet; set it again." : "")
                                    : "! Not known to a scheduler of this computer; set it again."))
                    .orElse(integration + " has no schedule."));
        }
    }

    @Command(name = "show", description = "The schedule, the next runs, and whether the system's scheduler knows it.")
    static final class Show extends OneIntegration {

        @Override
        void run(Schedules schedules, String integration, Output output) {
            show(schedules, integration, output);
        }
    }

    @Command(name = "set", description = {"Have the system's scheduler run the push; replaces the schedule before.",
            "Windows, --start always: its own window asks for the account's password, which is kept by Windows alone. A PIN or a face is no password: an account "
                    + "with nothing else starts while signed in only. The account needs the right to log on as a batch job, which administrators can give or "
                    + "a policy can take. After a new password set the schedule again.",
            "Windows starts a task that could not begin or was ended again, three times, 15 minutes apart; a push that ran tells how it ended by its notices "
                    + "and in status, and the next one makes up for it."})
    static final class Set extends OneIntegration {

        @Mixin
        private final When when = new When();

        @Override
        void run(Schedules schedules, String integration, Output output) {
            schedules.set(integration, when.schedule());
            schedules.warnings(integration).forEach(words -> output.say("! " + words));
            show(schedules, integration, output);
        }
    }

    @Command(name = "remove", description = "Push by hand only from now on.")
    static final class Remove extends OneIntegration {

        @Override
        void run(Schedules schedules, String integration, Output output) {
            schedules.remove(integration);
            show(schedules, integration, output);
        }
    }

    @Command(name = "preview", description = "What the scheduler would be given, and the command for any other one; changes nothing.")
    static final class Preview extends OneIntegration {

        @Mixin
        private final When when = new When();

        @Override
        void run(Schedules schedules, String integration, Output output) {
            List<Scheduler.Part> parts = schedules.preview(integration, when.schedule());
            parts.forEach(part -> output.result("--- " + part.name() + System.lineSeparator() + part.content()));
            output.put("files", Json.list(parts, part -> Json.of("name", part.name(), "content", part.content())));
            output.put("command", schedules.command(integration));
            schedules.warnings(integration).forEach(words -> output.say("! " + words));
            output.say("The command: " + schedules.commandLine(integration));
        }
    }
}
