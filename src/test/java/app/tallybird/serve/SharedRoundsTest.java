package app.tallybird.serve;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.app.Application;
import app.tallybird.app.Office;
import app.tallybird.http.Redactor;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.LedgerAddress;
import app.tallybird.ledger.LedgerUser;
import app.tallybird.ledger.SharedLedgers;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;
import app.tallybird.stage.StageClock;
import app.tallybird.stage.StagePostgres;

import static org.assertj.core.api.Assertions.assertThat;

/** Servers on one shared ledger, in a database that runs, is cut off, and is stopped. */
class SharedRoundsTest {

    private static final String NIGHT = "2026-11-03T02:30";
    private static final int MANY = 25;

    @TempDir
    private Path home;

    private ServerRoom room(StagePostgres server, String database, int customers) {
        String address = server.address(database);
        try (SharedLedgers ledgers = SharedLedgers.at(LedgerAddress.of(address, Optional.empty()), Optional.empty(), Optional.empty(),
                new LedgerUser(new StageClock(), new Redactor()::words, Optional.empty()))) {
            ledgers.setup();
        }
        ServerRoom room = new ServerRoom(home, customers, Map.of("TALLYBIRD_LEDGER", address));
        room.daily(Office.NINJA);
        room.office.clock.set(NIGHT);
        return room;
    }

    @Test
    void ofTwoServersOnePushes() {
        StagePostgres server = StagePostgres.shared();
        try (ServerRoom room = room(server, server.database(), Office.CUSTOMERS)) {
            Deque<Runnable> first = new ArrayDeque<>();
            Deque<Runnable> other = new ArrayDeque<>();
            ServerRoom.Machine one = room.new Machine(first::add).look();
            ServerRoom.Machine two = room.new Machine(other::add).look();
            first.removeFirst().run();
            other.removeFirst().run();
            assertThat(room.sent()).isEqualTo(2 * Office.CELLS);
            assertThat(one.lines("runs")).containsExactly("tallybird_runs_total{integration=\"NinjaOne EU\",result=\"done\"} 1.0");
            assertThat(two.lines("runs")).containsExactly("tallybird_runs_total{integration=\"NinjaOne EU\",result=\"skipped\"} 1.0");
        }
    }

    /** A period has one push, whichever of two servers whose clocks are ten minutes apart comes first. */
    @ParameterizedTest
    @CsvSource({"2026-11-03T02:35, 2026-11-03T02:25", "2026-11-03T02:25, 2026-11-03T02:35"})
    void ofTwoServersWithOtherClocksOnePushes(String first, String other) {
        StagePostgres server = StagePostgres.shared();
        try (ServerRoom room = room(server, server.database(), Office.CUSTOMERS)) {
            ServerRoom.Machine one = room.machine();
            ServerRoom.Machine two = room.machine();
            room.office.clock.set(first);
            one.look();
            room.office.clock.set(other);
            two.look();
            assertThat(room.sent()).isEqualTo(2 * Office.CELLS);
            for (String later : new String[]{first, other, NIGHT, "2026-11-03T02:45", "2026-11-04T02:25"}) {
                room.office.clock.set(later);
                one.look();
                two.look();
            }
            assertThat(room.sent()).isEqualTo(2 * Office.CELLS);
            room.office.clock.set("2026-11-04T02:30");
            two.look();
            assertThat(room.sent()).isEqualTo(3 * Office.CELLS);
        }
    }

    /** Like a computer that dies: its session is gone, and with it its lock. */
    @Test
    void whatACutConnectionLeftTheOtherServerFinishes() {
        StagePostgres server = StagePostgres.shared();
        String database = server.database();
        int cells = MANY * 8;
        try (ServerRoom room = room(server, database, MANY)) {
            ServerRoom.Machine other = room.machine();
            AtomicInteger came = new AtomicInteger();
            room.office.sandbox.synthesize().record(count -> {
                if (came.incrementAndGet() == 7) {
                    server.execute("postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'");
                }
            });
            room.office.secrets.write(new SecretName(".notices", "WEBHOOK_URL"),
                    Secret.of("https://hooks.example/services/T0/B0/kept-secret"));
            ServerRoom.Machine cut = room.machine().look();
            assertThat(room.office.sandbox.notices()).as("told without the ledger").singleElement().asString()
                    .contains("The shared ledger can not be reached");
            int sent = room.sent() - cells;
            assertThat(sent).isBetween(7, cells);
            assertThat(cut.lines("runs")).singleElement().asString().doesNotContain("done");
            other.look().look();
            assertThat(room.sent() - 2 * cells).as("what nobody could write down").isBetween(0, sent);
            assertThat(other.lines("runs")).containsExactly("tallybird_runs_total{integration=\"NinjaOne EU\",result=\"done\"} 1.0");
            try (Application application = room.office.start(); Ledger ledger = application.openLedger(Office.NINJA)) {
                assertThat(ledger.openRun()).isEmpty();
                assertThat(ledger.uncertain()).isEmpty();
                assertThat(ledger.accepted()).hasSize(cells);
            }
        }
    }

    /** The database was started again in the middle: that is no reason to let what is half sent lie for a quarter of an hour. */
    @Test
    void whatACutConnectionLeftIsFinishedInTheNextRoundThatReachesTheLedger() {
        StagePostgres server = StagePostgres.shared();
        String database = server.database();
        int cells = MANY * 8;
        try (ServerRoom room = room(server, database, MANY)) {
            AtomicInteger came = new AtomicInteger();
            room.office.sandbox.synthesize().record(count -> {
                if (came.incrementAndGet() == 7) {
                    server.execute("postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'");
                }
            });
            ServerRoom.Machine machine = room.machine().look();
            int sent = room.sent() - cells;
            assertThat(sent).isBetween(7, cells);
            machine.look().look();
            assertThat(room.sent() - 2 * cells).as("what nobody could write down").isBetween(0, sent);
            assertThat(machine.lines("runs")).contains("tallybird_runs_total{integration=\"NinjaOne EU\",result=\"done\"} 1.0");
        }
    }

    /** What ends each session, such as a limit of the database, is no reason to read the vendor and tell people every few seconds. */
    @Test
    void aConnectionThatIsCutAgainAndAgainIsWaitedForLonger() {
        StagePostgres server = StagePostgres.shared();
        String database = server.database();
        try (ServerRoom room = room(server, database, MANY)) {
            AtomicBoolean cut = new AtomicBoolean(true);
            room.office.sandbox.synthesize().record(count -> {
                if (cut.compareAndSet(true, false)) {
                    server.execute("postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'");
                }
            });
            ServerRoom.Machine machine = room.machine().look();
            cut.set(true);
            for (int round = 0; round < 3 && cut.get(); round++) {
                machine.look();
            }
            assertThat(cut).as("tried again at once").isFalse();
            int sent = room.sent();
            machine.look().look().look();
            assertThat(room.sent()).isEqualTo(sent);
            ServerRoom.Machine other = room.machine().look();
            assertThat(other.lines("runs")).contains("tallybird_runs_total{integration=\"NinjaOne EU\",result=\"done\"} 1.0");
        }
    }

    @Test
    @Timeout(120)
    void aDatabaseThatIsAwayIsSaidAndWaitedFor() throws Exception {
        try (StagePostgres server = StagePostgres.durable()) {
            try (ServerRoom room = room(server, server.database(), Office.CUSTOMERS)) {
                room.second();
                room.daily(ServerRoom.SECOND);
                room.office.clock.set("2026-11-04T02:30");
                Deque<Runnable> work = new ArrayDeque<>();
                ServerRoom.Machine machine = room.new Machine(work::add).look();
                assertThat(machine.readiness.against()).isEmpty();
                assertThat(work).hasSize(2);
                server.kill();
                machine.look();
                assertThat(machine.readiness.against()).singleElement().asString().contains("The shared ledger can not be reached");
                assertThat(machine.lines("integrations_unreadable")).containsExactly("tallybird_integrations_unreadable 1.0");
                server.startAgain();
                // what was found out of reach is not asked again at once
                while (!machine.readiness.against().isEmpty()) {
                    machine.look();
                }
                work.forEach(Runnable::run);
                assertThat(room.sent()).isEqualTo(2 * Office.CELLS);
            }
        }
    }
}
