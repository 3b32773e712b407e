package app.tallybird.app;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.ledger.LedgerAddress;
import app.tallybird.secret.SecretName;

import static org.assertj.core.api.Assertions.assertThat;

/** Two databases of one name on one host are two places; where the port is the usual one the name is what it always was. */
class LedgerPasswordNameTest {

    @ParameterizedTest
    @CsvSource({"db.example.com, ledger/db.example.com/msp", "db.example.com:5432, ledger/db.example.com/msp",
            "db.example.com:5433, ledger/db.example.com:5433/msp", "[::1], ledger/::1/msp", "[::1]:5433, ledger/[::1]:5433/msp"})
    void aPasswordIsKeptByHostAndPort(String server, String name) {
        assertThat(LedgerPlace.name(LedgerAddress.of("postgresql://anna@" + server + "/msp", Optional.empty())))
                .isEqualTo(new SecretName(name, "anna"));
    }
}
