package app.tallybird.ui.control;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

import app.tallybird.engine.plan.UsagePlan.PlanWarning;

/** The warnings of a reading, a line each; not there when there are none. */
public final class WarningBar extends VBox {

    private static final double MOST_HEIGHT = 150;
    private static final double LEAST_HEIGHT = 90;

    public WarningBar(ObservableValue<List<String>> warnings) {
        warnings.subscribe(now -> {
            VBox lines = new VBox(4);
            now.forEach(words -> lines.getChildren().add(Widgets.text(words)));
            getChildren().setAll(bar(Tone.NEUTRAL, now.size() > 2 ? scroll(lines) : lines));
            Widgets.show(this, !now.isEmpty());
        });
    }

    /** Warnings as the window says them. */
    public static List<String> words(List<PlanWarning> warnings) {
        return warnings.stream().map(warning -> (warning.fresh() ? "New: " : "") + warning.sentence()).toList();
    }

    /** Something to look at, with its sign before it. */
    public static HBox bar(Tone tone, Node content) {
        return Widgets.styled(new HBox(Icon.of(MaterialDesignA.ALERT_OUTLINE, "bar-icon"), Widgets.grow(content)), "notice", tone.style());
    }

    /** The same content in the room of a few lines. */
    public static Node scroll(VBox content) {
        ScrollPane scroll = Widgets.scroll(content);
        scroll.setMaxHeight(MOST_HEIGHT);
        scroll.setMinHeight(LEAST_HEIGHT);
        return scroll;
    }
}
