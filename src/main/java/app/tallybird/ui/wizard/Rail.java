package app.tallybird.ui.wizard;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Widgets;

/** The steps at the left with their states in signs and, for those who hear them, in words. */
final class Rail extends VBox {

    private final Map<Step, Button> buttons = new EnumMap<>(Step.class);
    private final Label heading = Widgets.label("", "rail-heading");
    private final WizardModel model;

    Rail(WizardModel model) {
        this.model = model;
        getStyleClass().add("rail");
        getChildren().add(heading);
        for (Step step : Step.values()) {
            Button button = new Button();
            button.setId("step-" + step.name().toLowerCase(Locale.ROOT));
            button.getStyleClass().setAll("rail-step");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setOnAction(event -> model.open(step));
            buttons.put(step, button);
            getChildren().add(button);
        }
        model.states.subscribe(this::show);
        // between steps that are done the states stay as they are, and still another one is shown
        model.current.subscribe(now -> show(model.states.get()));
    }

    private void show(Map<Step, StepState> states) {
        heading.setText(LocalFormat.capitals("Set up " + model.setup.name()));
        buttons.forEach((step, button) -> {
            StepState state = states.getOrDefault(step, StepState.NOT_STARTED);
            boolean here = model.current.get().step == step;
            Label sign = Widgets.label(switch (state) {
                case DONE -> here ? String.valueOf(step.number()) : "\u2713";
                case NEEDS_ATTENTION -> "!";
                case NOT_STARTED, IN_PROGRESS -> String.valueOf(step.number());
            }, "rail-sign", here ? "here" : "state-" + state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            String words = step == Step.VENDOR && model.setup.isChosen() ? model.setup.connector().name() : step.words();
            VBox text = new VBox(Widgets.label(step.title(), here ? "rail-title-here" : "rail-title"), Widgets.label(words, "rail-words"));
            button.setGraphic(Widgets.styled(new HBox(sign, text), "rail-content"));
            Widgets.style(button, "here", here);
            button.setAccessibleText("Step " + step.number() + " of " + Step.values().length + ", " + step.title() + ", " + state.words()
                    + (here ? ", shown now" : ""));
        });
    }
}
