package app.tallybird.ui.step.schedule;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import app.tallybird.app.Application;
import app.tallybird.app.NoticeAddresses;
import app.tallybird.app.Schedules;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.plan.Hold;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.problem.ProblemException;
import app.tallybird.schedule.Rhythm;
import app.tallybird.schedule.Schedule;
import app.tallybird.secret.Availability;
import app.tallybird.settings.AppSettings;
import app.tallybird.settings.SettingKey;
import app.tallybird.settings.Thresholds;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Snapshot;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.StepButton;
import app.tallybird.ui.wizard.StepModel;
import app.tallybird.ui.wizard.Workplace;

/** How the push goes on by itself: the task at the system's scheduler, the next times, when it holds and who is told. */
public final class ScheduleModel extends StepModel {

    private static final int NEXT_RUNS = 3;
    private static final String NO_KEYS = "A push by schedule would not start: it finds no keys and ends with exit code 78.";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    /** How often. */
    enum Kind {
        NONE("Not scheduled"),
        DAILY("Daily"),
        WEEKLY("Weekly"),
        MONTHLY("Monthly");

        final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.WEEKLY);
    final ObjectProperty<DayOfWeek> weekDay = new SimpleObjectProperty<>(DayOfWeek.MONDAY);
    final ObjectProperty<Integer> monthDay = new SimpleObjectProperty<>(Rhythm.Monthly.LAST);
    final ObjectProperty<Schedule.Start> start = new SimpleObjectProperty<>(Schedule.Start.ALWAYS);
    final StringProperty time = new SimpleStringProperty("02:00");
    final StringProperty servicePercent = new SimpleStringProperty("20");
    final StringProperty cellPercent = new SimpleStringProperty("50");
    final StringProperty serviceRise = new SimpleStringProperty("100");
    final StringProperty cellRise = new SimpleStringProperty("200");
    final MoneyLimits amounts = new MoneyLimits();
    final StringProperty timeError = new SimpleStringProperty("");
    final ObjectProperty<List<String>> nextRuns = new SimpleObjectProperty<>(List.of());
    /** What runs: the same in every scheduler, in an RMM, and by hand. */
    final StringProperty command = new SimpleStringProperty("");
    /** What the page is about, with the name of the scheduler. */
    final StringProperty words = new SimpleStringProperty("");
    /** What the choice of "run when" means here. */
    final StringProperty startWords = new SimpleStringProperty("");
    /** Why no task comes of it, or why it would fail; else empty. */
    final StringProperty warning = new SimpleStringProperty("");
    /** Whether a task can be created here. */
    final BooleanProperty possible = new SimpleBooleanProperty(true);
    final NoticeModel notices = new NoticeModel();
    private Availability secrets = new Availability.Kept("");
    private Schedules.State state = new Schedules.State(Optional.empty(), Optional.empty(), false, List.of(), false,
            AppSettings.defaults().monthEnd());

    public ScheduleModel(Setup setup, Workplace place) {
        super(Step.SCHEDULE, setup, place);
        List.of(kind, weekDay, monthDay, start, time, notices.ticket, notices.webhook, notices.account, notices.address)
                .forEach(property -> property.subscribe((before, now) -> compute()));
    }

    private record Found(Schedules.State state, List<String> command, NoticeModel.NoticeFacts notices, Availability secrets,
            Optional<Currency> currency) {
    }

    @Override
    public void enter() {
        Thresholds thresholds = setup.settings().thresholds();
        servicePercent.set(String.valueOf(thresholds.serviceDropPercent()));
        cellPercent.set(String.valueOf(thresholds.cellDropPercent()));
        serviceRise.set(String.valueOf(thresholds.rises().servicePercent()));
        cellRise.set(String.valueOf(thresholds.rises().cellPercent()));
        amounts.show(thresholds.amounts());
        compute();
        String name = setup.name();
        Application application = place.application();
        Schedules schedules = schedules();
        run("Asking the scheduler of this computer", cancel -> new Found(schedules.state(name, NEXT_RUNS), schedules.command(name),
                NoticeModel.read(application, name), application.secrets().availability(), place.ledger(name, MoneyLimits::currency)),
                this::show);
    }

    private Schedules schedules() {
        return new Schedules(place.application(), place.programs());
    }

    private void show(Found found) {
        state = found.state();
        secrets = found.secrets();
        notices.show(found.notices());
        amounts.currency.set(found.currency().map(Currency::getCurrencyCode).orElse(""));
        command.set(found.command().stream().map(part -> part.contains(" ") ? "\"" + part + "\"" : part).collect(Collectors.joining(" ")));
        possible.set(state.scheduler().isPresent() && !place.demo());
        state.schedule().ifPresentOrElse(this::choose, () -> {
            if (setup.done().contains(Step.SCHEDULE)) {
                kind.set(Kind.NONE);
            }
        });
        buttons.set(List.of(new StepButton("test-run", "_Test run now", this::testRun)));
        compute();
    }

    private void choose(Schedule schedule) {
        start.set(schedule.start());
        time.set(schedule.rhythm().time().toString());
        switch (schedule.rhythm()) {
            case Rhythm.Daily daily -> kind.set(Kind.DAILY);
            case Rhythm.Weekly weekly -> {
                kind.set(Kind.WEEKLY);
                weekDay.set(weekly.day());
            }
            case Rhythm.Monthly monthly -> {
                kind.set(Kind.MONTHLY);
                monthDay.set(monthly.day());
            }
        }
    }

    private Optional<Schedule> wanted() {
        return rhythm().map(found -> new Schedule(found, start.get()));
    }

    private Optional<Rhythm> rhythm() {
        try {
            LocalTime at = LocalTime.parse(time.get().strip(), TIME);
            timeError.set("");
            return switch (kind.get()) {
                case NONE -> Optional.empty();
                case DAILY -> Optional.of(new Rhythm.Daily(at));
                case WEEKLY -> Optional.of(new Rhythm.Weekly(weekDay.get(), at));
                case MONTHLY -> Optional.of(new Rhythm.Monthly(monthDay.get(), at));
            };
        } catch (DateTimeParseException e) {
            timeError.set("Write the time like 02:00.");
            return Optional.empty();
        }
    }

    private void compute() {
        Optional<Schedule> wanted = wanted();
        ZonedDateTime now = place.application().localTime();
        nextRuns.set(wanted
                .map(one -> Schedules.runs(state.end(), one.rhythm()).next(now, NEXT_RUNS).stream().map(LocalFormat::planned).toList())
                .orElse(List.of()));
        String scheduler = state.scheduler().orElse("");
        startWords.set(RunWhen.meaning(start.get(), scheduler));
        words.set("The push is run by " + (scheduler.isEmpty() ? "the scheduler of this computer" : scheduler)
                + " with the same rules. If numbers fall or rise sharply "
                + "it holds the push and keeps it for you to look at; nothing held is ever sent unattended.");
        warning.set(warningWords());
        blocked.set(timeError.get().isEmpty() || kind.get() == Kind.NONE ? notices.missing() : timeError.get());
        nextLabel.set(label(wanted));
        hint.set(standing());
    }

    private String warningWords() {
        if (place.demo()) {
            return "This is the demo: no task is created, because the played Synthesize ends with this window. With real keys the main button creates "
                    + "it" + state.scheduler().map(name -> " at " + name).orElse("") + ".";
        }
        if (!possible.get()) {
            return "This computer has neither a systemd of yours nor cron, so Tallybird can create no task here. Copy the command and give it to another "
                    + "scheduler: your RMM, Jenkins, or cron once it is installed.";
        }
        return kind.get() != Kind.NONE && secrets instanceof Availability.SessionOnly only
                ? NO_KEYS + " The keys are kept for this session only (" + only.why()
                        + "). Give them to the task in an environment file or in variables; the command is below."
                : "";
    }

    private String label(Optional<Schedule> wanted) {
        if (!possible.get()) {
            return "Finish";
        }
        if (wanted.isEmpty()) {
            return state.schedule().isPresent() || state.installed() ? "Remove schedule and finish" : "Finish without a schedule";
        }
        return state.schedule().isEmpty()
                ? "Create schedule and finish"
                : wanted.equals(state.schedule()) && state.installed() ? "Finish" : "Change schedule and finish";
    }

    private String standing() {
        if (!possible.get()) {
            return "No task is created here";
        }
        String name = state.scheduler().orElse("");
        if (state.schedule().isEmpty()) {
            return "Task not created yet";
        }
        return state.installed()
                ? "The task is with " + name + (keyless() ? ", but it finds no keys" : "")
                : "The task is lost: " + name + " does not know it; create it again";
    }

    @Override
    public void next() {
        UnaryOperator<Thresholds> limits;
        try {
            limits = limits();
        } catch (ProblemException wrong) {
            hint.set(wrong.problem().what());
            attention.set(true);
            return;
        }
        attention.set(false);
        Snapshot from = setup.now();
        String name = from.name();
        Optional<Schedule> wanted = possible.get() ? wanted() : state.schedule();
        NoticeModel.Chosen told = notices.chosen();
        Change change = new Change(state, possible.get(), wanted, keyless());
        save("Telling " + state.scheduler().orElse("the settings"), cancel -> {
            told.save(place.application(), place.programs(), name);
            String said = change.make(schedules(), name);
            setup.store.change(from, saved -> saved.withThresholds(limits.apply(saved.thresholds())));
            return said;
        }, said -> {
            if (!said.isEmpty()) {
                place.desktop().say(said);
            }
            finish();
        });
    }

    /** Whether a push by schedule would not have what this window has. */
    private boolean keyless() {
        return secrets instanceof Availability.SessionOnly && !place.demo();
    }

    /** What is typed; a percentage or an amount that does not fit is thrown as a problem of wrong use, as in the settings. */
    private UnaryOperator<Thresholds> limits() {
        int serviceDown = percent(SettingKey.SERVICE_DROP_PERCENT, servicePercent);
        int cellDown = percent(SettingKey.CUSTOMER_DROP_PERCENT, cellPercent);
        int serviceUp = percent(SettingKey.SERVICE_RISE_PERCENT, serviceRise);
        int cellUp = percent(SettingKey.CUSTOMER_RISE_PERCENT, cellRise);
        Thresholds.Amounts byAmount = amounts.typed();
        return old -> old.withPercents(serviceDown, cellDown, serviceUp, cellUp).withAmounts(byAmount);
    }

    /** What there is at the scheduler and what is wanted instead, for the thread that does it. */
    private record Change(Schedules.State state, boolean possible, Optional<Schedule> wanted, boolean keyless) {

        /** What was done, or empty. */
        String make(Schedules schedules, String name) {
            boolean there = wanted.equals(state.schedule()) && state.installed();
            if (wanted.isPresent() && !there && possible) {
                String by = schedules.set(name, wanted.get());
                return keyless
                        ? by + " has the task of \"" + name + "\". " + NO_KEYS
                        : "\"" + name + "\" is pushed by " + by + " from now on.";
            }
            if (wanted.isEmpty() && (state.schedule().isPresent() || state.installed())) {
                schedules.remove(name);
                return "The schedule of \"" + name + "\" is removed; push it by hand from now on.";
            }
            return "";
        }
    }

    private static int percent(SettingKey limit, StringProperty typed) {
        return Integer.parseInt(limit.value(limit.with(AppSettings.defaults(), typed.get().replace("%", ""))));
    }

    /** Reads and plans as a push by schedule would now, and sends nothing; what the task would not have is said, although the window has it. */
    void testRun() {
        plan("Test run: reading " + setup.connector().name(),
                (open, cancel) -> verdict(new SyncUsage(open.context()).plan(ReadListener.none(), cancel)), good::set);
    }

    private String verdict(UsagePlan plan) {
        String read = "Test run: " + LocalFormat.count(plan.cells().size(), "count") + " for "
                + LocalFormat.count(plan.accounts(), "customer") + " read. ";
        Optional<Hold.Frozen> frozen = place.application().monthEnd().frozen(place.application().localTime().toLocalDate());
        UsagePlan checked = frozen.isPresent() ? plan.heldFor(frozen.get()) : plan;
        String reasons = checked.holds().stream().map(Hold::words).collect(Collectors.joining(" "));
        if (keyless()) {
            return read + NO_KEYS + " This test had those of the window. Nothing was sent.";
        }
        String then = checked.incomplete()
                ? "A push by schedule would send nothing now: " + checked.unread() + " could not be read."
                : checked.wholeRunHeld()
                        ? "A push by schedule would wait for you now: " + reasons
                        : "A push by schedule would send " + LocalFormat.count(checked.toSend(false).size(), "count") + " now"
                                + (checked.held() ? " and hold the rest: " + reasons : ".");
        return read + then + " Nothing was sent.";
    }

    /** Sends a test to the webhook that is kept. */
    void testWebhook() {
        run("Sending a test", cancel -> {
            new NoticeAddresses(place.application()).sendTest(cancel);
            return true;
        }, sent -> good.set("The webhook took the test."));
    }

    void copyCommand() {
        place.desktop().copy(command.get(), "Command copied");
    }
}
