package app.tallybird.ui.team;

import java.util.List;
import java.util.Optional;

import app.tallybird.app.Application;
import app.tallybird.ledger.LedgerAddress;
import app.tallybird.ledger.SharedLedgers;
import app.tallybird.problem.ProblemException;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;

/**
 * Where the ledger lies that several people work with, and how it answers.
 *
 * @param line how it is reached
 * @param works who works on what at this moment
 */
record SharedPlace(String server, String line, List<String> works, Tag state) {

    SharedPlace {
        works = List.copyOf(works);
    }

    /** Asks it, so not on the screen's thread; empty where the ledger is this computer's own. */
    static Optional<SharedPlace> of(Application application) {
        Optional<LedgerAddress> address = application.ledgerPlace().address();
        return address.map(at -> {
            try {
                SharedLedgers shared = application.ledgerPlace().shared(application.sandbox()).orElseThrow();
                SharedLedgers.Answer answer = shared.look();
                return new SharedPlace(answer.server() + ", " + at.place(),
                        (answer.encrypted() ? "TLS, certificate checked" : "without TLS, on this computer") + " \u00b7 "
                                + Math.max(1, Math.round(answer.millis())) + " ms",
                        shared.held().entrySet().stream().map(one -> one.getKey() + ": " + one.getValue()).toList(),
                        answer.ready() ? new Tag("connected", Tone.GOOD) : new Tag("another version", Tone.BAD));
            } catch (ProblemException unreachable) {
                return new SharedPlace(at.place(), unreachable.problem().what(), List.of(), new Tag("out of reach", Tone.BAD));
            }
        });
    }
}
