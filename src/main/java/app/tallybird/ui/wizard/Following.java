package app.tallybird.ui.wizard;

/** The integration whose review comes after this one, and how it is opened. */
public record Following(String name, Runnable open) {
}
