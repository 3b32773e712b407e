package app.tallybird.engine.push;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Outcome;
import app.tallybird.model.CellKey;

import static org.assertj.core.api.Assertions.assertThat;

/** How far a push is, as whoever looks on is told. */
class TallyTest {

    private static final long SECOND = 1_000_000_000L;
    private final List<PushProgress> told = new ArrayList<>();
    private long now;
    private final Tally tally = new Tally(20, told::add, () -> now);

    private void add(Outcome outcome) {
        tally.add(new CellResult(new CellKey("a" + told.size(), "s"), BigDecimal.ONE, outcome, ""));
    }

    @Test
    void everyOutcomeIsCountedOnce() {
        for (Outcome outcome : Outcome.values()) {
            add(outcome);
        }
        add(Outcome.ACCEPTED);
        PushProgress last = told.getLast();
        assertThat(List.of(last.total(), last.done(), last.left(), last.accepted(), last.notMapped(), last.refused(), last.failed()))
                .isEqualTo(List.of(20, 10, 10, 2, 1, 1, 3));
        assertThat(tally.results()).hasSize(11);
    }

    /** Of the last three seconds; an answer counts to the end of the third. */
    @Test
    void theRateIsOfTheLastSeconds() {
        add(Outcome.ACCEPTED);
        add(Outcome.REFUSED);
        now = 3 * SECOND;
        add(Outcome.ACCEPTED);
        assertThat(told.getLast().rate()).isEqualTo(1.0);
        now = 3 * SECOND + 1;
        tally.waiting("for a while");
        assertThat(told.getLast().rate()).isEqualTo(1.0 / 3);
        assertThat(told.getLast().waiting()).isEqualTo("for a while");
        now = 6 * SECOND + 1;
        tally.waiting("longer");
        assertThat(told.getLast().rate()).isZero();
        add(Outcome.ACCEPTED);
        assertThat(told.getLast().waiting()).isEmpty();
    }

    @Test
    void whoFailsToLookOnIsKept() {
        IllegalStateException gone = new IllegalStateException("gone");
        Tally watched = new Tally(1, progress -> {
            throw gone;
        }, () -> 0);
        assertThat(watched.fault()).isEmpty();
        watched.add(new CellResult(new CellKey("a", "s"), BigDecimal.ONE, Outcome.ACCEPTED, ""));
        assertThat(watched.fault()).contains(gone);
        assertThat(watched.results()).hasSize(1);
    }
}
