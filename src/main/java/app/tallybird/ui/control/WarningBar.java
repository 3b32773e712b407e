package app.tallybird.ui.control;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

import app.tallybird.engine.plan.UsagePlan.PlanWarning;

/** The warnings of a reading, a line each; not there when there are none. */
public final class WarningBar extends VBox {

    private static final double MOST_HEIGHT = 150;
    private static final double LEAST_HEIGHT = 90;

    public WarningBar(ObservableValue<List<String>> warnings) {
        warnings.addListener((value, before, now) -> show(now));
        show(warnings.getValue());
    }

    /** A warning as the window says it. */
    public static String words(PlanWarning warning) {
        return (warning.fresh() ? "New: " : "") + warning.sentence();
    }

    private void show(List<String> warnings) {
        VBox lines = new VBox(4);
        warnings.forEach(words -> lines.getChildren().add(Widgets.text(words)));
        getChildren().setAll(bar("tone-neutral", warnings.size() > 2 ? scroll(lines) : lines));
        setVisible(!warnings.isEmpty());
        setManaged(!warnings.isEmpty());
    }

    /** Something to look at, with its sign before it. */
    public static HBox bar(String tone, Node content) {
        HBox.setHgrow(content, Priority.ALWAYS);
        HBox bar = new HBox(Icon.of(MaterialDesignA.ALERT_OUTLINE, "bar-icon"), content);
        bar.getStyleClass().addAll("notice", tone);
        return bar;
    }

    /** The same content in the room of a few lines. */
    public static Node scroll(VBox content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(MOST_HEIGHT);
        scroll.setMinHeight(LEAST_HEIGHT);
        scroll.setFocusTraversable(false);
        return scroll;
    }
}
