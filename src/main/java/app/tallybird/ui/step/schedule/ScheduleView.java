package app.tallybird.ui.step.schedule;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import app.tallybird.schedule.Rhythm;
import app.tallybird.ui.control.Pieces;
import app.tallybird.ui.wizard.StepView;

/** The rhythm at the left, the next runs and the command at the right. */
public final class ScheduleView implements StepView {

    private final VBox page = new VBox();
    private final TextField time = new TextField();
    private final ToggleButton first = new ToggleButton();

    public ScheduleView(ScheduleModel model) {
        page.getStyleClass().add("step");
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
        page.getChildren().addAll(Pieces.title("Push by itself"),
                Pieces.text(
                        "Your system's scheduler runs the same push with the same rules. If numbers fall sharply it holds the push and keeps it for "
                                + "you to look at; nothing held is ever sent unattended.",
                        "page-words"),
                scroll);
    }

    private VBox rhythm(ScheduleModel model) {
        FlowPane kinds = new FlowPane();
        kinds.getStyleClass().add("chips");
        for (ScheduleModel.Kind kind : ScheduleModel.Kind.values()) {
            ToggleButton chip = kinds.getChildren().isEmpty() ? first : new ToggleButton();
            chip.setText(kind.words());
            chip.getStyleClass().add("chip");
            chip.setId("kind-" + kind.name().toLowerCase(Locale.ROOT));
            chip.setSelected(model.kind().get() == kind);
            chip.setOnAction(event -> model.kind().set(kind));
            model.kind().addListener((property, before, now) -> chip.setSelected(now == kind));
            kinds.getChildren().add(chip);
        }
        ComboBox<DayOfWeek> week = new ComboBox<>();
        week.getItems().setAll(DayOfWeek.values());
        week.setConverter(converter(day -> day.getDisplayName(TextStyle.FULL, Locale.getDefault())));
        week.valueProperty().bindBidirectional(model.weekDay());
        ComboBox<Integer> month = new ComboBox<>();
        month.getItems().setAll(IntStream.rangeClosed(1, 28).boxed().toList());
        month.getItems().add(Rhythm.Monthly.LAST);
        month.setConverter(converter(day -> day == Rhythm.Monthly.LAST ? "the last day of the month" : "day " + day));
        month.valueProperty().bindBidirectional(model.monthDay());
        time.setId("time");
        time.textProperty().bindBidirectional(model.time());
        Node weekly = Pieces.when(model.kind().isEqualTo(ScheduleModel.Kind.WEEKLY), field("Day", week));
        Node monthly = Pieces.when(model.kind().isEqualTo(ScheduleModel.Kind.MONTHLY), field("Day", month));
        Label wrong = Pieces.text("", "error-text", "small");
        wrong.textProperty().bind(model.timeError());
        Node at = Pieces.when(model.kind().isNotEqualTo(ScheduleModel.Kind.NONE), field("Time", time));
        TextField service = percent("service-percent", model.servicePercent());
        TextField cell = percent("cell-percent", model.cellPercent());
        Label hold = Pieces.label("If this many units vanish, hold the push and ask", "field-label");
        hold.setLabelFor(service);
        return Pieces.card(kinds, new HBox(14, weekly, monthly, at), Pieces.when(model.timeError().isNotEmpty(), wrong), hold,
                new FlowPane(14, 8, Pieces.row(service, Pieces.label("% of a service, or", "muted")),
                        Pieces.row(cell, Pieces.label("% of one customer", "muted"))));
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

    private static VBox field(String label, Control control) {
        Label words = Pieces.label(label, "field-label");
        words.setLabelFor(control);
        control.setAccessibleText(label);
        control.setMaxWidth(Double.MAX_VALUE);
        VBox box = new VBox(4, words, control);
        box.setPrefWidth(240);
        return box;
    }

    private static <T> StringConverter<T> converter(java.util.function.Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("the box is not editable");
            }
        };
    }

    private static VBox next(ScheduleModel model) {
        VBox runs = new VBox(10);
        model.nextRuns().addListener((property, before, now) -> runs(runs, model));
        runs(runs, model);
        Label command = Pieces.text("", "mono");
        command.textProperty().bind(model.command());
        Label line = Pieces.text("", "mono");
        line.textProperty().bind(model.line());
        Button copy = Pieces.button("copy-line", "Copy the schedu_ler's line", model::copyLine);
        copy.setMaxWidth(Double.MAX_VALUE);
        VBox scheduler = new VBox(8, Pieces.text("For the scheduler of this computer:", "muted", "small"), line, copy);
        return Pieces.card(Pieces.label("Next runs", "strong"), runs, Pieces.text("The command is", "muted", "small", "top-line"),
                command,
                Pieces.text("Use the same line in your RMM, in Jenkins, or by hand.", "muted", "small"),
                Pieces.when(model.line().isNotEmpty(), scheduler));
    }

    private static void runs(VBox box, ScheduleModel model) {
        box.getChildren().setAll(model.nextRuns().get().stream().map(text -> (Node) Pieces.label(text)).toList());
        if (box.getChildren().isEmpty()) {
            box.getChildren().add(Pieces.text("None: it is pushed by hand.", "muted"));
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
