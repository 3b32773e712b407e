package app.tallybird.cli;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.problem.ProblemCode;
import app.tallybird.stage.StagePostgres;

import static org.assertj.core.api.Assertions.assertThat;

/** A ledger with a push in it goes into a database, is worked with there, and comes back. */
class LedgerMoveCommandTest {

    @TempDir
    private Path folder;
    private final String address = StagePostgres.shared().address(StagePostgres.shared().database());

    @Test
    void whatWasPushedBeforeIsComparedWithThereAndHereAgain() throws Exception {
        try (Desk desk = new Desk(folder).counts("1,Bellows,Seats,5", "2,Fabrikam,Seats,7").ready()) {
            assertThat(desk.run("sync-usage", "--yes").code()).isZero();
            Path ledger = folder.resolve("home/ledger/sandbox/csv.db");
            byte[] before = Files.readAllBytes(ledger);

            assertThat(desk.run("ledger", "setup", "--ledger", address).code()).isZero();
            CommandFolder.Ended tried = desk.run("ledger", "move", "--to", address, "--dry-run");
            assertThat(tried.out()).contains("Would move from ").contains("csv (practice): 1 push, accepted units 12, ");
            assertThat(ledger).hasBinaryContent(before);
            CommandFolder.Ended moved = desk.run("ledger", "move", "--to", address);
            assertThat(moved.out()).startsWith("Moved from ").contains("Rows and hashes are the same on both sides.");
            assertThat(moved.code()).isZero();

            assertThat(desk.run("ledger", "status").out()).contains("The ledger is shared: postgresql://127.0.0.1:");
            String away = desk.run("ledger", "status", "--ledger", "embedded").out();
            assertThat(away).startsWith("The ledger is on this computer: ").contains("It was moved to postgresql://127.0.0.1:",
                    ": nothing is sent from here any more.");
            assertThat(desk.run("ledger", "status", "--json").json().get("movedTo").isJsonNull()).isTrue();
            CommandFolder.Ended left = desk.counts("1,Bellows,Seats,6", "2,Fabrikam,Seats,7").run("sync-usage", "--yes", "--ledger",
                    "embedded");
            assertThat(left.err()).contains("The ledger was moved to postgresql://127.0.0.1:");
            assertThat(left.code()).isEqualTo(ProblemCode.LEDGER_MOVED.exitCode());
            assertThat(desk.at()).isEqualTo(Map.of("1 Seats", new BigDecimal("5"), "2 Seats", new BigDecimal("7")));
            assertThat(desk.run("sync-usage", "--yes").out()).contains("Bellows");
            assertThat(desk.at()).isEqualTo(Map.of("1 Seats", new BigDecimal("6"), "2 Seats", new BigDecimal("7")));

            CommandFolder.Ended back = desk.run("ledger", "move", "--to", "embedded");
            assertThat(back.out()).contains("csv (practice): 2 pushes, accepted units 13, ");
            assertThat(desk.run("ledger", "status").out()).startsWith("The ledger is on this computer: ");
            assertThat(desk.run("ledger", "status").out()).doesNotContain("It was moved");
            CommandFolder.Ended closed = desk.run("ledger", "status", "--ledger", address);
            assertThat(closed.out()).startsWith("The ledger is shared: ").contains("It was moved to ",
                    ": nothing is sent from here any more.");
            assertThat(desk.run("history", "--json").json().getAsJsonArray("runs")).hasSize(2);
            assertThat(desk.run("history", "--ledger", address).err()).contains("The ledger was moved to ");
        }
    }

    @Test
    void whereToMustBeSaid() throws Exception {
        try (Desk desk = new Desk(folder).counts("1,Bellows,Seats,5")) {
            assertThat(desk.run("ledger", "move").code()).isEqualTo(ProblemCode.WRONG_USE.exitCode());
            assertThat(desk.run("ledger", "move", "--to", "embedded").err()).contains("The ledger is on this computer already.");
            assertThat(desk.run("ledger", "move", "--to", "mysql://x/y").err()).contains("The address of the ledger can not be read.");
        }
    }
}
