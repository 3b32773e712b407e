package app.tallybird.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import app.tallybird.stage.StageClock;
import app.tallybird.stage.StagePostgres;

import static org.assertj.core.api.Assertions.assertThat;

class SharedLedgersTest {

    private static final IntegrationLock.Holder ME = new IntegrationLock.Holder(41, "desk", Instant.EPOCH, "a test");

    @Test
    void first() {
        StagePostgres server = StagePostgres.shared();
        String db = server.database();
        try (SharedLedgers ledgers = SharedLedgers.at(LedgerAddress.of(server.address(db), Optional.empty()), Optional.empty(),
                Optional.empty(), new LedgerUser(new StageClock(), words -> words, Optional.empty()))) {
            assertThat(ledgers.setup()).isEqualTo(Migrations.NEWEST - 9);
            assertThat(ledgers.setup()).isEqualTo(0);
            try (LedgerLock lock = ledgers.lock("NinjaOne", ME); Ledger ledger = lock.open()) {
                ledger.note("x", "y");
                RunId run = ledger.begin(LedgerFixture.usage(1));
                ledger.intents(run, Map.ofEntries(LedgerFixture.intent(LedgerFixture.SERVERS, "5")));
                assertThat(ledger.uncertain()).containsExactly(LedgerFixture.SERVERS);
            }
            assertThat(ledgers.names()).containsExactly("NinjaOne");
        }
    }
}
