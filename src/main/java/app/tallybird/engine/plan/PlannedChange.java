package app.tallybird.engine.plan;

/** What a plan says of one of its lines: a word, and a sign for tables that is never the only mark of it. */
public interface PlannedChange {

    /** @param word the one shown and the one in JSON */
    record Shown(String word, char sign) {
    }

    Shown shown();

    default String word() {
        return shown().word();
    }

    default char sign() {
        return shown().sign();
    }
}
