package app.tallybird.engine.plan;

/** What a person decides about a {@link Cause}; what is not decided is held. */
public enum Decision {
    /** The numbers are right: send them. */
    ACCEPT("accept"),
    /** The customers left: send their zeros now, and say next month that they were taken for gone. */
    LEFT("left"),
    /** Send the rest; these wait. */
    HOLD("hold"),
    /** These are not billed: leave them out from now on. */
    LEAVE_OUT("leave-out");

    private final String word;

    Decision(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** Whether the cells go out. */
    public boolean sends() {
        return this == ACCEPT || this == LEFT;
    }
}
