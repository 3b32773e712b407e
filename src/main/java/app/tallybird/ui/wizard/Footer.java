package app.tallybird.ui.wizard;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import app.tallybird.ui.control.Act;
import app.tallybird.ui.control.Widgets;

/** Back, what is going on, the acts of the page, and the main button whose label says what it does. */
final class Footer extends HBox {

    private final WizardModel wizard;
    private final Set<Step> heard = EnumSet.noneOf(Step.class);
    private final Runnable focusPage;
    private final Button back = Widgets.button("back", "_Back", this::goBack);
    private final Label words = Widgets.text("", "footer-words");
    private final ProgressIndicator spinner = new ProgressIndicator();
    private final Button stop = Widgets.button("stop", "St_op", this::stop);
    private final HBox acts = Widgets.row();
    private final Map<String, Button> buttons = new HashMap<>();
    private final Button next = Widgets.button("next", "Next", this::goOn, "accent");

    Footer(WizardModel wizard, Runnable focusPage) {
        this.wizard = wizard;
        this.focusPage = focusPage;
        getStyleClass().add("footer");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        spinner.getStyleClass().add("spinner");
        spinner.setAccessibleText("Working");
        next.setDefaultButton(true);
        getChildren().addAll(back, spinner, words, stop, acts, next);
        wizard.refusal.addListener((property, before, now) -> words());
        wizard.current.addListener((property, before, now) -> show(now));
        show(wizard.current.get());
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

    private void stop() {
        wizard.current.get().stop();
    }

    private void show(StepModel model) {
        back.setText(model.step == Step.VENDOR ? "_Cancel" : "_Back");
        back.setAccessibleText(model.step == Step.VENDOR ? "Cancel" : "Back");
        next.textProperty().bind(model.nextLabel.map(label -> "_" + label.replace("_", "__")));
        next.accessibleTextProperty().bind(model.nextLabel);
        Widgets.when(model.busy(), spinner);
        Widgets.when(model.busy(), stop);
        if (!heard.add(model.step)) {
            words();
            acts();
            return;
        }
        model.hint.addListener((property, before, now) -> words());
        model.busy().addListener((property, before, now) -> words());
        model.busyWords().addListener((property, before, now) -> words());
        model.acts.addListener((javafx.collections.ListChangeListener<Act>) change -> acts());
        words();
        acts();
    }

    private void words() {
        StepModel model = wizard.current.get();
        String refusal = wizard.refusal.get();
        words.getStyleClass().remove("refusal");
        if (model.busy().get()) {
            words.setText(model.busyWords().get());
        } else if (refusal.isEmpty()) {
            words.setText(model.hint.get());
        } else {
            words.setText("\u26a0 " + refusal);
            words.getStyleClass().add("refusal");
        }
    }

    /** Buttons that stay keep their place in the order of focus. */
    private void acts() {
        StepModel model = wizard.current.get();
        List<Node> now = new ArrayList<>();
        for (Act act : model.acts) {
            Button button = buttons.computeIfAbsent(model.step + act.id(), made -> new Button());
            button.setId(act.id());
            button.setText(act.label());
            button.setAccessibleText(act.label().replace("_", ""));
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(event -> {
                if (!model.busy().get()) {
                    act.action().run();
                }
            });
            now.add(button);
        }
        if (!acts.getChildren().equals(now)) {
            acts.getChildren().setAll(now);
        }
    }
}
