package app.tallybird.ui;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What can be said when the window is started; anything else is refused with a sentence. */
class StartOptionsTest {

    @Test
    void readsBothWaysOfWriting() {
        assertThat(StartOptions.parse(List.of("--demo", "--home=/data/x", "--sandbox-url", "http://127.0.0.1:8080", "--rate", "20",
                "--safe-graphics", "--ledger=postgresql://anna@db.example.com/tallybird"), "")).isEqualTo(
                        new StartOptions(true, Optional.of(Path.of("/data/x")), Optional.of("postgresql://anna@db.example.com/tallybird"),
                                Optional.of(URI.create("http://127.0.0.1:8080")), 20, true));
        assertThat(StartOptions.parse(List.of(), "http://127.0.0.1:9").sandbox()).contains(URI.create("http://127.0.0.1:9"));
        assertThat(StartOptions.parse(List.of(), ""))
                .isEqualTo(new StartOptions(false, Optional.empty(), Optional.empty(), Optional.empty(), 0, false));
    }

    /** As the command line has it, so that the page of the shared ledger is true of both. */
    @Test
    void aLedgerThatIsNamedIsTheOneOfThisStart() {
        String address = "postgresql://anna@db.example.com/tallybird";
        assertThat(StartOptions.parse(List.of("--ledger", address), "").surroundings().environment()).containsEntry("TALLYBIRD_LEDGER",
                address);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> StartOptions.parse(List.of("--fast"), "")).isInstanceOf(ProblemException.class)
                .hasMessageContaining("The window does not know \"--fast\".");
        assertThatThrownBy(() -> StartOptions.parse(List.of("--home"), "")).hasMessageContaining("--home needs a value.");
        assertThatThrownBy(() -> StartOptions.parse(List.of("--rate", "96"), ""))
                .hasMessageContaining("--rate 96 is not between 1 and 95.");
        assertThatThrownBy(() -> StartOptions.parse(List.of("--sandbox-url", "https://example.org"), ""))
                .isInstanceOf(ProblemException.class);
    }
}
