package app.tallybird.engine.contract;

import java.time.LocalDate;

import app.tallybird.model.ContractRule;

/** How a contract rule stands on a day. */
public enum Standing {
    IN_FORCE("in force"),
    LATER("not yet in force"),
    ENDS_SOON("ends soon"),
    ENDED("ended"),
    NOBODY("no such customer or service");

    private final String word;

    Standing(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Standing of(ContractRule rule, KnownNames names, LocalDate today) {
        if (rule.period().endedBefore(today)) {
            return ENDED;
        }
        if (!names.knows(rule)) {
            return NOBODY;
        }
        if (rule.period().endsSoon(today)) {
            return ENDS_SOON;
        }
        return rule.period().contains(today) ? IN_FORCE : LATER;
    }
}
