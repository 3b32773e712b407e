package app.tallybird.ui.wizard;

import javafx.scene.Node;

/** The page of one step. */
public interface StepView {

    Node node();

    /** Puts the focus where the person begins, or where something is missing. */
    default void focus() {
    }
}
