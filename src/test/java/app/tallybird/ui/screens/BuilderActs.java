package app.tallybird.ui.screens;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;

/** What a person does in the builder's forms, by the names of the controls. */
final class BuilderActs {

    private BuilderActs() {
    }

    static void type(Screen screen, String id, String text) {
        screen.await("#" + id, () -> screen.stage.getScene().lookup("#" + id) instanceof TextInputControl);
        screen.on(() -> {
            TextInputControl field = (TextInputControl) screen.stage.getScene().lookup("#" + id);
            field.requestFocus();
            field.setText(text);
            return text;
        });
    }

    @SuppressWarnings("unchecked")
    static void choose(Screen screen, String id, String value) {
        screen.await("#" + id, () -> screen.stage.getScene().lookup("#" + id) instanceof ComboBox<?>);
        screen.on(() -> {
            ((ComboBox<String>) screen.stage.getScene().lookup("#" + id)).setValue(value);
            return value;
        });
    }

    static void idle(Screen screen) {
        screen.await("the run to end", () -> !screen.stage.getScene().lookup("#stop-run").isVisible()
                && screen.stage.getScene().lookup("#run-status").isVisible());
    }

    /** Controls that a person can reach but nobody can hear. */
    static List<String> unnamed(Screen screen) {
        return screen.on(() -> {
            List<String> found = new ArrayList<>();
            collect(screen.stage.getScene().getRoot(), found);
            return found;
        });
    }

    private static void collect(Node node, List<String> to) {
        if (!node.isVisible()) {
            return;
        }
        boolean silent = node.getAccessibleText() == null || node.getAccessibleText().isBlank();
        if (node.isFocusTraversable() && silent && (node instanceof TextInputControl || node instanceof ComboBox<?>
                || (node instanceof ButtonBase button && (button.getText() == null || button.getText().isBlank())))) {
            to.add(node.getClass().getSimpleName() + " " + node.getId());
        }
        if (node instanceof javafx.scene.Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, to));
        }
    }
}
