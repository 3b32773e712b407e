package app.tallybird.ui.step.preview;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.WarningBar;
import app.tallybird.ui.control.Widgets;

/** What to look at before sending: a tick for each reason, the interrupted push, and the warnings of the reading. */
final class HoldBar extends VBox {

    private final PreviewModel model;
    private final WarningBar warnings;
    private final List<CheckBox> ticks = new ArrayList<>();

    HoldBar(PreviewModel model) {
        this.model = model;
        warnings = new WarningBar(model.warnings);
        getStyleClass().add("bars");
        model.holds.addListener((property, before, now) -> show());
        model.warnings.addListener((property, before, now) -> show());
        model.interrupted.addListener((property, before, now) -> show());
        show();
    }

    private void show() {
        getChildren().clear();
        ticks.clear();
        String interrupted = model.interrupted.get();
        if (!interrupted.isEmpty()) {
            getChildren().add(WarningBar.bar("tone-info", Widgets.text(interrupted)));
        }
        List<HoldGroup> holds = model.holds.get();
        if (!holds.isEmpty()) {
            VBox reasons = new VBox(6,
                    Widgets.text("Look at " + LocalFormat.count(holds.size(), "thing") + " before you send.", "bar-title"));
            holds.forEach(hold -> {
                CheckBox tick = new CheckBox(hold.words() + " I have looked at it.");
                tick.setWrapText(true);
                tick.setId("hold-" + ticks.size());
                tick.setMinHeight(USE_PREF_SIZE);
                tick.setOnAction(event -> model.tick(hold, tick.isSelected()));
                ticks.add(tick);
                reasons.getChildren().add(tick);
            });
            getChildren().add(WarningBar.bar("tone-warn", holds.size() > 3 ? WarningBar.scroll(reasons) : reasons));
        }
        if (!model.warnings.get().isEmpty()) {
            getChildren().add(warnings);
        }
        setVisible(!getChildren().isEmpty());
        setManaged(!getChildren().isEmpty());
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
