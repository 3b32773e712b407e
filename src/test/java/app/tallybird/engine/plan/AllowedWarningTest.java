package app.tallybird.engine.plan;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import app.tallybird.connector.reading.ReadStats;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.reading.Warning;
import app.tallybird.engine.plan.UsagePlan.PlanWarning;
import app.tallybird.settings.Thresholds;

import static org.assertj.core.api.Assertions.assertThat;

/** What a document allows to be missing is told when it is new or has grown, and kept for the next run in any case. */
class AllowedWarningTest {

    private static UsagePlan plan(Map<String, Long> before, Warning... warnings) {
        Reading reading = new Reading(List.of(), List.of(), List.of(), Map.of(), Map.of(), List.of(warnings), List.of(), List.of(),
                new ReadStats(1, 1, false));
        Memory ledger = new Memory(0, Map.of(), Map.of(), Map.of(), Set.of(), Set.of(), new WarningMemory(before), LeftCustomers.NONE);
        return UsagePlanner.make(new PlanInput(reading, false, ledger, cell -> false, Thresholds.defaults()),
                ZonedDateTime.parse("2026-03-01T02:30:00Z"));
    }

    private static final Warning TERM = new Warning("W408", "/tables/s/columns/term/from", "\"term\" is empty in 3 of 9 rows", "", 3, true);
    private static final Warning KIND = new Warning("W408", "/tables/s/columns/kind/from", "\"kind\" is empty in 2 of 9 rows", "", 2);

    @Test
    void whatIsAllowedIsToldTheFirstTimeAndWhenItGrew() {
        assertThat(plan(Map.of(), TERM).warnings()).extracting(PlanWarning::fresh).containsExactly(true);
        assertThat(plan(Map.of("W408 /tables/s/columns/term/from", 2L), TERM).warnings()).extracting(PlanWarning::fresh)
                .containsExactly(true);
        assertThat(plan(Map.of("W408 /tables/s/columns/term/from", 3L), TERM).warnings()).isEmpty();
    }

    @Test
    void whatIsNotAllowedIsToldEachTime() {
        assertThat(plan(Map.of("W408 /tables/s/columns/kind/from", 2L), KIND).warnings()).extracting(PlanWarning::fresh)
                .containsExactly(false);
    }

    @Test
    void whatIsNotToldIsStillKeptWithTheSavedPlan() {
        UsagePlan plan = plan(Map.of("W408 /tables/s/columns/term/from", 3L), TERM, KIND);
        UsagePlan read = PlanJson.read(PlanJson.write(plan).toString());

        assertThat(read.noticed()).isEqualTo(plan.noticed()).extracting(PlanWarning::count).containsExactly(3L, 2L);
        assertThat(read.warnings()).extracting(PlanWarning::place).containsExactly("/tables/s/columns/kind/from");
    }
}
