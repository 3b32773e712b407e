package app.tallybird.ui.control;

import java.util.Locale;

/** What a colour means; each also has a sign or a word beside it. */
public enum Tone {
    NEUTRAL,
    INFO,
    GOOD,
    WARN,
    BAD;

    /** The style class of the tone. */
    public String style() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
