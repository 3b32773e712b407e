package app.tallybird.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.Application;
import app.tallybird.app.Integrations;
import app.tallybird.app.NeedsYou;
import app.tallybird.app.Office;
import app.tallybird.app.OpenIntegration;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.Attempt;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.RunEnd;
import app.tallybird.ledger.RunRecord;
import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.PlayedFault;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.schedule.Programs;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;

import static org.assertj.core.api.Assertions.assertThat;

/** What a server does round by round, with the clock in hand. */
class RoundsTest {

    private static final String NINJA_HOST = "ninjarmm.com";
    /** More counts than are on their way at once. */
    private static final int MANY = 25;
    private static final String NIGHT = "2026-11-03T02:30";

    @TempDir
    private Path home;
    private ServerRoom room;

    @BeforeEach
    void open() {
        room = new ServerRoom(home);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private List<Attempt> attempts() {
        try (Application application = room.office.start(); Ledger ledger = application.openLedger(Office.NINJA)) {
            return ledger.attempts(20);
        }
    }

    /** A clock that is set back, summer time that ends and a night without a server make neither two pushes of a period nor none. */
    @Test
    void aPeriodHasOnePushHoweverOftenItIsLookedAt() {
        room.daily(Office.NINJA);
        ServerRoom.Machine machine = room.machine();
        machine.look().look();
        assertThat(room.sent()).isEqualTo(Office.CELLS);
        room.office.clock.set(NIGHT);
        machine.look().look();
        assertThat(room.sent()).isEqualTo(2 * Office.CELLS);
        room.office.clock.set("2026-11-03T01:45");
        machine.look();
        room.office.clock.set("2026-11-03T23:59");
        machine.look();
        room.office.clock.set("2026-11-04T02:29");
        machine.look();
        assertThat(room.sent()).isEqualTo(2 * Office.CELLS);
        room.office.clock.set("2026-11-08T11:00");
        machine.look().look();
        room.machine().look();
        assertThat(room.sent()).isEqualTo(3 * Office.CELLS);
        assertThat(machine.lines("runs")).containsExactly("tallybird_runs_total{integration=\"NinjaOne EU\",result=\"done\"} 2.0");
    }

    /** Both have seen that it is due before one of them pushed. */
    @Test
    void ofTwoServersOnePushes() {
        room.daily(Office.NINJA);
        SynthesizeSide second = room.second();
        room.daily(ServerRoom.SECOND);
        room.office.clock.set(NIGHT);
        int before = second.accepted().size();
        Deque<Runnable> first = new ArrayDeque<>();
        Deque<Runnable> other = new ArrayDeque<>();
        ServerRoom.Machine one = room.new Machine(first::add);
        ServerRoom.Machine two = room.new Machine(other::add);
        one.look().look();
        two.look();
        assertThat(first).hasSize(2);
        assertThat(other).hasSize(2);
        first.removeFirst().run();
        other.removeLast().run();
        first.removeFirst().run();
        other.removeFirst().run();
        assertThat(room.sent()).isEqualTo(2 * Office.CELLS);
        assertThat(second.accepted()).hasSize(before + Office.CELLS);
        assertThat(one.lines("runs")).containsExactly("tallybird_runs_total{integration=\"NinjaOne EU\",result=\"done\"} 1.0",
                "tallybird_runs_total{integration=\"Second\",result=\"skipped\"} 1.0");
        assertThat(two.lines("runs")).containsExactly("tallybird_runs_total{integration=\"NinjaOne EU\",result=\"skipped\"} 1.0",
                "tallybird_runs_total{integration=\"Second\",result=\"done\"} 1.0");
    }

    @Test
    void anIntegrationThatSomebodyHoldsIsTriedAgainInTheNextRound() {
        room.daily(Office.NINJA);
        room.office.clock.set(NIGHT);
        ServerRoom.Machine machine = room.machine();
        try (Application other = room.office.start(); OpenIntegration held = other.openIntegration("sync-usage")) {
            machine.look().look();
        }
        assertThat(room.sent()).isEqualTo(Office.CELLS);
        assertThat(attempts()).isEmpty();
        assertThat(machine.lines("runs")).isEmpty();
        machine.look();
        assertThat(room.sent()).isEqualTo(2 * Office.CELLS);
    }

    /** What was in the middle of being sent is asked to stop: what is on its way arrives, and the next server sends exactly the rest. */
    @Test
    void aServerThatIsAskedToEndStopsBetweenCountsAndTheNextOneSendsTheRest() {
        int cells = MANY * 8;
        try (ServerRoom busy = new ServerRoom(home.resolve("busy"), MANY)) {
            busy.daily(Office.NINJA);
            busy.office.clock.set(NIGHT);
            Cancel stop = Cancel.create();
            AtomicInteger came = new AtomicInteger();
            busy.office.sandbox.synthesize().record(count -> {
                if (came.incrementAndGet() == 7) {
                    stop.halt();
                }
            });
            ServerRoom.Machine machine = busy.machine().look(stop);
            int sent = busy.sent() - cells;
            assertThat(sent).isBetween(7, cells - 1);
            assertThat(machine.lines("runs")).containsExactly("tallybird_runs_total{integration=\"NinjaOne EU\",result=\"cancelled\"} 1.0");
            try (Application application = busy.office.start(); Ledger ledger = application.openLedger(Office.NINJA)) {
                RunRecord run = ledger.runs(1).getFirst();
                assertThat(run.ending()).contains(RunEnd.CANCELLED);
                assertThat(run.accepted()).isEqualTo(sent);
                assertThat(ledger.uncertain()).as("what was on its way was waited for").isEmpty();
                assertThat(ledger.attempts(1)).isEmpty();
            }
            machine.look(stop);
            assertThat(busy.sent() - cells).as("nothing new begins").isEqualTo(sent);
            busy.machine().look();
            assertThat(busy.sent()).as("each count once").isEqualTo(2 * cells);
            busy.machine().look();
            assertThat(busy.sent()).isEqualTo(2 * cells);
        }
    }

    @Test
    void whatMayPassByItselfIsTriedAgainLaterAndLater() {
        room.daily(Office.NINJA);
        room.office.sandbox.fault(PlayedFault.status(NINJA_HOST, "/v2/", 1_000, 500));
        room.office.clock.set(NIGHT);
        ServerRoom.Machine machine = room.machine();
        machine.look().look();
        assertThat(attempts()).hasSize(1);
        for (int minutes : new int[]{15, 30, 60, 120, 240, 240}) {
            room.office.clock.pass(Duration.ofMinutes(minutes).minusSeconds(1));
            int before = attempts().size();
            room.machine().look();
            assertThat(attempts()).as("another server, a second before %d minutes", minutes).hasSize(before);
            room.office.clock.pass(Duration.ofSeconds(1));
            machine.look().look();
            assertThat(attempts()).as("after %d minutes", minutes).hasSize(before + 1);
        }
        room.office.sandbox.noFaults();
        machine.look();
        assertThat(room.sent()).isEqualTo(Office.CELLS);
        room.office.clock.pass(Duration.ofHours(4));
        machine.look().look();
        assertThat(room.sent()).isEqualTo(2 * Office.CELLS);
        room.office.sandbox.fault(PlayedFault.status(NINJA_HOST, "/v2/", 1_000, 500));
        room.office.clock.set("2026-11-04T02:30");
        machine.look();
        assertThat(attempts()).as("a new period begins anew").hasSize(9);
    }

    @Test
    void whatWaitsForAPersonIsTriedOnceADayAndAtOnceWithANewSecret() {
        room.daily(Office.NINJA);
        room.office.clock.set(NIGHT);
        room.office.secrets.write(new SecretName(Office.NINJA, "clientSecret"), Secret.of("an old one that is gone"));
        ServerRoom.Machine machine = room.machine().look();
        room.office.clock.set("2026-11-03T20:30");
        machine.look();
        assertThat(attempts()).extracting(Attempt::result).containsExactly("VENDOR_SIGN_IN");
        try (Application application = room.office.start()) {
            new Integrations(application, (command, input) -> new Programs.Ran(Programs.MISSING, "")).replaceSecret(Office.NINJA,
                    "clientSecret", Secret.of(NinjaSide.CLIENT_SECRET));
        }
        machine.look();
        assertThat(room.sent()).isEqualTo(2 * Office.CELLS);
    }

    /** Whoever starts a server again has set something right; what lacks something is asked of nobody outside. */
    @Test
    void aRefusedSignInIsTriedByAServerThatWasStartedAgainAndWhatLacksSomethingEachQuarterOfAnHour() {
        room.daily(Office.NINJA);
        room.office.clock.set(NIGHT);
        SecretName secret = new SecretName(Office.NINJA, "clientSecret");
        room.office.secrets.write(secret, Secret.of("an old one that is gone"));
        ServerRoom.Machine machine = room.machine().look();
        room.office.clock.pass(Duration.ofHours(1));
        machine.look();
        assertThat(attempts()).hasSize(1);
        room.machine().look();
        assertThat(attempts()).extracting(Attempt::result).containsExactly("VENDOR_SIGN_IN", "VENDOR_SIGN_IN");
        room.office.secrets.delete(secret);
        room.office.clock.pass(Duration.ofDays(1));
        machine.look();
        room.office.clock.pass(Duration.ofMinutes(14));
        machine.look();
        assertThat(attempts()).hasSize(3).first().extracting(Attempt::result).isEqualTo("CONFIGURATION");
        room.office.clock.pass(Duration.ofMinutes(1));
        machine.look();
        assertThat(attempts()).hasSize(4);
        room.office.secrets.write(secret, Secret.of(NinjaSide.CLIENT_SECRET));
        room.office.clock.pass(Duration.ofMinutes(15));
        machine.look();
        assertThat(room.sent()).isEqualTo(2 * Office.CELLS);
    }

    @Test
    void whatNoServerWasThereForIsSaidSo() {
        room.daily(Office.NINJA);
        room.office.clock.set("2026-11-03T09:00");
        try (Application application = room.office.start()) {
            assertThat(new NeedsYou(application).all()).singleElement().extracting(NeedsYou.Need::words)
                    .isEqualTo("The push of 3 Nov 2026, 02:30 did not run: no server was there to make it.");
        }
    }

    @Test
    void aHeldPlanIsCountedAndNotMadeAgain() {
        room.daily(Office.NINJA);
        room.office.sandbox.customers().keepDevices(2, 1);
        room.office.clock.set(NIGHT);
        ServerRoom.Machine machine = room.machine().look();
        room.office.clock.pass(Duration.ofHours(5));
        machine.look();
        assertThat(attempts()).extracting(Attempt::result).containsExactly("HELD");
        assertThat(machine.lines("integrations")).contains("tallybird_integrations 1.0", "tallybird_integrations_held 1.0");
        assertThat(machine.lines("runs")).containsExactly("tallybird_runs_total{integration=\"NinjaOne EU\",result=\"held\"} 1.0");
    }

    @Test
    void settingsCountForTheNextRoundAndNoneForOneWithoutASchedule() {
        room.office.clock.set(NIGHT);
        ServerRoom.Machine machine = room.machine().look();
        assertThat(room.sent()).isEqualTo(Office.CELLS);
        room.office.clock.set("2026-11-03T02:00");
        room.daily(Office.NINJA);
        machine.look();
        room.office.clock.set(NIGHT);
        pause(true);
        machine.look();
        assertThat(room.sent()).isEqualTo(Office.CELLS);
        pause(false);
        machine.look();
        assertThat(room.sent()).isEqualTo(2 * Office.CELLS);
        room.schedule(Office.NINJA, Optional.empty());
        room.office.clock.set("2026-11-05T02:30");
        machine.look();
        assertThat(room.sent()).isEqualTo(2 * Office.CELLS);
    }

    private void pause(boolean paused) {
        try (Application application = room.office.start()) {
            application.settings().change(Office.NINJA, saved -> saved.withPaused(paused));
        }
    }

    @Test
    void whatIsWrongWithOneKeepsNoOther() throws IOException {
        room.daily(Office.NINJA);
        SynthesizeSide second = room.second();
        room.daily(ServerRoom.SECOND);
        room.office.clock.set(NIGHT);
        Path settings = home.resolve("integrations").resolve(Office.NINJA + ".json");
        String good = Files.readString(settings);
        Files.writeString(settings, "{ not json");
        int before = second.accepted().size();
        ServerRoom.Machine machine = room.machine().look();
        assertThat(second.accepted()).hasSize(before + Office.CELLS);
        assertThat(machine.readiness.against()).isEmpty();
        assertThat(machine.lines("integrations")).contains("tallybird_integrations 2.0", "tallybird_integrations_unreadable 1.0");
        Files.writeString(settings, good);
        Files.writeString(home.resolve("ledger").resolve("sandbox").resolve(ServerRoom.SECOND + ".db"), "no database");
        machine.look();
        assertThat(room.sent()).isEqualTo(2 * Office.CELLS);
        assertThat(machine.readiness.against()).isEmpty();
    }

    /** Until it comes back it is looked for less and less often. */
    @Test
    void aLedgerOutOfReachIsSaidAndWaitedFor() throws IOException {
        room.daily(Office.NINJA);
        Path ledgers = home.resolve("ledger");
        Path away = home.resolve("away");
        ServerRoom.Machine machine = room.machine();
        assertThat(machine.readiness.against()).containsExactly("The first look at the schedules is not over.");
        machine.look();
        assertThat(machine.readiness.against()).isEmpty();
        assertThat(machine.rounds().pause(Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(20));
        Files.move(ledgers, away);
        Files.writeString(ledgers, "in the way");
        room.office.clock.set(NIGHT);
        for (int seconds : new int[]{40, 80, 120, 120}) {
            machine.look();
            assertThat(machine.rounds().pause(Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(seconds));
            assertThat(machine.readiness.against()).singleElement().asString().contains("\"NinjaOne EU\": The folder ");
        }
        Files.delete(ledgers);
        Files.move(away, ledgers);
        machine.look();
        assertThat(machine.readiness.against()).isEmpty();
        assertThat(machine.rounds().pause(Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(20));
        assertThat(room.sent()).isEqualTo(2 * Office.CELLS);
    }

    @Test
    void theMetersTellWhatCameOfItAndNoCustomer() {
        room.daily(Office.NINJA);
        room.office.clock.set(NIGHT);
        ServerRoom.Machine machine = room.machine();
        machine.look();
        room.office.clock.pass(Duration.ofSeconds(90));
        machine.look();
        assertThat(machine.lines("counts")).containsExactly("tallybird_counts_total{integration=\"NinjaOne EU\",outcome=\"accepted\"} 40.0",
                "tallybird_counts_total{integration=\"NinjaOne EU\",outcome=\"failed\"} 0.0",
                "tallybird_counts_total{integration=\"NinjaOne EU\",outcome=\"no_place\"} 0.0",
                "tallybird_counts_total{integration=\"NinjaOne EU\",outcome=\"not_mapped\"} 0.0",
                "tallybird_counts_total{integration=\"NinjaOne EU\",outcome=\"refused\"} 0.0");
        assertThat(machine.lines("since_success")).containsExactly("tallybird_since_success_seconds{integration=\"NinjaOne EU\"} 90.0");
        assertThat(machine.lines("round_duration_seconds_count")).containsExactly("tallybird_round_duration_seconds_count 2");
        assertThat(machine.lines("run_duration_seconds_bucket")).hasSize(8)
                .contains("tallybird_run_duration_seconds_bucket{integration=\"NinjaOne EU\",le=\"3600.0\"} 1");
        assertThat(room.office.sandbox.customers().customers()).isNotEmpty()
                .allSatisfy(customer -> assertThat(machine.meters.text()).doesNotContain(customer.name()));
    }
}
