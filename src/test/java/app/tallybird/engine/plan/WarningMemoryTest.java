package app.tallybird.engine.plan;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.connector.reading.Warning;
import app.tallybird.engine.plan.UsagePlan.PlanWarning;
import app.tallybird.ledger.Ledger;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;

/** What was there before is known; what is new or has grown is told as new, and named where the text would hide it. */
class WarningMemoryTest {

    private static PlanWarning compared(Warning warning, Map<String, Long> before) {
        return new WarningMemory(before).compared(warning);
    }

    @ParameterizedTest
    @CsvSource({"0, false, FRESH", "2, false, FRESH", "3, false, KNOWN", "4, false, KNOWN", "0, true, FRESH", "2, true, FRESH",
            "3, true, AS_ALLOWED"})
    void moreThanBeforeIsNew(long before, boolean allowed, PlanWarning.Now now) {
        Warning warning = new Warning("W408", "/a", "empty", "", 3, allowed);
        assertThat(compared(warning, before == 0 ? Map.of() : Map.of("W408 /a", before)).now()).isEqualTo(now);
    }

    private static Warning about(String text, String... things) {
        Map<String, Long> seen = new LinkedHashMap<>();
        for (String thing : things) {
            seen.put(thing, 1L);
        }
        return new Warning("W405", "/m", text, "", things.length).about(seen);
    }

    @Test
    void newThingsAreNamedBesideThoseThatAreKnown() {
        Map<String, Long> before = Map.of("W405 /m", 2L, "W405 /m\ta", 1L);
        assertThat(compared(about("not in the map", "a"), before).text()).isEqualTo("not in the map");
        assertThat(compared(about("not in the map", "a", "x"), before).text()).isEqualTo("not in the map; new: x");
        assertThat(compared(about("not in the map", "x", "b", "c", "d", "e"), before).text())
                .isEqualTo("not in the map; new: b, c, d, e, x");
        assertThat(compared(about("not in the map", "x", "b", "c", "d", "e", "f"), before).text())
                .isEqualTo("not in the map; new: b, c, d, e, f and 1 more");
        assertThat(compared(about("not in the map: x", "x", "y"), before).text()).isEqualTo("not in the map: x; new: y");
        // it is not named by a part of another one
        assertThat(compared(about("not in the map: 17, 7a, a7 and Ä7", "7", "17"), before).text())
                .isEqualTo("not in the map: 17, 7a, a7 and Ä7; new: 7");
        assertThat(compared(about("not in the map: (7)", "7"), before).text()).isEqualTo("not in the map: (7)");
        // the first time all of it is new
        assertThat(compared(about("not in the map", "a", "x"), Map.of()).text()).isEqualTo("not in the map");
        // more of a thing is no new thing
        assertThat(compared(new Warning("W405", "/m", "not in the map", "", 5).about(Map.of("a", 5L)), before))
                .extracting(PlanWarning::text, PlanWarning::now).containsExactly("not in the map", PlanWarning.Now.FRESH);
    }

    @Test
    void howOftenItWasInAllIsKeptToo() {
        assertThat(compared(about("not in the map", "a", "x"), Map.of()).facts())
                .isEqualTo(Map.of("W405 /m", 2L, "W405 /m\ta", 1L, "W405 /m\tx", 1L));
        assertThat(compared(new Warning("W401", "/p", "t", "h", 4), Map.of()).facts()).isEqualTo(Map.of("W401 /p", 4L));
        assertThat(compared(new Warning("W401", "/p", "t", "h", 4).about(Map.of()), Map.of()))
                .extracting(PlanWarning::count, PlanWarning::now, PlanWarning::hint).containsExactly(4L, PlanWarning.Now.KNOWN, "h");
        Warning merged = new Warning("W408", "/a", "empty", "", 2).and(new Warning("W408", "/b", "empty", "", 5));
        assertThat(compared(merged, Map.of()).facts()).isEqualTo(Map.of("W408 /a", 2L, "W408 /b", 5L));
    }

    /** From one push to the next, through the ledger. */
    @Test
    void whatWasNoticedIsKept() {
        try (Ledger ledger = Ledger.empty(new StageClock())) {
            assertThat(WarningMemory.of(ledger)).isEqualTo(WarningMemory.NONE);
            WarningMemory memory = new WarningMemory(Map.of("W405 /m\ta thing", 3L, "W402 ", 1L));
            memory.keep(ledger);
            assertThat(ledger.lastWarnings()).containsExactly("1 W402 ", "3 W405 /m\ta thing");
            assertThat(WarningMemory.of(ledger)).isEqualTo(memory);
            assertThat(memory.and(new WarningMemory(Map.of("W402 ", 5L, "W405 /m\ta thing", 2L, "new", 1L))))
                    .isEqualTo(new WarningMemory(Map.of("W405 /m\ta thing", 3L, "W402 ", 5L, "new", 1L)));
        }
        UsagePlan plan = new PlannedCase().warning(new Warning("W401", "/p", "t", "", 4)).warning(new Warning("W402", "/q", "t", "", 2))
                .plan();
        assertThat(WarningMemory.of(plan, warning -> warning.code().equals("W401"))).isEqualTo(new WarningMemory(Map.of("W401 /p", 4L)));
        assertThat(WarningMemory.of(plan, warning -> true)).isEqualTo(new WarningMemory(Map.of("W401 /p", 4L, "W402 /q", 2L)));
    }
}
