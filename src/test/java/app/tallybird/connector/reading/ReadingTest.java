package app.tallybird.connector.reading;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.model.CellKey;
import app.tallybird.model.Service;
import app.tallybird.model.UnitCount;

import static org.assertj.core.api.Assertions.assertThat;

/** What a reading says of counts that are not among its cells. */
class ReadingTest {

    private static final Service FIXED = new Service("fixed", "Fixed", "", "other", "other");
    private static final Service FOUND = new Service("found", "Found", "", "other", "other");

    private static Reading reading(Map<CellKey, UnitCount> cells, Gap... gaps) {
        Map<CellKey, CountOrigin> origins = Map.of(new CellKey("a", "fixed"),
                new CountOrigin("rows counted", 3, Map.of("off", 2L, "old", 5L), Optional.empty()), new CellKey("b", "found"),
                new CountOrigin("sum of n", 1, Map.of(), Optional.empty()));
        return new Reading(List.of(), List.of(), List.of(FIXED, FOUND), cells, origins, List.of(), List.of(gaps), List.of(),
                new ReadStats(1, 1, false));
    }

    /** A gap is of one account or all, and of one service or those that are found; which those are nobody knows when all accounts are concerned. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '' | fixed | a/fixed | yes
            '' | fixed | a/found | no
            '' | fixed | a/new   | no
            '' | ''    | a/new   | yes
            '' | ''    | a/found | no
            a  | fixed | a/fixed | yes
            a  | fixed | b/fixed | no
            a  | fixed | a/found | no
            a  | ''    | a/found | yes
            a  | ''    | a/new   | yes
            a  | ''    | b/new   | no
            """)
    void whyACountIsNotKnown(String account, String service, String cell, String concerned) {
        Gap gap = new Gap(account, service, "E351", "refused");
        assertThat(reading(Map.of(), gap).unread(new CellKey(cell.split("/")[0], cell.split("/")[1])))
                .isEqualTo(concerned.equals("yes") ? Optional.of("E351: refused") : Optional.empty());
    }

    @Test
    void completeIsWhatHasNoGapAndNothingUnknown() {
        CellKey cell = new CellKey("a", "fixed");
        assertThat(reading(Map.of(cell, UnitCount.of(BigDecimal.valueOf(1)))).complete()).isTrue();
        assertThat(reading(Map.of(cell, new UnitCount.KnownZero())).complete()).isTrue();
        assertThat(reading(Map.of(cell, new UnitCount.Unknown("why"))).complete()).isFalse();
        assertThat(reading(Map.of(cell, UnitCount.of(BigDecimal.valueOf(1))), new Gap("", "", "E1", "x")).complete()).isFalse();
    }

    @Test
    void eachServiceHasItsRule() {
        assertThat(reading(Map.of()).rules()).isEqualTo(Map.of("fixed", "rows counted", "found", "sum of n"));
    }
}
