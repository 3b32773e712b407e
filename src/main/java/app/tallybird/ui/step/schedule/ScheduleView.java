package app.tallybird.ui.step.schedule;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import app.tallybird.schedule.Rhythm;
import app.tallybird.schedule.Schedule;
import app.tallybird.ui.control.Choices;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.wizard.StepView;

/** The rhythm, the thresholds and the notices at the left, the next runs and the command at the right. */
public final class ScheduleView implements StepView {

    private final VBox page = new VBox();
    private final TextField time = new TextField();
    private final ToggleButton first = new ToggleButton();

    public ScheduleView(ScheduleModel model) {
        page.getStyleClass().add("step");
        Label words = Widgets.text("", "page-words");
        words.textProperty().bind(model.words);
        Label warning = Widgets.text("", "notice", "tone-warn");
        warning.setId("schedule-warning");
        warning.setMaxWidth(Double.MAX_VALUE);
        warning.textProperty().bind(model.warning);
        VBox rhythm = rhythm(model);
        HBox.setHgrow(rhythm, Priority.ALWAYS);
        VBox next = next(model);
        next.setMinWidth(260);
        next.setPrefWidth(330);
        next.setMaxWidth(330);
        HBox both = new HBox(18, rhythm, next);
        both.setFillHeight(false);
        ScrollPane scroll = new ScrollPane(both);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        page.getChildren().addAll(Widgets.title("Push by itself"), words, Widgets.when(model.warning.isNotEmpty(), warning), scroll);
    }

    private VBox rhythm(ScheduleModel model) {
        FlowPane kinds = new FlowPane();
        kinds.getStyleClass().add("chips");
        for (ScheduleModel.Kind kind : ScheduleModel.Kind.values()) {
            ToggleButton chip = kinds.getChildren().isEmpty() ? first : new ToggleButton();
            chip.setText(kind.words());
            chip.getStyleClass().add("chip");
            chip.setId("kind-" + kind.name().toLowerCase(Locale.ROOT));
            chip.setSelected(model.kind.get() == kind);
            chip.setOnAction(event -> model.kind.set(kind));
            model.kind.addListener((property, before, now) -> chip.setSelected(now == kind));
            kinds.getChildren().add(chip);
        }
        ComboBox<DayOfWeek> week = Choices.box("week-day", List.of(DayOfWeek.values()), LocalFormat::day, model.weekDay);
        List<Integer> days = new ArrayList<>(IntStream.range(1, Rhythm.Monthly.LAST).boxed().toList());
        days.add(Rhythm.Monthly.LAST);
        ComboBox<Integer> month = Choices.box("month-day", days,
                day -> day == Rhythm.Monthly.LAST ? "the last day of the month" : "day " + day, model.monthDay);
        time.setId("time");
        time.textProperty().bindBidirectional(model.time);
        Node weekly = Widgets.when(model.kind.isEqualTo(ScheduleModel.Kind.WEEKLY), Choices.field("Day", week));
        Node monthly = Widgets.when(model.kind.isEqualTo(ScheduleModel.Kind.MONTHLY), Choices.field("Day", month));
        Label wrong = Widgets.text("", "error-text", "small");
        wrong.textProperty().bind(model.timeError);
        Node at = Widgets.when(model.kind.isNotEqualTo(ScheduleModel.Kind.NONE), Choices.field("Time", time));
        ComboBox<Schedule.Start> start = Choices.box("run-when", List.of(Schedule.Start.values()), RunWhen::words, model.start);
        Label meaning = Widgets.text("", "muted", "small");
        meaning.textProperty().bind(model.startWords);
        Node when = Widgets.when(model.kind.isNotEqualTo(ScheduleModel.Kind.NONE).and(model.possible),
                new VBox(4, Choices.field("Run when", start), meaning));
        TextField service = percent("service-percent", model.servicePercent);
        TextField cell = percent("cell-percent", model.cellPercent);
        Label hold = Widgets.label("If this many units vanish, hold the push and ask", "field-label");
        hold.setLabelFor(service);
        return Widgets
                .card(kinds, new HBox(14, weekly, monthly, at), Widgets.when(model.timeError.isNotEmpty(), wrong), when, hold,
                        new FlowPane(14, 8, Widgets.row(service, Widgets.label("% of a service, or", "muted")),
                                Widgets.row(cell, Widgets.label("% of one customer", "muted"))),
                        new NoticeView(model.notices, model::testWebhook));
    }

    private static TextField percent(String id, javafx.beans.property.StringProperty value) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(4);
        field.setMaxWidth(80);
        field.setAccessibleText(id.startsWith("service") ? "Percent of a service" : "Percent of one customer");
        field.textProperty().bindBidirectional(value);
        return field;
    }

    private static VBox next(ScheduleModel model) {
        VBox runs = new VBox(10);
        model.nextRuns.addListener((property, before, now) -> runs(runs, model));
        runs(runs, model);
        Label command = Widgets.text("", "mono");
        command.textProperty().bind(model.command);
        Button copy = Widgets.button("copy-command", "_Copy command", model::copyCommand);
        copy.setMaxWidth(Double.MAX_VALUE);
        Label task = Widgets.text("", "muted", "small", "top-line");
        task.textProperty().bind(model.possible.map(yes -> yes ? "The task runs" : "The command is"));
        return Widgets.card(Widgets.label("Next runs", "strong"), runs, task, command,
                Widgets.text("Use the same line in Jenkins, cron or your RMM.", "muted", "small"), copy);
    }

    private static void runs(VBox box, ScheduleModel model) {
        box.getChildren().setAll(model.nextRuns.get().stream().map(text -> (Node) Widgets.label(text)).toList());
        if (box.getChildren().isEmpty()) {
            box.getChildren().add(Widgets.text("None: it is pushed by hand.", "muted"));
        }
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void focus() {
        if (time.getParent().isVisible()) {
            time.requestFocus();
        } else {
            first.requestFocus();
        }
    }
}
