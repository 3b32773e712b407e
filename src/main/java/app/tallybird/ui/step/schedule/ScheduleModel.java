package app.tallybird.ui.step.schedule;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import app.tallybird.schedule.Rhythm;
import app.tallybird.settings.Thresholds;
import app.tallybird.ui.control.Act;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.StepModel;
import app.tallybird.ui.wizard.Workplace;

/** How the push goes on by itself: the rhythm, the next times, the line that a scheduler runs, and when it holds. */
public final class ScheduleModel extends StepModel {

    private static final int NEXT_RUNS = 3;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    /** How often. */
    enum Kind {
        NONE("Not scheduled"), DAILY("Daily"), WEEKLY("Weekly"), MONTHLY("Monthly");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.WEEKLY);
    private final ObjectProperty<DayOfWeek> weekDay = new SimpleObjectProperty<>(DayOfWeek.MONDAY);
    private final ObjectProperty<Integer> monthDay = new SimpleObjectProperty<>(Rhythm.Monthly.LAST);
    private final StringProperty time = new SimpleStringProperty("02:00");
    private final StringProperty servicePercent = new SimpleStringProperty("20");
    private final StringProperty cellPercent = new SimpleStringProperty("50");
    private final StringProperty timeError = new SimpleStringProperty("");
    private final ObjectProperty<List<String>> nextRuns = new SimpleObjectProperty<>(List.of());
    private final StringProperty command = new SimpleStringProperty("");
    private final StringProperty line = new SimpleStringProperty("");

    public ScheduleModel(Setup setup, Workplace place) {
        super(Step.SCHEDULE, setup, place);
        kind.addListener((property, before, now) -> compute());
        weekDay.addListener((property, before, now) -> compute());
        monthDay.addListener((property, before, now) -> compute());
        time.addListener((property, before, now) -> compute());
    }

    @Override
    public void enter() {
        Thresholds thresholds = setup().settings().thresholds();
        servicePercent.set(String.valueOf(thresholds.serviceDropPercent()));
        cellPercent.set(String.valueOf(thresholds.cellDropPercent()));
        nextLabel().set("Finish");
        command.set(made());
        acts().setAll(new Act("copy-command", "_Copy command", this::copyCommand));
        compute();
    }

    private Optional<Rhythm> rhythm() {
        LocalTime at;
        try {
            at = LocalTime.parse(time.get().strip(), TIME);
            timeError.set("");
        } catch (DateTimeParseException e) {
            timeError.set("Write the time like 02:00.");
            return Optional.empty();
        }
        return switch (kind.get()) {
            case NONE -> Optional.empty();
            case DAILY -> Optional.of(new Rhythm.Daily(at));
            case WEEKLY -> Optional.of(new Rhythm.Weekly(weekDay.get(), at));
            case MONTHLY -> Optional.of(new Rhythm.Monthly(monthDay.get(), at));
        };
    }

    private void compute() {
        Optional<Rhythm> rhythm = rhythm();
        ZonedDateTime now = place().application().surroundings().clock().instant().atZone(ZoneId.systemDefault());
        DateTimeFormatter words = DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.getDefault(Locale.Category.FORMAT));
        nextRuns.set(rhythm.map(found -> found.next(now, NEXT_RUNS).stream().map(words::format).toList()).orElse(List.of()));
        line.set(rhythm.map(this::schedulerLine).orElse(""));
        blocked().set(timeError.get());
        hint().set(kind.get() == Kind.NONE
                ? "Push by hand from the home page whenever you like."
                : "Give the line to your scheduler by hand.");
    }

    private String made() {
        String name = setup().name();
        return "tallybird-cli sync-usage --integration " + (name.contains(" ") ? "\"" + name + "\"" : name) + " --unattended";
    }

    /** The line for the scheduler of this system. */
    private String schedulerLine(Rhythm rhythm) {
        String os = place().application().surroundings().osName().toLowerCase(Locale.ROOT);
        return os.startsWith("windows") ? windows(rhythm) : cron(rhythm);
    }

    private String windows(Rhythm rhythm) {
        String when = switch (rhythm) {
            case Rhythm.Daily daily -> "/SC DAILY";
            case Rhythm.Weekly weekly ->
                "/SC WEEKLY /D " + weekly.day().getDisplayName(TextStyle.SHORT, Locale.ROOT).toUpperCase(Locale.ROOT);
            case Rhythm.Monthly monthly -> monthly.day() == Rhythm.Monthly.LAST
                    ? "/SC MONTHLY /MO LASTDAY /M *"
                    : "/SC MONTHLY /D " + monthly.day();
        };
        return "schtasks /Create /TN \"Tallybird " + setup().name() + "\" " + when + " /ST "
                + String.format(Locale.ROOT, "%02d:%02d", rhythm.time().getHour(), rhythm.time().getMinute()) + " /TR \""
                + made().replace("\"", "\\\"") + "\"";
    }

    private String cron(Rhythm rhythm) {
        String at = rhythm.time().getMinute() + " " + rhythm.time().getHour();
        return switch (rhythm) {
            case Rhythm.Daily daily -> at + " * * * " + made();
            case Rhythm.Weekly weekly -> at + " * * " + weekly.day().getValue() % 7 + " " + made();
            // cron knows no last day: it starts on each that may be the last one and asks whether tomorrow is another month
            case Rhythm.Monthly monthly -> monthly.day() <= 28
                    ? at + " " + monthly.day() + " * * " + made()
                    : at + " 28-31 * * [ \"$(date -d tomorrow +\\%d)\" = 01 ] && " + made();
        };
    }

    @Override
    public void next() {
        Optional<Integer> service = percent(servicePercent);
        Optional<Integer> cell = percent(cellPercent);
        if (service.isEmpty() || cell.isEmpty()) {
            timeError.set("");
            hint().set("The percentages are whole numbers from 1 to 100.");
            attention().set(true);
            return;
        }
        attention().set(false);
        Thresholds old = setup().settings().thresholds();
        Thresholds now = new Thresholds(service.get(), old.serviceDropUnits(), old.accountsToZero(), old.accounts(), cell.get(),
                old.cellDropUnits());
        run("Saving", cancel -> {
            setup().save(setup().settings().withThresholds(now));
            return now;
        }, saved -> finish());
    }

    private static Optional<Integer> percent(StringProperty text) {
        String digits = text.get().replace("%", "").strip();
        return digits.matches("[1-9]\\d?|100") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
    }

    void copyCommand() {
        place().desktop().copy(command.get(), "Command copied");
    }

    void copyLine() {
        place().desktop().copy(line.get(), "Line copied");
    }

    ObjectProperty<Kind> kind() {
        return kind;
    }

    ObjectProperty<DayOfWeek> weekDay() {
        return weekDay;
    }

    ObjectProperty<Integer> monthDay() {
        return monthDay;
    }

    StringProperty time() {
        return time;
    }

    StringProperty timeError() {
        return timeError;
    }

    StringProperty servicePercent() {
        return servicePercent;
    }

    StringProperty cellPercent() {
        return cellPercent;
    }

    ObjectProperty<List<String>> nextRuns() {
        return nextRuns;
    }

    /** What runs: the same in every scheduler, in an RMM, and by hand. */
    StringProperty command() {
        return command;
    }

    StringProperty line() {
        return line;
    }
}
