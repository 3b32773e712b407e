package app.tallybird.ledger;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import app.tallybird.model.CellKey;
import app.tallybird.stage.Draws;
import app.tallybird.stage.Property;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Chains of fifty steps, a thousand before a release and at night: sends that arrive or not and are answered or not, crashes, restarts, forgotten runs; beside them plain maps of what a
 * ledger must know. After each step both say the same, and what the ledger is sure of is what the server has.
 */
@ParameterizedClass
@EnumSource(LedgerStore.class)
class LedgerModelTest {

    @Parameter
    private LedgerStore store;

    private static final int STEPS = 50;
    private static final List<Outcome> ANSWERS = List.of(Outcome.ACCEPTED, Outcome.CARRIED, Outcome.NOT_MAPPED, Outcome.LOST,
            Outcome.REFUSED, Outcome.FAILED, Outcome.UNKNOWN);

    @Test
    void theLedgerKnowsWhatAPlainMapKnows() {
        chains(100);
    }

    @Test
    @Tag("long")
    void aThousandChainsFindNoDifference() {
        chains(1_000);
    }

    private void chains(int number) {
        Property.holds(store == LedgerStore.FILE ? number : number / 20, draws -> {
            try (Ledger ledger = store.fresh(new StageClock())) {
                Model model = new Model(ledger);
                for (int step = 0; step < STEPS; step++) {
                    model.step(draws);
                    model.check();
                }
            }
        });
    }

    /** What is known, the simple way. A cell is in doubt by so many sends as have no answer, two at the most. */
    private static final class Model {
        private final Ledger ledger;
        private final Map<CellKey, BigDecimal> server = new HashMap<>();
        private final Map<CellKey, BigDecimal> accepted = new HashMap<>();
        private final Map<CellKey, BigDecimal> highest = new HashMap<>();
        private final Map<CellKey, Integer> doubts = new HashMap<>();
        private final Set<CellKey> homeless = new HashSet<>();
        private Optional<RunId> run = Optional.empty();
        private Map<CellKey, BigDecimal> sent = Map.of();
        private long version;

        Model(Ledger ledger) {
            this.ledger = ledger;
        }

        void step(Draws draws) {
            switch (draws.between(0, 5)) {
                case 0 -> {
                    run.ifPresent(open -> ledger.finish(open, RunEnd.DONE));
                    begin();
                }
                case 1 -> begin();
                case 2, 3 -> send(draws);
                case 4 -> answer(draws);
                default -> {
                    run.ifPresent(open -> ledger.finish(open, RunEnd.DONE));
                    run = Optional.empty();
                    sent = Map.of();
                    ledger.forgetBefore(StageClock.START.plusSeconds(3_600));
                }
            }
        }

        /** What was sent before a crash has no answer any more. */
        private void begin() {
            run = Optional
                    .of(ledger.begin(new RunStart(RunKind.USAGE, "plan", StartedBy.SCHEDULE, 3, ledger.openRun().map(RunRecord::id))));
            sent = Map.of();
        }

        private void send(Draws draws) {
            if (run.isEmpty() || !sent.isEmpty()) {
                return;
            }
            Map<CellKey, BigDecimal> units = new HashMap<>();
            for (int cell = 0; cell < 3; cell++) {
                if (draws.either()) {
                    units.put(new CellKey("a" + cell, "s"), BigDecimal.valueOf(draws.between(0, 120)));
                }
            }
            units.keySet().removeIf(key -> ledger.cells(run.get()).stream().anyMatch(cell -> cell.key().equals(key)));
            ledger.intents(run.get(), units);
            units.keySet().forEach(key -> doubts.merge(key, 1, (had, one) -> Math.min(2, had + one)));
            sent = units;
        }

        private void answer(Draws draws) {
            for (Map.Entry<CellKey, BigDecimal> cell : sent.entrySet()) {
                CellKey key = cell.getKey();
                Outcome outcome = draws.oneOf(ANSWERS);
                boolean stored = switch (outcome) {
                    case ACCEPTED, CARRIED -> true;
                    case UNKNOWN -> draws.either();
                    default -> false;
                };
                if (stored) {
                    server.put(key, cell.getValue());
                }
                ledger.outcomes(run.orElseThrow(), List.of(new CellResult(key, cell.getValue(), outcome, "")));
                switch (outcome) {
                    case ACCEPTED, CARRIED -> {
                        accepted.put(key, cell.getValue());
                        highest.merge(key, cell.getValue(), BigDecimal::max);
                        doubts.put(key, 0);
                        homeless.remove(key);
                    }
                    case NOT_MAPPED, LOST -> {
                        homeless.add(key);
                        doubts.merge(key, 0, (had, none) -> Math.max(0, had - 1));
                    }
                    case REFUSED -> {
                        homeless.remove(key);
                        doubts.merge(key, 0, (had, none) -> Math.max(0, had - 1));
                    }
                    default -> {
                        // nobody knows more than before
                    }
                }
            }
            sent = Map.of();
        }

        void check() {
            assertThat(ledger.accepted()).isEqualTo(accepted);
            assertThat(ledger.highest()).isEqualTo(highest);
            Set<CellKey> inDoubt = new HashSet<>(doubts.keySet());
            inDoubt.removeIf(key -> doubts.get(key) == 0);
            assertThat(ledger.uncertain()).isEqualTo(inDoubt);
            assertThat(ledger.withoutPlace()).extracting(CellResult::key).containsExactlyInAnyOrderElementsOf(homeless);
            assertThat(ledger.openRun().map(RunRecord::id)).isEqualTo(run);
            accepted.forEach((key, units) -> {
                if (!inDoubt.contains(key)) {
                    assertThat(server.get(key)).isEqualByComparingTo(units);
                }
            });
            assertThat(ledger.baselineVersion()).isGreaterThanOrEqualTo(version);
            version = ledger.baselineVersion();
        }
    }
}
