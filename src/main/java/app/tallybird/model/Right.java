package app.tallybird.model;

/** Something that not everybody may do. */
public enum Right {
    /** Read vendors, make plans, decide about them, and send what needs nobody else. */
    SEND("send counts"),
    /** Change contract rules, and what is left out on purpose. */
    RULES("change contract rules"),
    /** Change prices. */
    PRICES("change prices"),
    /** Close a month. */
    CLOSE("close a month"),
    /** Agree to what another person prepared, or send it back. */
    APPROVE("approve what others prepared"),
    /** Say what needs a second person. */
    ASK_FOR("say what needs a second person"),
    /** Change settings and schedules, and make, rename or remove integrations. */
    SET_UP("change settings, schedules and integrations");

    private final String words;

    Right(String words) {
        this.words = words;
    }

    /** What may be done, as it stands behind "may". */
    public String words() {
        return words;
    }
}
