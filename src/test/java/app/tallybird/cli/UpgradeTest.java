package app.tallybird.cli;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.ledger.OldLedger;

import static org.assertj.core.api.Assertions.assertThat;

/** A home that an earlier version has left is opened by this one: what was accepted, decided, marked and agreed is still known, and the next push goes on. */
class UpgradeTest {

    private static final int CONTRACTS = 8;
    private static final int PRICES = 9;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8, 9})
    void aHomeOfAnEarlierVersionKeepsWhatItHeld(int version) throws Exception {
        try (Desk desk = new Desk(folder).counts("901,Contoso,Seats,96", "902,Fabrikam,Seats,30", "903,Tailspin,Seats,7").ready()) {
            assertThat(desk.run("sync-usage", "--yes").code()).isZero();
            assertThat(desk.run("integrations", "leave-out", "--account", "903").code()).isZero();
            assertThat(desk.run("contracts", "set", "--customer", "902", "--service", "Seats", "--rule", "at-least", "--units", "40",
                    "--reason", "agreed").code()).isZero();
            assertThat(desk.run("prices", "set", "--service", "Seats", "--price", "5.50", "--currency", "USD").code()).isZero();
            desk.counts("901,Contoso,Seats,20", "902,Fabrikam,Seats,30", "903,Tailspin,Seats,7");
            assertThat(desk.run("sync-usage", "--yes").code()).isZero();
            List<String> history = pushes(desk);
            assertThat(history).hasSize(2);

            Path ledger = ledger();
            int newest = OldLedger.version(ledger);
            Path today = Files.move(ledger, folder.resolve("today.db"));
            for (String beside : List.of("-wal", "-shm")) {
                Files.deleteIfExists(ledger.resolveSibling(ledger.getFileName() + beside));
            }
            OldLedger.of(today, ledger, version);
            assertThat(OldLedger.version(ledger)).isEqualTo(version);

            assertThat(pushes(desk)).isEqualTo(history);
            assertThat(OldLedger.version(ledger)).isEqualTo(newest);
            assertThat(desk.run("history", "show", "R00002").out()).contains("Contoso", "96", "20");
            assertThat(desk.run("contracts", "list", "--json").json().getAsJsonArray("rules")).hasSize(version >= CONTRACTS ? 1 : 0);
            assertThat(desk.run("prices", "list", "--json").json().getAsJsonArray("prices")).hasSize(version >= PRICES ? 1 : 0);

            assertThat(desk.run("contracts", "list").out().contains("at least 40")).isEqualTo(version >= CONTRACTS);
            desk.counts("901,Contoso,Seats,21", "902,Fabrikam,Seats,30", "903,Tailspin,Seats,900");
            CommandFolder.Ended push = desk.run("sync-usage", "--yes");
            assertThat(push.code()).as(push.out() + push.err()).isZero();
            assertThat(desk.at()).isEqualTo(Map.of("901 Seats", new BigDecimal("21"), "902 Seats",
                    new BigDecimal(version >= CONTRACTS ? "40" : "30"), "903 Seats", new BigDecimal("7")));
            assertThat(pushes(desk)).hasSize(3).containsAll(history);
        }
    }

    private static List<String> pushes(Desk desk) throws Exception {
        return desk.run("history", "--json").json().getAsJsonArray("runs").asList().stream()
                .map(run -> run.getAsJsonObject().get("id").getAsString() + " " + run.getAsJsonObject().get("accepted")).toList();
    }

    private Path ledger() throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".db") && file.toString().contains("ledger")).findFirst().orElseThrow();
        }
    }
}
