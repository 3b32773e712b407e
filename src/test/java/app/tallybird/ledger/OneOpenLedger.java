package app.tallybird.ledger;

import java.time.Clock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** One ledger that is open from the beginning of each test to its end. */
abstract class OneOpenLedger extends EachStore {

    Ledger ledger;

    /** The time that it is written by. */
    Clock clock() {
        return LedgerFixture.CLOCK;
    }

    @BeforeEach
    void begin() {
        ledger = open(clock());
    }

    @AfterEach
    void end() {
        ledger.close();
    }
}
