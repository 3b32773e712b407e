package app.tallybird.engine;

import java.util.List;
import java.util.stream.Collectors;

import app.tallybird.ledger.AuditKind;
import app.tallybird.ledger.Ledger;
import app.tallybird.problem.Wording;

/** Writes down who did what with an integration besides sending counts. */
final class Deeds {

    private static final int NAMED = 5;

    private final Ledger ledger;

    Deeds(Ledger ledger) {
        this.ledger = ledger;
    }

    /** "Made 2 services at Synthesize: Seats, Backup"; nothing when there is none. */
    void sent(String verb, List<String> names, String noun) {
        if (!names.isEmpty()) {
            ledger.audit().add(AuditKind.SEND, verb + " " + Wording.count(names.size(), noun) + " at Synthesize: " + list(names));
        }
    }

    void decided(String words) {
        ledger.audit().add(AuditKind.DECISION, words);
    }

    static String list(List<String> names) {
        return names.stream().limit(NAMED).collect(Collectors.joining(", "))
                + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
    }
}
