package app.tallybird.ledger;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StoredPlanTest extends OneOpenLedger {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aPlanComesBackAsItWasSaved() {
        StoredPlan plan = new StoredPlan("9f3c", Instant.parse("2026-03-01T12:00:00.123456789Z"), 17, true, "{\"cells\":[\"Ä\\n\"]}");
        ledger.savePlan(plan);

        assertThat(ledger.plan("9f3c")).contains(plan);
        assertThat(ledger.plan("9f3")).isEmpty();
    }

    @Test
    void onlyHeldPlansAreListedTheNewestFirst() {
        ledger.savePlan(plan("a", NOON, true));
        ledger.savePlan(plan("b", NOON.plusSeconds(2), true));
        ledger.savePlan(plan("c", NOON.plusSeconds(3), false));

        assertThat(ledger.heldPlans()).extracting(StoredPlan::hash).containsExactly("b", "a");
    }

    @Test
    void theSameHashIsKeptOnce() {
        ledger.savePlan(plan("a", NOON, true));
        ledger.savePlan(plan("a", NOON.plusSeconds(2), false));

        assertThat(ledger.heldPlans()).isEmpty();
        assertThat(ledger.plan("a")).contains(plan("a", NOON.plusSeconds(2), false));
    }

    @Test
    void theTwentyNewestAreKept() {
        for (int number = 0; number < 25; number++) {
            ledger.savePlan(plan("p" + number, NOON.plusSeconds(number), false));
        }
        assertThat(ledger.plan("p4")).isEmpty();
        assertThat(ledger.plan("p5")).isPresent();
        assertThat(ledger.plan("p24")).isPresent();
    }

    @Test
    void plansOfTheSameSecondAreInOrderToo() {
        ledger.savePlan(plan("whole", NOON, true));
        ledger.savePlan(plan("half", NOON.plusMillis(500), true));

        assertThat(ledger.heldPlans()).extracting(StoredPlan::hash).containsExactly("half", "whole");
    }

    /** The plan that was just shown must be there to be sent, also after the clock was set back. */
    @Test
    void thePlanJustSavedIsKeptWhateverTheClockSaid() {
        for (int number = 0; number < 20; number++) {
            ledger.savePlan(plan("p" + number, NOON.plusSeconds(number), false));
        }
        ledger.savePlan(plan("shown", NOON.minusSeconds(3_600), true));

        assertThat(ledger.plan("shown")).isPresent();
    }

    private static StoredPlan plan(String hash, Instant created, boolean held) {
        return new StoredPlan(hash, created, 1, held, "{}");
    }
}
