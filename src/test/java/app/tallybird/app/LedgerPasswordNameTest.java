package app.tallybird.app;

import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.http.Redactor;
import app.tallybird.ledger.LedgerAddress;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;
import app.tallybird.secret.SessionStore;
import app.tallybird.settings.Home;
import app.tallybird.stage.Stage;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Two databases of one name on one host are two places; where the port is the usual one the name is what it always was. */
class LedgerPasswordNameTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"db.example.com, ledger/db.example.com/msp", "db.example.com:5432, ledger/db.example.com/msp",
            "db.example.com:5433, ledger/db.example.com:5433/msp", "[::1], ledger/::1/msp", "[::1]:5433, ledger/[::1]:5433/msp"})
    void aPasswordIsKeptByHostAndPort(String server, String name) {
        assertThat(LedgerPlace.name(LedgerAddress.of("postgresql://anna@" + server + "/msp", Optional.empty())))
                .isEqualTo(new SecretName(name, "anna"));
    }

    /** Before the port was part of the name, it was kept under the host alone. */
    @Test
    void aPasswordThatIsKeptUnderTheHostAloneIsFoundUntilThereIsOneOfThePort() {
        SessionStore secrets = new SessionStore("this is a test");
        LedgerAddress address = LedgerAddress.of("postgresql://anna@[::1]:5433/msp", Optional.empty());
        try (LedgerPlace place = new LedgerPlace(new Home(folder), Stage.around(folder, Stage.time(new StageClock()), "anna"),
                Optional.empty(), new LedgerPlace.Needs(new Redactor(), () -> secrets))) {
            assertThat(place.password(address)).isEmpty();
            secrets.write(new SecretName("ledger/::1/msp", "anna"), Secret.of("the old one"));
            assertThat(place.password(address).map(Secret::reveal)).contains("the old one");
            secrets.write(LedgerPlace.name(address), Secret.of("the new one"));
            assertThat(place.password(address).map(Secret::reveal)).contains("the new one");
        }
    }
}
