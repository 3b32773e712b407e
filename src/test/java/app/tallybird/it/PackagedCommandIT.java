package app.tallybird.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.cli.CommandFolder;
import app.tallybird.stage.Stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/** What only a process of its own can show: the packaged command from its start script to its exit code, two at once, and an interrupt. */
class PackagedCommandIT {

    @TempDir
    private Path folder;
    private CommandFolder cli;

    @BeforeEach
    void open() throws IOException {
        cli = CommandFolder.real(folder);
    }

    @AfterEach
    void close() {
        cli.close();
    }

    @Test
    void theFiveVerbsAfterOneAnother() throws Exception {
        for (String verb : List.of("authenticate", "sync-services", "sync-accounts", "update-status")) {
            CommandFolder.Ended ended = cli.end(cli.start(verb));
            assertThat(ended.code()).as(verb + ": " + ended.err()).isZero();
        }
        CommandFolder.Ended held = cli.end(cli.start("sync-usage", "--json"));
        assertThat(held.code()).isEqualTo(4);
        assertThat(cli.end(cli.start("sync-usage", "--plan", held.json().get("heldPlan").getAsString(), "--rate", "50")).code()).isZero();
        assertThat(cli.sandbox.synthesize().counts()).isEqualTo(cli.expected());
        assertThat(cli.sandbox.synthesize().throttled()).isZero();
        assertThat(cli.end(cli.start("sync-usge")).code()).isEqualTo(64);
    }

    @Test
    void elevenWhenAnotherRunHoldsTheIntegration() throws Exception {
        smallAndSetUp();
        cli.sandbox.latency(Duration.ofMillis(400));
        Process first = cli.start("sync-usage", "--yes", "--rate", "1");
        while (cli.sandbox.synthesize().accepted().isEmpty()) {
            assertThat(first.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        try {
            CommandFolder.Ended ended = cli.end(cli.start("sync-usage", "--yes"));
            assertThat(ended.code()).isEqualTo(11);
            assertThat(ended.err()).containsPattern("sync-usage \\(process [0-9]+ on ");
            // Windows' numbers are not those of the system that Wine runs on
            if (System.getProperty("tallybird.wine") == null) {
                assertThat(Stream.concat(Stream.of(first.pid()), first.descendants().map(ProcessHandle::pid)))
                        .anyMatch(pid -> ended.err().contains("sync-usage (process " + pid + " on "));
            }
        } finally {
            CommandFolder.kill(first);
        }
    }

    @Test
    void hundredAndThirtyWhenInterruptedAndTheNextRunFinishes() throws Exception {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"), "Windows has no such signal");
        assumeFalse(interruptsAreIgnored(), "this shell ignores SIGINT");
        smallAndSetUp();
        Process push = cli.start("sync-usage", "--yes", "--rate", "5");
        while (cli.sandbox.synthesize().accepted().size() < 3) {
            assertThat(push.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        new ProcessBuilder("kill", "-INT", String.valueOf(push.pid())).start().waitFor();
        assertThat(cli.end(push).code()).isEqualTo(130);
        assertThat(cli.sandbox.synthesize().accepted().size()).isLessThan(24);
        assertThat(cli.end(cli.start("sync-usage", "--yes")).code()).isEqualTo(0);
        assertThat(cli.sandbox.synthesize().counts()).isEqualTo(cli.expected());
    }

    private void smallAndSetUp() {
        Stage.only(cli.sandbox, 3);
        cli.setUp();
    }

    /** SigIgn of /proc/self/status, bit 2 for SIGINT; shells set it for commands in the background, and children inherit it. */
    private static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status) && Files.readAllLines(status).stream().filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }
}
