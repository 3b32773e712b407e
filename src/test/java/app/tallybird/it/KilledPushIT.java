package app.tallybird.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.cli.CommandFolder;
import app.tallybird.sandbox.Customers.Device;
import app.tallybird.stage.Stage;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code kill -9} in the middle of a push; the next start leaves exactly the newest plan, and sends little twice. */
class KilledPushIT {

    /** For more: {@code mvn verify -Dtallybird.kills=200}. */
    private static final int KILLS = Integer.getInteger("tallybird.kills", 6);
    private static final int CUSTOMERS = 8;
    /** What may be in flight or noted as intended when the process dies. */
    private static final int TWICE = 64 + 50;

    @TempDir
    private Path folder;

    @Test
    void theNextStartFinishesExactlyTheNewestPlan() throws Exception {
        Random random = new Random(42);
        for (int round = 0; round < KILLS; round++) {
            try (CommandFolder cli = CommandFolder.real(Files.createDirectory(folder.resolve("round" + round)))) {
                Stage.only(cli.sandbox, CUSTOMERS);
                cli.setUp();
                int before = 1 + random.nextInt(CUSTOMERS * 8 - 2);
                Device more = new Device(99_000, 1 + random.nextInt(CUSTOMERS), "WINDOWS_SERVER", false, false);
                boolean goesBack = round % 2 == 1;
                if (goesBack) {
                    cli.sandbox.customers().addDevice(more);
                }
                Process push = cli.start("sync-usage", "--yes", "--rate", "60", "--rebuild", round % 3 == 0 ? "once" : "each");
                while (cli.sandbox.synthesize().accepted().size() < before) {
                    assertThat(push.isAlive()).as("round %d", round).isTrue();
                    Thread.onSpinWait();
                }
                CommandFolder.kill(push);
                int sent = cli.sandbox.synthesize().accepted().size();
                int builds = cli.sandbox.synthesize().builds();
                if (goesBack) {
                    cli.sandbox.customers().remove(more);
                }
                CommandFolder.Ended again = cli.run("sync-usage", "--yes", "--rate", "95", "--rebuild", "once");
                assertThat(again.code()).as(again.err()).isEqualTo(0);
                assertThat(cli.sandbox.synthesize().counts()).as("round %d", round).isEqualTo(cli.expected());
                assertThat(cli.sandbox.synthesize().accepted().size() - CUSTOMERS * 8).isLessThanOrEqualTo(Math.min(TWICE, sent) + 1);
                assertThat(cli.sandbox.synthesize().builds()).as("a building call ends it").isEqualTo(builds + 1);
                assertThat(cli.run("status").out()).doesNotContain("interrupted").doesNotContain("owed");
            }
        }
    }
}
