package app.tallybird.ui.step.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.WarningBar;
import app.tallybird.ui.control.Widgets;

/** What to look at before sending: a tick for each reason, the interrupted push, and the warnings of the reading. */
final class HoldBar extends VBox {

    private final PreviewModel model;
    private final VBox held = new VBox();
    private final List<CheckBox> ticks = new ArrayList<>();

    HoldBar(PreviewModel model) {
        this.model = model;
        getStyleClass().add("bars");
        getChildren().addAll(Widgets.when(model.interrupted.isNotEmpty(), WarningBar.bar(Tone.INFO, Widgets.text(model.interrupted))), held,
                new WarningBar(model.warnings));
        model.holds.subscribe(this::show);
        Widgets.when(Bindings.createBooleanBinding(
                () -> !model.interrupted.get().isEmpty() || !model.holds.get().isEmpty() || !model.warnings.get().isEmpty(),
                model.interrupted, model.holds, model.warnings), this);
    }

    private void show(List<HoldGroup> holds) {
        ticks.clear();
        holds.forEach(hold -> {
            CheckBox tick = new CheckBox(hold.words() + " I have looked at it.");
            tick.setWrapText(true);
            tick.setId("hold-" + ticks.size());
            tick.setMinHeight(USE_PREF_SIZE);
            tick.setOnAction(event -> model.tick(hold, tick.isSelected()));
            ticks.add(tick);
        });
        VBox reasons = new VBox(6, Widgets.text("Look at " + LocalFormat.count(holds.size(), "thing") + " before you send.", "bar-title"));
        reasons.getChildren().addAll(ticks);
        held.getChildren().setAll(WarningBar.bar(Tone.WARN, holds.size() > 3 ? WarningBar.scroll(reasons) : reasons));
        Widgets.show(held, !holds.isEmpty());
    }

    /** The first reason without a tick takes the focus. */
    boolean focusMissing() {
        Optional<CheckBox> missing = ticks.stream().filter(tick -> !tick.isSelected()).findFirst();
        missing.ifPresent(CheckBox::requestFocus);
        return missing.isPresent();
    }
}
