package app.tallybird.cli;

import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.http.Time;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;

/** The demo goes all the way with every built-in connector, and the second push finds the same numbers. */
class DemoTest {

    @TempDir
    private Path folder;

    static Stream<String> connectors() {
        return new Catalog(Path.of("no-such-folder")).all().stream().map(entry -> entry.document().id())
                .filter(id -> !id.equals("ninjaone") && !id.equals("command"));
    }

    @ParameterizedTest
    @MethodSource("connectors")
    void goesAllTheWay(String id) {
        // the sandbox of a demo takes as many requests in a real second as Synthesize does
        CommandFolder.Ended ended = new Terminal(folder, Time.real(new StageClock())).run("demo", "--connector", id);

        assertThat(ended.out()).contains("SANDBOX", "== authenticate", "== sync-usage again").doesNotContain("  FAIL  ");
        assertThat(ended.err()).doesNotContain("! ");
        assertThat(ended.out().lines().filter(line -> line.startsWith("Run "))).hasSize(2)
                .allMatch(line -> line.contains(" 0 refused, 0 failed"));
        assertThat(ended.out()).containsPattern("holds [1-9]\\d* counts");
        assertThat(ended.code()).as(ended.err()).isZero();
    }

    @Test
    void saysWhichConnectorsThereAre() {
        CommandFolder.Ended ended = new Terminal(folder).run("demo", "--connector", "ninjaon");

        assertThat(ended.err()).contains("There is no connector \"ninjaon\". Did you mean \"ninjaone\"?");
        assertThat(ended.code()).isNotZero();
    }

    /** Where the demo sends a person at its end. */
    @Test
    void aConnectorSaysAllThatBelongsInAFileOfKeys() {
        assertThat(new Terminal(folder).run("connectors", "show", "ninjaone").out()).containsSubsequence("VENDOR_API_KEY",
                "PARTNER_API_KEY", "CONNECTOR=ninjaone", "CLIENT_ID", "CLIENT_SECRET (secret)");
    }

    @Test
    void failsWhenNothingArrived() {
        assertThat(DemoCommand.arrived(0)).get().extracting(Problem::code).isEqualTo(ProblemCode.FAILED);
        assertThat(DemoCommand.arrived(1)).isEmpty();
    }
}
