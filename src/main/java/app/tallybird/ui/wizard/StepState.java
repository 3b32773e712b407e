package app.tallybird.ui.wizard;

/** How far a step is, in words; the rail shows a sign besides. */
public enum StepState {
    NOT_STARTED("not started"),
    IN_PROGRESS("in progress"),
    DONE("done"),
    NEEDS_ATTENTION("needs attention");

    private final String words;

    StepState(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
