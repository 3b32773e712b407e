package app.tallybird.engine;

import java.time.Clock;
import java.time.LocalDate;

import app.tallybird.connector.engine.ConnectorEngine;
import app.tallybird.http.Sleeper;
import app.tallybird.ledger.Ledger;
import app.tallybird.model.PriceList;
import app.tallybird.synthesize.Synthesize;

/** Everything the verbs of one integration work with. Whoever writes through it holds the integration's lock. */
public record IntegrationContext(Integration integration, ConnectorEngine vendor, Synthesize synthesize, Ledger ledger, Clock clock,
        Sleeper sleeper) {

    /** The prices that are in force today; nobody outside ever sees them. */
    public PriceList prices() {
        return ledger.prices().prices().on(LocalDate.now(clock));
    }
}
