package app.tallybird.ui.step.preview;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

import app.tallybird.ui.control.Icon;
import app.tallybird.ui.control.Pieces;
import app.tallybird.ui.control.Words;

/** What to look at before sending: a tick for each reason, the interrupted push, and the warnings of the reading. */
final class HoldBar extends VBox {

    private static final double MOST_HEIGHT = 150;
    private final PreviewModel model;
    private final List<CheckBox> ticks = new ArrayList<>();

    HoldBar(PreviewModel model) {
        this.model = model;
        getStyleClass().add("bars");
        model.holds().addListener((property, before, now) -> show());
        model.warnings().addListener((property, before, now) -> show());
        model.interrupted().addListener((property, before, now) -> show());
        show();
    }

    private void show() {
        getChildren().clear();
        ticks.clear();
        String interrupted = model.interrupted().get();
        if (!interrupted.isEmpty()) {
            getChildren().add(bar("tone-info", Pieces.text(interrupted)));
        }
        List<HoldGroup> holds = model.holds().get();
        if (!holds.isEmpty()) {
            VBox reasons = new VBox(6, Pieces.text("Look at " + Words.count(holds.size(), "thing") + " before you send.", "bar-title"));
            holds.forEach(hold -> {
                CheckBox tick = new CheckBox(hold.words() + " I have looked at it.");
                tick.setWrapText(true);
                tick.setId("hold-" + ticks.size());
                tick.setMinHeight(USE_PREF_SIZE);
                tick.setOnAction(event -> model.tick(hold, tick.isSelected()));
                ticks.add(tick);
                reasons.getChildren().add(tick);
            });
            getChildren().add(bar("tone-warn", holds.size() > 3 ? scroll(reasons) : reasons));
        }
        List<String> warnings = model.warnings().get();
        if (!warnings.isEmpty()) {
            VBox lines = new VBox(4);
            warnings.forEach(words -> lines.getChildren().add(Pieces.text(words)));
            getChildren().add(bar("tone-neutral", warnings.size() > 2 ? scroll(lines) : lines));
        }
        setVisible(!getChildren().isEmpty());
        setManaged(!getChildren().isEmpty());
    }

    private static Node scroll(VBox content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(MOST_HEIGHT);
        scroll.setMinHeight(90);
        scroll.setFocusTraversable(false);
        return scroll;
    }

    private static HBox bar(String tone, Node content) {
        HBox.setHgrow(content, Priority.ALWAYS);
        HBox bar = new HBox(Icon.of(MaterialDesignA.ALERT_OUTLINE, "bar-icon"), content);
        bar.getStyleClass().addAll("notice", tone);
        return bar;
    }

    /** The first reason without a tick takes the focus. */
    boolean focusMissing() {
        for (CheckBox tick : ticks) {
            if (!tick.isSelected()) {
                tick.requestFocus();
                return true;
            }
        }
        return false;
    }
}
