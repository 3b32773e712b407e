package app.tallybird.ledger;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.problem.ProblemException;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The file of an earlier version becomes one of today as a whole or not at all, whoever else does the same. */
class UpgradedFileTest {

    private static final String CELL = "INSERT INTO cell (account_id, service_key, accepted) VALUES ('1', 'servers', '12')";

    @TempDir
    private Path folder;

    private static int tables(Path file) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var rows = connection.createStatement().executeQuery("SELECT COUNT(*) FROM sqlite_master")) {
            return rows.getInt(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 9, 10})
    void anUpgradeThatBreaksOffLeavesItAsItWas(int version) throws Exception {
        Path file = folder.resolve("NinjaOne.db");
        OldLedger.write(file, version, CELL);
        int before = tables(file);
        try (Database database = Sqlite.open(file)) {
            assertThatThrownBy(() -> database.change(session -> {
                session.upgrade(version);
                throw new SQLException("the end of the program");
            })).isInstanceOf(ProblemException.class);
        }
        assertThat(OldLedger.version(file)).isEqualTo(version);
        assertThat(tables(file)).isEqualTo(before);
        try (Ledger ledger = Ledger.open(file, new StageClock())) {
            assertThat(ledger.accepted()).hasToString("{CellKey[accountId=1, serviceKey=servers]=12}");
        }
        assertThat(OldLedger.version(file)).isEqualTo(Migrations.NEWEST);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void threeThatOpenItAtTheSameTimeAllCan(int version) throws Exception {
        Path file = folder.resolve("NinjaOne.db");
        OldLedger.write(file, version, CELL);
        CyclicBarrier start = new CyclicBarrier(3);
        Callable<Integer> opens = () -> {
            start.await();
            try (Ledger ledger = Ledger.open(file, new StageClock())) {
                return ledger.accepted().size();
            }
        };
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (Future<Integer> one : threads.invokeAll(List.of(opens, opens, opens))) {
                assertThat(one.get()).isEqualTo(1);
            }
        }
        assertThat(OldLedger.version(file)).isEqualTo(Migrations.NEWEST);
    }
}
