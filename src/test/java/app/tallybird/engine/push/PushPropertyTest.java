package app.tallybird.engine.push;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.engine.plan.PlanCell;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.Ledger;
import app.tallybird.model.CellKey;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.stage.Draws;
import app.tallybird.stage.Property;
import app.tallybird.stage.StageClock;
import app.tallybird.synthesize.CountResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that fails at random, also after it has stored a count, beside a plain map as the truth. Whatever happens: what the ledger is sure of is what
 * the server has, and a push without faults leaves exactly its plan.
 */
class PushPropertyTest {

    @TempDir
    private Path folder;

    @Test
    void theLedgerIsNeverSureOfSomethingTheServerDoesNotHave() {
        Property.holds(60, this::aPushAfterFaults);
    }

    private void aPushAfterFaults(Draws draws) throws IOException {
        long seed = draws.seed();
        int cells = draws.between(1, 90);
        int rounds = draws.between(1, 5);
        boolean once = draws.either();
        Path file = Files.createTempDirectory(folder, "try").resolve("ledger.db");
        Random random = new Random(seed);
        Fickle server = new Fickle(random);
        try (Ledger ledger = Ledger.open(file, new StageClock())) {
            for (int round = 0; round < rounds; round++) {
                push(server, ledger, plan(cells, random), once);
                for (Map.Entry<CellKey, BigDecimal> sure : ledger.accepted().entrySet()) {
                    if (!ledger.uncertain().contains(sure.getKey())) {
                        assertThat(server.counts.get(sure.getKey())).isEqualByComparingTo(sure.getValue());
                    }
                }
                assertThat(ledger.openRun()).isEmpty();
            }
            server.faults = false;
            List<PlanCell> last = plan(cells, random);
            PushReport report = push(server, ledger, last, once);
            assertThat(report.accepted()).isEqualTo(cells);
            assertThat(ledger.uncertain()).isEmpty();
            assertThat(ledger.buildPending()).isFalse();
            last.forEach(cell -> assertThat(server.counts.get(cell.key())).isEqualByComparingTo(cell.sent()));
            assertThat(server.storedSinceBuild).isZero();
        }
    }

    private static List<PlanCell> plan(int cells, Random random) {
        List<PlanCell> plan = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            plan.add(CountsOnly.cell("a" + i, BigDecimal.valueOf(random.nextInt(50))));
        }
        return plan;
    }

    private static PushReport push(Fickle server, Ledger ledger, List<PlanCell> cells, boolean once) {
        return new Push(server, ledger, new StageClock(), (time, cancel) -> cancel.check())
                .run(CountsOnly.order(cells, once ? RebuildMode.ONCE : RebuildMode.EACH), PushListener.none(), Cancel.never());
    }

    /** Stores counts, or not, and says so, or not. */
    private static final class Fickle extends CountsOnly {
        private final Map<CellKey, BigDecimal> counts = new HashMap<>();
        private final Random random;
        private boolean faults = true;
        private int storedSinceBuild;

        private Fickle(Random random) {
            this.random = random;
        }

        @Override
        public synchronized CountResult count(String serviceId, String accountId, BigDecimal units, boolean noBuild, Cancel cancel) {
            int luck = faults ? random.nextInt(100) : 100;
            if (luck < 8) {
                return new CountResult.Refused("no");
            }
            if (luck < 16) {
                return new CountResult.NotMapped("No account map found");
            }
            if (luck < 22) {
                return new CountResult.Failed(Problem.of(ProblemCode.UNREACHABLE, "refused", "", ""), false);
            }
            boolean stored = luck >= 28;
            if (stored) {
                counts.put(new CellKey(accountId, "s"), units);
                storedSinceBuild = noBuild ? storedSinceBuild + 1 : 0;
            }
            return luck < 34
                    ? new CountResult.Failed(Problem.of(ProblemCode.UNREACHABLE, "timeout", "", ""), true)
                    : new CountResult.Accepted();
        }
    }
}
