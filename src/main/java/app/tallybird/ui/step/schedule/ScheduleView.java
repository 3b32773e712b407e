package app.tallybird.ui.step.schedule;

import java.time.DayOfWeek;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import app.tallybird.schedule.Rhythm;
import app.tallybird.schedule.Schedule;
import app.tallybird.ui.control.Chips;
import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.step.schedule.ScheduleModel.Kind;
import app.tallybird.ui.wizard.StepPage;

/** The rhythm, the thresholds and the notices at the left, the next runs and the command at the right. */
public final class ScheduleView extends StepPage {

    private static final double AMOUNT = 110;

    private final TextField time;
    private final Chips<Kind, Kind> kinds;

    public ScheduleView(ScheduleModel model) {
        time = Fields.text("time", model.time);
        kinds = new Chips<>(new SimpleObjectProperty<>(List.of(Kind.values())), model.kind, Function.identity(), kind -> kind.words,
                (kind, here) -> kind.words);
        HBox both = new HBox(18, Widgets.grow(rhythm(model)), Widgets.width(next(model), 260, 330));
        both.setFillHeight(false);
        getChildren().addAll(Widgets.title("Push by itself"), Widgets.text(model.words, "page-words"),
                Widgets.notice("schedule-warning", Tone.WARN, model.warning), both);
    }

    private VBox rhythm(ScheduleModel model) {
        ObservableValue<Boolean> scheduled = model.kind.isNotEqualTo(Kind.NONE);
        ComboBox<DayOfWeek> week = Fields.box("week-day", List.of(DayOfWeek.values()), LocalFormat::day, model.weekDay);
        ComboBox<Integer> month = Fields.box("month-day", IntStream.rangeClosed(1, Rhythm.Monthly.LAST).boxed().toList(),
                day -> day == Rhythm.Monthly.LAST ? "the last day of the month" : "day " + day, model.monthDay);
        ComboBox<Schedule.Start> start = Fields.box("run-when", List.of(Schedule.Start.values()), RunWhen::words, model.start);
        TextField service = percent("service-percent", "Percent of a service", model.servicePercent);
        TextField cell = percent("cell-percent", "Percent of one customer", model.cellPercent);
        TextField serviceRise = percent("service-rise", "Percent more of a service", model.serviceRise);
        TextField cellRise = percent("cell-rise", "Percent more of one customer", model.cellRise);
        return Widgets.card(kinds,
                new HBox(14, Widgets.when(model.kind.isEqualTo(Kind.WEEKLY), Fields.labelled("Day", week)),
                        Widgets.when(model.kind.isEqualTo(Kind.MONTHLY), Fields.labelled("Day", month)),
                        Widgets.when(scheduled, Fields.labelled("Time", time))),
                Widgets.when(model.timeError.isNotEmpty(), Widgets.text(model.timeError, "error-text", "small")),
                Widgets.when(model.kind.isNotEqualTo(Kind.NONE).and(model.possible),
                        new VBox(4, Fields.labelled("Run when", start), Widgets.text(model.startWords, "muted", "small"))),
                limits("If more than this many units vanish, hold the push and ask", service, cell),
                limits("If more than this many units are added, hold the push and ask", serviceRise, cellRise), amounts(model.amounts),
                new NoticeView(model.notices, model::testWebhook));
    }

    private static VBox limits(String words, TextField service, TextField cell) {
        Label hold = Widgets.text(words, "field-label");
        hold.setLabelFor(service);
        return new VBox(4, hold,
                new FlowPane(14, 8, Widgets.row(service, Widgets.label("% of a service, or", "muted")), behind(cell, "% of one customer")));
    }

    private static VBox amounts(MoneyLimits limits) {
        TextField customer = amount("amount-customer", "Amount a month of one customer", limits.customer);
        Label hold = Widgets.text(limits.currency.map(code -> "If it changes by more than this a month"
                + (code.isEmpty() ? "" : " in " + code) + ", hold it and ask; empty for no limit"), "field-label");
        hold.setLabelFor(customer);
        Label words = Widgets.text(limits.words, "muted", "small");
        words.setId("amount-words");
        return new VBox(4, hold,
                new FlowPane(14, 8, Widgets.row(customer, Widgets.label("one customer", "muted")),
                        behind(amount("amount-service", "Amount a month of one service", limits.service), "one service"),
                        behind(amount("amount-whole", "Amount a month of all together", limits.whole), "all together")),
                words);
    }

    /** A field with its label behind it. */
    private static HBox behind(TextField field, String words) {
        Label label = Widgets.label(words, "muted");
        label.setLabelFor(field);
        return Widgets.row(field, label);
    }

    private static TextField amount(String id, String heard, StringProperty value) {
        TextField field = percent(id, heard, value);
        field.setMaxWidth(AMOUNT);
        return field;
    }

    private static TextField percent(String id, String heard, StringProperty value) {
        TextField field = Fields.text(id, value);
        field.setPrefColumnCount(4);
        field.setMaxWidth(80);
        field.setAccessibleText(heard);
        return field;
    }

    private static VBox next(ScheduleModel model) {
        VBox runs = new VBox(10);
        model.nextRuns.subscribe(now -> runs.getChildren()
                .setAll(now.isEmpty()
                        ? List.<Node>of(Widgets.text("None: it is pushed by hand.", "muted"))
                        : now.stream().map(text -> (Node) Widgets.label(text)).toList()));
        Button copy = Widgets.button("copy-command", "Copy command", model::copyCommand);
        copy.setMaxWidth(Double.MAX_VALUE);
        return Widgets.card(Widgets.label("Next runs", "strong"), runs,
                Widgets.text(model.possible.map(yes -> yes ? "The task runs" : "The command is"), "muted", "small", "top-line"),
                Widgets.text(model.command, "mono"), Widgets.text("Use the same line in Jenkins, cron or your RMM.", "muted", "small"),
                copy);
    }

    @Override
    public void focus() {
        (time.getParent().isVisible() ? time : kinds.getChildren().getFirst()).requestFocus();
    }
}
