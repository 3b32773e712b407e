package app.tallybird.connector.count;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.FieldRef;
import app.tallybird.connector.format.ServiceRule;
import app.tallybird.connector.format.Usage;
import app.tallybird.model.Account;
import app.tallybird.model.CellKey;
import app.tallybird.model.UnitCount;

import static org.assertj.core.api.Assertions.assertThat;

/** Units that a vendor shows under two services: {@code single} is a known zero where {@code bundle} or {@code suite} is above zero. */
class OverlapTest {

    private static final UnitCount ZERO = new UnitCount.KnownZero();
    private static final UnitCount UNKNOWN = new UnitCount.Unknown("E331: \"n\" is missing");

    private static UnitCount value(int units) {
        return UnitCount.of(BigDecimal.valueOf(units));
    }

    private static ServiceRule rule(String key, List<String> zeroIfAny) {
        return new ServiceRule(new ServiceRule.Naming.Fixed(key, key), "", "", "other", "other", new Usage.Measured("use",
                FieldRef.of(FieldPath.ofName("at")), Usage.Measure.COUNT, Optional.empty(), List.of(),
                new Usage.NumberRule(Usage.IfMissing.FAIL, Usage.BelowZero.SUBTRACTS, Optional.empty(), Usage.Round.NONE, zeroIfAny)));
    }

    private static Map<CellKey, UnitCount> run(List<ServiceRule> rules, Map<String, UnitCount> counts) {
        Map<CellKey, UnitCount> cells = new HashMap<>();
        counts.forEach((service, count) -> cells.put(new CellKey("a", service), count));
        new Overlap(rules, cells).run(List.of(new Account("a", "A")));
        return cells;
    }

    private static UnitCount single(UnitCount single, UnitCount bundle, UnitCount suite) {
        List<ServiceRule> rules = List.of(rule("single", List.of("bundle", "suite")), rule("bundle", List.of()), rule("suite", List.of()));
        Map<CellKey, UnitCount> cells = run(rules, Map.of("single", single, "bundle", bundle, "suite", suite));
        assertThat(cells).hasSize(3).containsEntry(new CellKey("a", "bundle"), bundle).containsEntry(new CellKey("a", "suite"), suite);
        return cells.get(new CellKey("a", "single"));
    }

    @Test
    void anotherCountMakesItAKnownZero() {
        assertThat(single(value(5), value(2), ZERO)).isEqualTo(ZERO);
        assertThat(single(value(5), ZERO, ZERO)).isEqualTo(value(5));
        assertThat(single(ZERO, ZERO, ZERO)).isEqualTo(ZERO);
    }

    @Test
    void whatCouldNotBeCountedStaysUnknownEvenWhereAnotherCountWouldMakeItZero() {
        assertThat(single(UNKNOWN, value(2), ZERO)).isEqualTo(UNKNOWN);
        assertThat(single(UNKNOWN, ZERO, ZERO)).isEqualTo(UNKNOWN);
        assertThat(single(UNKNOWN, UNKNOWN, value(2))).isEqualTo(UNKNOWN);
    }

    @Test
    void itIsUnknownWhileAnotherIsUnknownAndNoneIsAboveZero() {
        assertThat(single(value(5), UNKNOWN, ZERO)).isEqualTo(UNKNOWN);
        assertThat(single(ZERO, ZERO, UNKNOWN)).isEqualTo(UNKNOWN);
        assertThat(single(value(5), UNKNOWN, value(1))).isEqualTo(ZERO);
    }

    /** Both name the other: neither is zeroed by a count that was itself just made zero. */
    @Test
    void itIsJudgedByWhatWasCounted() {
        List<ServiceRule> rules = List.of(rule("single", List.of("bundle")), rule("bundle", List.of("suite")), rule("suite", List.of()));
        assertThat(run(rules, Map.of("single", value(5), "bundle", value(2), "suite", value(1)))).containsOnly(
                Map.entry(new CellKey("a", "single"), ZERO), Map.entry(new CellKey("a", "bundle"), ZERO),
                Map.entry(new CellKey("a", "suite"), value(1)));
    }
}
