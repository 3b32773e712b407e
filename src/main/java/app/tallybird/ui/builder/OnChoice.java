package app.tallybird.ui.builder;

import javafx.scene.control.ComboBox;

/** Acts when a person has chosen: not at each arrow key while the list is open, because what follows may make the form anew. */
final class OnChoice {

    private OnChoice() {
    }

    static void act(ComboBox<?> box, Runnable action) {
        box.setOnAction(event -> {
            if (!box.isShowing()) {
                action.run();
            }
        });
        box.setOnHidden(event -> action.run());
    }
}
