package app.tallybird.ui.control;

/** Something a person can do beside the main thing; {@code id} finds its button. */
public record Act(String id, String label, Runnable action) {
}
