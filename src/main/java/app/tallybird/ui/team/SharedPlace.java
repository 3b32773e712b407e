package app.tallybird.ui.team;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

import app.tallybird.app.Application;
import app.tallybird.ledger.DatabaseKeeping;
import app.tallybird.ledger.LedgerAddress;
import app.tallybird.ledger.SharedLedgers;
import app.tallybird.problem.ProblemException;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;

/**
 * Where the ledger lies that several people work with, and how it answers.
 *
 * @param line how it is reached
 * @param works who works on what at this moment
 * @param lost since when it is out of reach, as far as that is known here
 * @param keeping how its database is kept; empty while it is out of reach
 */
record SharedPlace(String server, String line, List<String> works, Tag state, Optional<Instant> lost, Optional<DatabaseKeeping> keeping) {

    SharedPlace {
        works = List.copyOf(works);
    }

    /** Asks it, so not on the screen's thread; empty where the ledger is this computer's own. {@code before} is since when it was out of reach already. */
    static Optional<SharedPlace> of(Application application, Optional<Instant> before) {
        Optional<LedgerAddress> address = application.ledgerPlace().address();
        return address.map(at -> {
            try {
                SharedLedgers shared = application.ledgerPlace().shared(application.sandbox()).orElseThrow();
                SharedLedgers.Answer answer = shared.look();
                return new SharedPlace(answer.server() + ", " + at.place(),
                        (answer.encrypted() ? "TLS, certificate checked" : "without TLS, on this computer") + " \u00b7 "
                                + Math.max(1, Math.round(answer.millis())) + " ms",
                        shared.held().entrySet().stream().map(one -> one.getKey() + ": " + one.getValue()).toList(),
                        answer.ready() ? new Tag("connected", Tone.GOOD) : new Tag("another version", Tone.BAD), Optional.empty(),
                        Optional.of(shared.keeping()));
            } catch (ProblemException unreachable) {
                ZonedDateTime now = application.localTime();
                Instant since = application.ledgerPlace().lost().or(() -> before).orElse(now.toInstant());
                return new SharedPlace(at.place(),
                        "since " + LocalFormat.near(since.atZone(now.getZone()), now) + ": " + unreachable.problem().what(), List.of(),
                        new Tag("out of reach", Tone.BAD), Optional.of(since), Optional.empty());
            }
        });
    }
}
