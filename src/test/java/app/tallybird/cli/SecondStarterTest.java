package app.tallybird.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.ledger.IntegrationLock;

import static org.assertj.core.api.Assertions.assertThat;

/** Who comes second does not wait for the first: not a moment of waiting is asked for, nobody is asked anything, and it ends with 11. */
class SecondStarterTest {

    private static final IntegrationLock.Holder FIRST = new IntegrationLock.Holder(41, "desk", Instant.parse("2026-03-01T02:30:00Z"),
            "window");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--unattended", "--yes", "--dry-run"})
    void endsAtOnceWithElevenAndTheNameOfTheFirst(String how) throws Exception {
        try (Desk desk = new Desk(folder).counts("1,Acme,Seats,4").ready()) {
            List<IntegrationLock> held = new ArrayList<>();
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".lock")).forEach(file -> held.add(IntegrationLock.take(file, FIRST)));
            }
            assertThat(held).hasSize(1);
            long waited = desk.waits.nanos();
            int asked = desk.sandbox.requests().lines().size();
            CommandFolder.Ended ended = desk.run("sync-usage", how);
            assertThat(ended.code()).isEqualTo(11);
            assertThat(ended.err()).contains("window (process 41 on desk, since 2026-03-01T02:30:00Z)");
            assertThat(desk.waits.nanos()).isEqualTo(waited);
            assertThat(desk.sandbox.requests().lines().size()).isEqualTo(asked);
            held.getFirst().close();
            assertThat(desk.run("sync-usage", "--yes").code()).as("as soon as it is free").isZero();
        }
    }
}
