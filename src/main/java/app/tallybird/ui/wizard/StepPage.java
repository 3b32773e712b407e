package app.tallybird.ui.wizard;

import javafx.scene.layout.VBox;

/** The page of one step: its title, what it is about, and its content. */
public abstract class StepPage extends VBox {

    protected StepPage() {
        getStyleClass().add("step");
    }

    /** It is shown for this step; only a page of two steps needs to know. */
    protected void shown(Step step) {
    }

    /** Puts the focus where the person begins, or where something is missing. */
    public abstract void focus();
}
