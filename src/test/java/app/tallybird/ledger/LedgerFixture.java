package app.tallybird.ledger;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import app.tallybird.model.CellKey;

/** What the ledger's tests start from. */
final class LedgerFixture {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T02:30:00Z"), ZoneOffset.UTC);
    static final CellKey SERVERS = new CellKey("1", "servers");
    static final CellKey MOBILES = new CellKey("1", "mobiles");

    private LedgerFixture() {
    }

    static RunStart usage(int total) {
        return new RunStart(RunKind.USAGE, "abc", StartedBy.ATTENDED, total, Optional.empty());
    }

    /** One cell through a whole run; without an outcome the run stays open, as after a crash. */
    static RunId run(Ledger ledger, CellKey key, String value, Optional<Outcome> outcome) {
        RunId run = ledger.begin(usage(1));
        ledger.intents(run, Map.ofEntries(intent(key, value)));
        outcome.ifPresent(known -> {
            ledger.outcomes(run, List.of(outcome(key, value, known)));
            ledger.finish(run, RunEnd.DONE);
        });
        return run;
    }

    static RunId run(Ledger ledger, CellKey key, String value, Outcome outcome) {
        return run(ledger, key, value, Optional.of(outcome));
    }

    static Map.Entry<CellKey, BigDecimal> intent(CellKey key, String value) {
        return Map.entry(key, new BigDecimal(value));
    }

    static CellResult outcome(CellKey key, String value, Outcome outcome) {
        return new CellResult(key, new BigDecimal(value), outcome, outcome == Outcome.ACCEPTED ? "" : outcome + " said the server");
    }
}
