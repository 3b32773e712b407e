package app.tallybird.ui.wizard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import app.tallybird.ui.control.Widgets;

/** Back, what is going on, the buttons of the page, and the main one whose label says what it does. */
final class Footer extends HBox {

    private final WizardModel wizard;
    private final Runnable focusPage;
    private final HBox beside = Widgets.row();
    private final Map<String, Button> buttons = new HashMap<>();

    Footer(WizardModel wizard, Runnable focusPage) {
        this.wizard = wizard;
        this.focusPage = focusPage;
        ObservableValue<StepModel> step = wizard.current;
        ObservableValue<Boolean> busy = step.flatMap(model -> model.work.busy);
        ObservableValue<String> going = step.flatMap(model -> model.work.words);
        ObservableValue<String> hint = step.flatMap(model -> model.hint);
        Label words = Widgets.grow(Widgets.text(Bindings.createStringBinding(
                () -> busy.getValue()
                        ? going.getValue()
                        : wizard.refusal.get().isEmpty() ? hint.getValue() : "\u26a0 " + wizard.refusal.get(),
                busy, going, hint, wizard.refusal), "footer-words"));
        words.textProperty().subscribe(now -> Widgets.style(words, "refusal", now.startsWith("\u26a0")));
        Button next = Widgets.button("next", step.flatMap(model -> model.nextLabel).map(label -> "_" + label.replace("_", "__")),
                this::goOn, "accent");
        next.setDefaultButton(true);
        // while something is read there is nothing to send yet; the focus waits on the page
        busy.subscribe(now -> {
            if (now && next.isFocused()) {
                focusPage.run();
            }
            next.setDisable(now);
        });
        getChildren().addAll(Widgets.button("back", step.map(model -> back(wizard.backLabel())), this::goBack), Widgets.spinner(busy),
                words, Widgets.when(busy, Widgets.button("stop", "St_op", () -> wizard.current.get().work.stop())), beside, next);
        step.flatMap(model -> model.buttons).subscribe(this::show);
    }

    /** The main button may have the first letter, of "Hold all". */
    private static String back(String label) {
        return label.equals("Home") ? "Hom_e" : "_" + label;
    }

    private void goBack() {
        wizard.back();
        focusPage.run();
    }

    /** As if the main button was pressed. */
    void goOn() {
        Step before = wizard.current.get().step;
        if (!wizard.next() || wizard.current.get().step != before) {
            focusPage.run();
        }
    }

    /** Buttons that stay keep their place in the order of focus. */
    private void show(List<StepButton> wanted) {
        StepModel model = wizard.current.get();
        List<Button> now = wanted.stream().map(one -> {
            Button button = buttons.computeIfAbsent(model.step + one.id(), made -> new Button());
            button.setId(one.id());
            button.setText(one.label());
            button.setAccessibleText(one.label().replace("_", ""));
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(event -> {
                if (!model.work.busy.get()) {
                    one.action().run();
                }
            });
            return button;
        }).toList();
        if (!beside.getChildren().equals(now)) {
            beside.getChildren().setAll(now);
        }
    }
}
