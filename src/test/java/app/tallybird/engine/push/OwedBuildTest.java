package app.tallybird.engine.push;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import app.tallybird.engine.plan.PlanCell;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.Ledger;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.stage.StageClock;
import app.tallybird.synthesize.CountResult;

import static org.assertj.core.api.Assertions.assertThat;

/** A push that builds once: whichever call is the last one that went out, the next start makes up for the build, and none comes before the last count. */
class OwedBuildTest {

    private static final int CELLS = 12;
    private static final List<PlanCell> PLAN = IntStream.rangeClosed(1, CELLS)
            .mapToObj(i -> CountsOnly.cell("a" + (10 + i), BigDecimal.valueOf(i))).toList();

    @TempDir
    private Path folder;

    /** Keeps counts and builds; one of its calls is never answered, before or after what it brings was stored. */
    private static final class Server extends CountsOnly {
        private final Map<String, BigDecimal> counts = new TreeMap<>();
        private final int fails;
        private final boolean stores;
        private final Runnable atThatCall;
        private int calls;
        private int builds;
        private int unbuilt;
        private int countsAfterBuild;
        private @Nullable Map<String, BigDecimal> then;

        Server(int fails, boolean stores, Runnable atThatCall) {
            this.fails = fails;
            this.stores = stores;
            this.atThatCall = atThatCall;
        }

        /** One that answers everything and begins with what another one had. */
        static Server after(Map<String, BigDecimal> counts) {
            Server server = new Server(0, true, () -> {
            });
            server.counts.putAll(counts);
            server.unbuilt = counts.size();
            return server;
        }

        @Override
        public synchronized CountResult count(String serviceId, String accountId, BigDecimal units, boolean noBuild, Cancel cancel) {
            boolean answers = ++calls != fails;
            if (answers || stores) {
                countsAfterBuild += builds > 0 ? 1 : 0;
                builds += noBuild ? 0 : 1;
                unbuilt = noBuild ? unbuilt + 1 : 0;
                counts.put(accountId, units);
            }
            if (answers) {
                return new CountResult.Accepted();
            }
            then = new TreeMap<>(counts);
            atThatCall.run();
            return new CountResult.Failed(Problem.of(ProblemCode.UNREACHABLE, "timeout", "", ""), true);
        }
    }

    static Stream<Arguments> everyCall() {
        return IntStream.rangeClosed(1, CELLS + 1).boxed().flatMap(call -> Stream.of(Arguments.of(call, true), Arguments.of(call, false)));
    }

    @ParameterizedTest(name = "call {0} fails, stored: {1}")
    @MethodSource("everyCall")
    void aCallThatFailsIsMadeUpForByTheNextPush(int call, boolean stores) {
        Server server = new Server(call, stores, () -> {
        });
        try (Ledger ledger = open(folder.resolve("ledger.db"))) {
            push(server, ledger);
            assertThat(server.countsAfterBuild).as("calls after the build").isZero();
            makesUpForIt(Server.after(server.counts), ledger);
        }
    }

    /** The files are those of the moment of the call, as after a kill. */
    @ParameterizedTest(name = "killed at call {0}, stored: {1}")
    @MethodSource("everyCall")
    void aKillIsMadeUpForByTheNextStart(int call, boolean stores) throws IOException {
        Path later = Files.createDirectory(folder.resolve("as it was"));
        Server server = new Server(call, stores, () -> copy(folder, later));
        try (Ledger ledger = open(folder.resolve("ledger.db"))) {
            push(server, ledger);
        }
        try (Ledger ledger = open(later.resolve("ledger.db"))) {
            assertThat(ledger.buildPending()).isTrue();
            assertThat(ledger.openRun()).isPresent();
            makesUpForIt(Server.after(server.then), ledger);
        }
    }

    private static Ledger open(Path file) {
        return Ledger.open(file, new StageClock());
    }

    private static PushReport push(Server server, Ledger ledger) {
        return new Push(server, ledger, new StageClock(), (time, cancel) -> cancel.check()).run(CountsOnly.order(PLAN, RebuildMode.ONCE),
                PushListener.none(), Cancel.never());
    }

    private static void makesUpForIt(Server server, Ledger ledger) {
        assertThat(push(server, ledger).rebuilt()).isTrue();
        assertThat(List.of(server.builds, server.unbuilt, server.countsAfterBuild)).as("one build, as the last call").containsExactly(1, 0,
                0);
        assertThat(ledger.buildPending()).isFalse();
        assertThat(server.counts).hasSize(CELLS);
        PLAN.forEach(cell -> assertThat(server.counts.get(cell.key().accountId())).isEqualByComparingTo(cell.sent()));
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
