package app.tallybird.ui.wizard;

/** A button beside the main one of a step; {@code id} finds it. */
public record StepButton(String id, String label, Runnable action) {
}
