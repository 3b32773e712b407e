package app.tallybird.app;

import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;

import app.tallybird.ledger.AuditKind;
import app.tallybird.ledger.Ledger;
import app.tallybird.model.CloseDay;
import app.tallybird.schedule.BeforeClose;
import app.tallybird.schedule.Due;
import app.tallybird.schedule.Programs;
import app.tallybird.schedule.Rhythm;
import app.tallybird.schedule.Runs;
import app.tallybird.schedule.Schedule;
import app.tallybird.schedule.ScheduledTask;
import app.tallybird.schedule.Scheduler;
import app.tallybird.schedule.Schedulers;
import app.tallybird.secret.Availability;
import app.tallybird.settings.AppSettings.MonthEnd;
import app.tallybird.settings.Home;
import app.tallybird.settings.Routine;

/** Sets, shows and removes the schedules of integrations, in the settings and at the system's scheduler alike. */
public final class Schedules {

    private static final String CRON = "cron";
    private static final String SERVER = "a server (tallybird-cli serve)";
    private static final String CONSOLE = "tallybird-cli";
    /** The same without a console, which Windows would open on the screen of whoever works there. */
    static final List<String> FOR_A_SCHEDULER = List.of("tallybird-scheduled", CONSOLE);

    private final Application application;
    private final Programs programs;
    private final AuditTrail trail;

    public Schedules(Application application, Programs programs) {
        this.application = application;
        this.programs = programs;
        trail = new AuditTrail(application);
    }

    /** What would keep a scheduled push from working as the integration is kept now, one sentence each; a server has secrets of its own. */
    public List<String> warnings(String integration) {
        List<String> warnings = new ArrayList<>();
        if (byServer(application.routines().find(integration).schedule()) || application.choice().envFile().isPresent()) {
            return warnings;
        }
        boolean saved = application.settings().find(integration).isPresent();
        boolean cron = Schedulers.of(place(), programs).filter(one -> one.name().equals(CRON)).isPresent();
        if (saved && application.secrets().availability() instanceof Availability.SessionOnly only) {
            warnings.add("A scheduled push will not have the secrets: " + only.why()
                    + ". Set the schedule for an environment file instead: schedule set --env-file FILE ...");
        } else if (saved && cron) {
            warnings.add(
                    "cron can not always open this desktop's store of secrets. If the push says that keys are missing, set the schedule for an "
                            + "environment file: schedule set --env-file FILE ...");
        }
        return warnings;
    }

    /**
     * Where a schedule stands.
     *
     * @param scheduler the scheduler of this computer, empty when there is none
     * @param installed whether it knows the task
     * @param next the next times, in order
     * @param tooSeldom whether it has to be set again, so that the system starts it before the close of a month, too
     * @param end the settings of the close
     */
    public record State(Optional<Schedule> schedule, Optional<String> scheduler, boolean installed, List<ZonedDateTime> next,
            boolean tooSeldom, MonthEnd end) {
    }

    /** When pushes of a rhythm are due, with the one before the close of each month where the settings want it. */
    public static Runs runs(MonthEnd end, Rhythm rhythm) {
        boolean wanted = end.preCloseDays() > 0 && !List.of(CloseDay.NONE, "0").contains(end.closeDay());
        return wanted ? new BeforeClose(rhythm, new CloseDay(end.closeDay()), end.preCloseDays()) : rhythm;
    }

    static Runs runs(Application application, Schedule schedule) {
        return runs(application.appSettings().monthEnd(), schedule.rhythm());
    }

    /** Whether the system would not start the push before the close, because the schedule was set before that was wanted. */
    private boolean startsTooSeldom(Routine routine) {
        return !byServer(routine.schedule())
                && routine.schedule().filter(found -> startsDaily(found) && !routine.startsDaily()).isPresent();
    }

    /** A push before the close may be on any day. */
    private boolean startsDaily(Schedule schedule) {
        return runs(application, schedule) instanceof BeforeClose && !(schedule.rhythm() instanceof Rhythm.Daily);
    }

    public State state(String integration, int times) {
        Routine routine = application.routines().find(integration);
        Optional<Scheduler> scheduler = Schedulers.of(place(), programs);
        boolean server = byServer(routine.schedule());
        return new State(routine.schedule(), server ? Optional.of(SERVER) : scheduler.map(Scheduler::name),
                server || scheduler.filter(one -> one.installed(id(integration))).isPresent(),
                routine.schedule().map(found -> runs(application, found).next(application.localTime(), times)).orElse(List.of()),
                startsTooSeldom(routine), application.appSettings().monthEnd());
    }

    /** Whether a push is due now; empty without a schedule. Reads the ledger. */
    public Optional<Due> due(String integration) {
        Routine routine = application.routines().find(integration);
        if (routine.schedule().isEmpty()) {
            return Optional.empty();
        }
        try (Ledger ledger = application.openLedger(integration)) {
            return due(application, routine, ledger);
        }
    }

    static Optional<Due> due(Application application, Routine routine, Ledger ledger) {
        return routine.schedule()
                .map(schedule -> Due.of(runs(application, schedule), routine.since(), ledger.successes(), application.localTime()));
    }

    private static boolean byServer(Optional<Schedule> schedule) {
        return schedule.filter(one -> one.start() == Schedule.Start.SERVER).isPresent();
    }

    /** What the scheduler would be given; where there is none, what systemd would be. Nobody is given anything when a server does it. */
    public List<Scheduler.Part> preview(String integration, Schedule schedule) {
        return byServer(Optional.of(schedule))
                ? List.of()
                : Schedulers.of(place(), programs).orElseGet(() -> Schedulers.usual(place(), programs))
                        .preview(task(integration, schedule));
    }

    /**
     * Installs it, or changes the one that is there; the settings follow when the scheduler has taken it. One for a server is only taken away from the
     * scheduler of this computer. Returns the scheduler's name.
     */
    public String set(String integration, Schedule schedule) {
        boolean server = byServer(Optional.of(schedule));
        Optional<Scheduler> here = Schedulers.of(place(), programs);
        if (here.isEmpty() && !server) {
            throw Schedulers.none();
        }
        trail.mayBeSetUp();
        application.home().prepare();
        Instant now = application.surroundings().clock().instant();
        boolean daily = startsDaily(schedule);
        // first the settings: some schedulers start a run at once, and it asks them whether it is due
        Routine before = application.routines().change(integration, saved -> saved.withSchedule(Optional.of(schedule), now, daily));
        boolean taken = false;
        try {
            tell(integration, Optional.of(schedule));
            taken = true;
        } finally {
            if (!taken) {
                // what somebody else has set meanwhile stays
                application.routines().change(integration,
                        saved -> saved.schedule().filter(schedule::equals).isPresent() && saved.since().equals(now)
                                ? saved.withSchedule(before.schedule(), before.since(), before.startsDaily())
                                : saved);
            }
        }
        trail.add(AuditKind.SETTING, integration, "Schedule: " + schedule.words());
        return server ? SERVER : here.map(Scheduler::name).orElseThrow();
    }

    /** Gives it to the scheduler of this computer, or takes it from it where there is none, or a server makes it. */
    void tell(String integration, Optional<Schedule> schedule) {
        Schedulers.of(place(), programs).ifPresent(scheduler -> {
            if (schedule.isEmpty() || byServer(schedule)) {
                scheduler.remove(id(integration));
            } else {
                scheduler.install(task(integration, schedule.get()));
            }
        });
    }

    /** Removes it from the scheduler and the settings; nothing happens when there is none. */
    public void remove(String integration) {
        trail.mayBeSetUp();
        tell(integration, Optional.empty());
        Instant now = application.surroundings().clock().instant();
        Routine before = application.routines().change(integration,
                saved -> saved.schedule().isEmpty() ? saved : saved.withSchedule(Optional.empty(), now, false));
        if (before.schedule().isPresent()) {
            trail.add(AuditKind.SETTING, integration, "Removed the schedule");
        }
    }

    /** The command as a scheduler runs it, the program first. */
    public List<String> command(String integration) {
        return command(launcher(List.of(CONSOLE)), integration);
    }

    private List<String> command(Path launcher, String integration) {
        List<String> command = new ArrayList<>(List.of(launcher.toString(), "sync-usage", "--integration", integration, "--unattended"));
        IntegrationChoice choice = application.choice();
        // the secrets of a saved one may be in a file that is named
        if (choice.envFile().isPresent() || application.settings().find(integration).isEmpty()) {
            application.envFile().ifPresent(file -> command.addAll(List.of("--env-file", file.toAbsolutePath().normalize().toString())));
        }
        choice.home().ifPresent(home -> command.addAll(List.of("--home", root().toString())));
        application.ledgerPlace().named().ifPresent(ledger -> command.addAll(List.of("--ledger", ledger)));
        choice.sandbox().ifPresent(url -> command.addAll(List.of("--sandbox-url", url.toString())));
        return command;
    }

    /** The same as one line to paste into another scheduler, quoted for the shell of this system. */
    public String commandLine(String integration) {
        boolean windows = onWindows();
        return String.join(" ", command(integration).stream().map(word -> {
            boolean plain = word.matches("[A-Za-z0-9_./:\\\\=-]+") && (windows || !word.contains("\\"));
            return plain ? word : windows ? "\"" + word + "\"" : "'" + word.replace("'", "'\\''") + "'";
        }).toList());
    }

    private boolean onWindows() {
        return application.surroundings().osName().toLowerCase(Locale.ROOT).startsWith("windows");
    }

    private ScheduledTask task(String integration, Schedule schedule) {
        Schedule starts = startsDaily(schedule) ? new Schedule(new Rhythm.Daily(schedule.rhythm().time()), schedule.start()) : schedule;
        return new ScheduledTask(id(integration), command(launcher(FOR_A_SCHEDULER), integration), root(),
                new Home(root()).scheduleLog(integration), starts, application.localTime());
    }

    private Path root() {
        return application.home().root().toAbsolutePath().normalize();
    }

    /** Two folders may hold integrations of the same name, so a folder that is not the usual one is part of the id. */
    private String id(String integration) {
        IntegrationChoice choice = application.choice();
        if (choice.home().isEmpty() && choice.sandbox().isEmpty()) {
            return integration;
        }
        CRC32 sum = new CRC32();
        sum.update((root() + choice.sandbox().map(Object::toString).orElse("")).getBytes(StandardCharsets.UTF_8));
        return integration + String.format(Locale.ROOT, "-%08x", sum.getValue());
    }

    /** The launcher that belongs to this very program, the first that is there; by its name alone when it runs from a development tree. */
    private Path launcher(List<String> names) {
        return launcher(System.getProperty("jpackage.app-path", ""), onWindows(), names);
    }

    static Path launcher(String packaged, boolean windows, List<String> names) {
        List<Path> places = new ArrayList<>();
        if (!packaged.isEmpty()) {
            names.forEach(name -> places.add(Path.of(packaged).resolveSibling(windows ? name + ".exe" : name)));
        }
        try {
            Path jar = Path.of(Schedules.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path app = jar.resolve("..").resolve("..").normalize();
            places.add(app.resolve("bin").resolve(windows ? CONSOLE + ".bat" : CONSOLE));
        } catch (URISyntaxException | RuntimeException unknown) {
            // the name alone is left
        }
        return places.stream().filter(Files::isRegularFile).findFirst().orElse(Path.of(CONSOLE));
    }

    private Schedulers.Place place() {
        Surroundings around = application.surroundings();
        return new Schedulers.Place(around.osName(), around.environment(), around.userHome());
    }
}
