package app.tallybird.ledger;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LedgerAddressTest {

    @ParameterizedTest
    @CsvSource({"postgresql://anna@db.example.com/tallybird, anna, tallybird",
            "postgresql://anna@db.example.com:5433/tallybird, anna, tallybird",
            "postgresql://anna@[::1]/tallybird?tls=off, anna, tallybird",
            "postgresql://anna%40contoso@db.example.com/tallybird, anna@contoso, tallybird",
            "postgresql://anna@db.example.com/of%20the%20office, anna, of the office"})
    void whatIsWrittenReadsTheSameAgain(String text, String user, String database) {
        LedgerAddress address = LedgerAddress.of(text, Optional.empty());
        assertThat(address.user()).isEqualTo(user);
        assertThat(address.database()).isEqualTo(database);
        assertThat(address.text()).isEqualTo(text);
        assertThat(LedgerAddress.of(address.text(), Optional.empty())).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?sslmode=disable", "?tls=off", "?tls=off&sslmode=disable", "?socketFactory=a.B", "%3Fsslmode=disable",
            "%3FsocketFactory%3Da.B", "?password=hunter2", "%26loggerFile%3Dx", "#x", "/x", "%2Fx", "%00", "%253Fsslmode"})
    void nothingElseIsSaidInIt(String more) {
        assertThatThrownBy(() -> LedgerAddress.of("postgresql://anna@db.example.com/tallybird" + more, Optional.empty()))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.problem().code()).isEqualTo(ProblemCode.WRONG_USE);
                    assertThat(problem.problem().what()).doesNotContain("anna", "hunter2");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://anna:hunter2@db.example.com/tallybird", "postgresql://anna%3Ahunter2@db.example.com/tallybird"})
    void aPasswordInItIsRefusedAndNotRepeated(String text) {
        assertThatThrownBy(() -> LedgerAddress.of(text, Optional.empty())).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.problem().sentence()).contains("holds a password").doesNotContain("hunter2"));
    }
}
