package app.tallybird.ledger;

import java.util.Locale;

/** Who began a run: a person who looked on, or the schedule. The ledger and what is exported from it keep the word. */
public enum StartedBy {
    ATTENDED,
    SCHEDULE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static StartedBy ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
