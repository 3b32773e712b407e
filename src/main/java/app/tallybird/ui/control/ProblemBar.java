package app.tallybird.ui.control;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

import app.tallybird.problem.Problem;

/** A problem as a person needs it: what happened, what was not changed, and what to do next. The code to search for is in the details that are copied. */
public final class ProblemBar extends HBox {

    private final Label what = Widgets.text("", "bar-title");
    private final Label notChanged = Widgets.text("");
    private final Label next = Widgets.text("");
    private final Label where = Widgets.text("", "muted", "small");

    public ProblemBar(ObservableValue<@Nullable Problem> problem, Consumer<String> copy) {
        getStyleClass().addAll("notice", Tone.BAD.style());
        setId("problem");
        Button details = Widgets.button("copy-details", "Copy details", () -> {
            Problem now = problem.getValue();
            if (now != null) {
                copy.accept(text(now));
            }
        }, "small");
        getChildren().addAll(Icon.of(MaterialDesignA.ALERT_OCTAGON, "bar-icon"), Widgets.grow(new VBox(what, notChanged, next, where)),
                details);
        problem.subscribe(this::show);
    }

    private void show(@Nullable Problem problem) {
        Widgets.show(this, problem != null);
        if (problem == null) {
            return;
        }
        what.setText(problem.what());
        put(notChanged, problem.notChanged());
        put(next, problem.next());
        put(where, problem.detail());
        setAccessibleText(problem.sentence());
    }

    private static void put(Label label, String text) {
        label.setText(text);
        Widgets.show(label, !text.isEmpty());
    }

    /** The whole of it, for the clipboard. */
    public static String text(Problem problem) {
        return problem.sentence() + System.lineSeparator() + "Code: " + problem.code()
                + (problem.detail().isEmpty() ? "" : System.lineSeparator() + "Where: " + problem.detail());
    }
}
