package app.tallybird.engine;

import java.time.Clock;

import app.tallybird.connector.engine.ConnectorEngine;
import app.tallybird.http.Sleeper;
import app.tallybird.ledger.Ledger;
import app.tallybird.synthesize.Synthesize;

/** Everything the verbs of one integration work with. Whoever writes through it holds the integration's lock. */
public record IntegrationContext(Integration integration, ConnectorEngine vendor, Synthesize synthesize, Ledger ledger, Clock clock,
        Sleeper sleeper) {
}
