package app.tallybird.engine.push;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import app.tallybird.engine.plan.PlanCell;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.IntegrationLock;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.LedgerAddress;
import app.tallybird.ledger.LedgerLock;
import app.tallybird.ledger.LedgerUser;
import app.tallybird.ledger.RunCell;
import app.tallybird.ledger.RunRecord;
import app.tallybird.ledger.SharedLedgers;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.stage.StageClock;
import app.tallybird.stage.StageLine;
import app.tallybird.stage.StagePostgres;
import app.tallybird.synthesize.CountResult;
import app.tallybird.synthesize.Synthesize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A push whose ledger is a database elsewhere: few ways there, and when that is gone in the middle, it ends as if it was killed. */
@Timeout(120)
class SharedPushTest {

    private static final IntegrationLock.Holder ME = new IntegrationLock.Holder(41, "desk", Instant.EPOCH, "sync-usage");

    private final Set<String> sent = ConcurrentHashMap.newKeySet();

    private static SharedLedgers ledgers(int port, String database) {
        return SharedLedgers.at(LedgerAddress.of("postgresql://postgres@127.0.0.1:" + port + "/" + database + "?tls=off", Optional.empty()),
                Optional.empty(), Optional.empty(), new LedgerUser(new StageClock(), words -> words, Optional.empty()));
    }

    private static String setUp(StagePostgres server) {
        String database = server.database();
        try (SharedLedgers made = ledgers(server.port(), database)) {
            made.setup();
        }
        return database;
    }

    /** Accepts all; after so many it does something else besides. */
    private Synthesize synthesize(int number, Runnable then) {
        return new CountsOnly() {
            @Override
            public CountResult count(String serviceId, String accountId, BigDecimal units, boolean noBuild, Cancel cancel) {
                if (sent.add(accountId) && sent.size() == number) {
                    then.run();
                }
                return new CountResult.Accepted();
            }
        };
    }

    private static PushReport push(Synthesize synthesize, Ledger ledger, int counts) {
        List<PlanCell> cells = IntStream.range(0, counts).mapToObj(i -> CountsOnly.cell("a" + i, BigDecimal.valueOf(i))).toList();
        return new Push(synthesize, ledger, new StageClock(), (time, cancel) -> {
        }).run(CountsOnly.order(cells, RebuildMode.EACH), PushListener.none(), Cancel.never());
    }

    @Test
    void asksTheLedgerAtMostOnceForFiftyCounts() {
        StagePostgres server = StagePostgres.shared();
        String database = setUp(server);
        // so far that all that goes together has left before the first answer of it comes, or one asking would be counted as several
        try (StageLine line = new StageLine(server.port(), Duration.ofMillis(5));
                SharedLedgers ledgers = ledgers(line.port(), database);
                LedgerLock lock = ledgers.lock("NinjaOne", ME);
                Ledger ledger = lock.open()) {
            long before = line.roundTrips();
            PushReport report = push(synthesize(0, () -> {
            }), ledger, 10_000);
            assertThat(line.roundTrips() - before).isBetween(100L, 200L);
            assertThat(report.complete()).isTrue();
            assertThat(ledger.accepted()).hasSize(10_000);
            assertThat(ledger.uncertain()).isEmpty();
        }
    }

    @Test
    void aLineThatIsCutEndsItLikeAKillAndTheNextStartKnowsAll() {
        StagePostgres server = StagePostgres.shared();
        String database = setUp(server);
        try (StageLine line = new StageLine(server.port(), Duration.ofMillis(1)); SharedLedgers ledgers = ledgers(line.port(), database)) {
            LedgerLock lock = ledgers.lock("NinjaOne", ME);
            Ledger ledger = lock.open();
            assertThatThrownBy(() -> push(synthesize(300, line::cut), ledger, 2_000)).isInstanceOfSatisfying(ProblemException.class,
                    problem -> assertThat(problem.problem().code()).isEqualTo(ProblemCode.UNREACHABLE));
            assertThatThrownBy(() -> ledger.note("after", "x")).as("nobody writes without the lock").isInstanceOf(ProblemException.class);
            lock.close();
            finished(ledgers);
        }
    }

    @Test
    void aServerThatIsSwitchedOffInTheMiddleLosesNothingThatItSaidYesTo() throws IOException {
        try (StagePostgres server = StagePostgres.durable()) {
            String database = setUp(server);
            try (SharedLedgers ledgers = ledgers(server.port(), database)) {
                try (LedgerLock lock = ledgers.lock("NinjaOne", ME); Ledger ledger = lock.open()) {
                    assertThatThrownBy(() -> push(synthesize(300, server::kill), ledger, 2_000)).isInstanceOfSatisfying(
                            ProblemException.class, problem -> assertThat(problem.problem().code()).isEqualTo(ProblemCode.UNREACHABLE));
                }
                server.startAgain();
                finished(ledgers);
            }
        }
    }

    /** What was sent is in the ledger as accepted or in doubt, and the run waits for the next one to take over. */
    private void finished(SharedLedgers ledgers) {
        Set<String> before = Set.copyOf(sent);
        try (LedgerLock lock = freed(ledgers); Ledger ledger = lock.open()) {
            RunRecord open = ledger.openRun().orElseThrow();
            assertThat(open.ending()).isEmpty();
            assertThat(ledger.cells(open.id())).extracting(RunCell::key).extracting(key -> key.accountId()).containsAll(before);
            Set<String> known = new HashSet<>();
            ledger.accepted().keySet().forEach(key -> known.add(key.accountId()));
            assertThat(before).containsAll(known);
            ledger.uncertain().forEach(key -> known.add(key.accountId()));
            assertThat(known).containsAll(before);
            assertThat(before.size()).isLessThan(2_000);

            assertThat(push(synthesize(0, () -> {
            }), ledger, 2_000).complete()).isTrue();
            assertThat(ledger.accepted()).hasSize(2_000);
            assertThat(ledger.uncertain()).isEmpty();
        }
    }

    /** The server frees the lock of a session as soon as it sees that it is gone. */
    private static LedgerLock freed(SharedLedgers ledgers) {
        while (true) {
            try {
                return ledgers.lock("NinjaOne", ME);
            } catch (ProblemException held) {
                assertThat(held.problem().code()).isIn(ProblemCode.LOCKED, ProblemCode.UNREACHABLE);
                Thread.onSpinWait();
            }
        }
    }
}
