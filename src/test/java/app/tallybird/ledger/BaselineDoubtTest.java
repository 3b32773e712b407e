package app.tallybird.ledger;

import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static app.tallybird.ledger.LedgerFixture.CLOCK;
import static app.tallybird.ledger.LedgerFixture.SERVERS;
import static app.tallybird.ledger.LedgerFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

/** Doubt about one send must outlive the refusal of another. */
@ParameterizedClass
@EnumSource(LedgerStore.class)
class BaselineDoubtTest {

    @Parameter
    private LedgerStore store;

    @TempDir
    private Path folder;

    /** 5 was accepted, 6 may have arrived, 8 was turned down: the server has 5 or 6, so 5 can not be taken for granted. */
    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "NOT_MAPPED"})
    void whatIsTurnedDownDoesNotEndTheDoubtOfAnEarlierSend(Outcome turnedDown) {
        try (Ledger ledger = store.open(folder.resolve("ledger.db"), CLOCK)) {
            run(ledger, SERVERS, "5", Outcome.ACCEPTED);
            run(ledger, SERVERS, "6", Optional.empty());
            run(ledger, SERVERS, "8", turnedDown);

            assertThat(ledger.uncertain()).containsExactly(SERVERS);
        }
    }

    @Test
    void aRefusalSaysThatTheCellIsMappedNow() {
        try (Ledger ledger = store.open(folder.resolve("ledger.db"), CLOCK)) {
            run(ledger, SERVERS, "5", Outcome.NOT_MAPPED);
            run(ledger, SERVERS, "6", Outcome.REFUSED);

            assertThat(ledger.withoutPlace()).isEmpty();
        }
    }
}
