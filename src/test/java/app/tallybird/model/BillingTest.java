package app.tallybird.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.model.Billing.Kind;
import app.tallybird.stage.Draws;
import app.tallybird.stage.Property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is billed of a count. */
class BillingTest {

    private static final UnitCount.Unknown UNKNOWN = new UnitCount.Unknown("E351: refused");

    @ParameterizedTest
    @CsvSource({"as-counted, 7, 96, 96", "as-counted, 7, 0, 0", "fixed, 25, 31, 25", "fixed, 25, 0, 25", "at-least, 100, 96, 100",
            "at-least, 100, 100.5, 100.5", "at-least, 100, 0, 100", "at-most, 50, 61, 50", "at-most, 50, 12, 12", "at-most, 50, 0, 0",
            "first-included, 5, 7, 2", "first-included, 5, 5, 0", "first-included, 5, 3, 0", "first-included, 2.5, 3, 0.5",
            "not-billed, 1, 18, 0", "not-billed, 1, 0, 0"})
    void billedIsTheRuleOfTheCount(String kind, BigDecimal agreed, BigDecimal counted, BigDecimal billed) {
        Billing billing = Kind.ofWord(kind).orElseThrow().with(agreed, false);
        assertThat(billing.billed(UnitCount.of(counted))).isEqualTo(UnitCount.of(billed));
        assertThat(billing.billed(UNKNOWN)).isEqualTo(UNKNOWN);
        assertThat(Kind.ofWord(billing.kind().word())).contains(billing.kind());
    }

    @Test
    void onlyAFixedNumberThatSaysSoIsBilledWithoutAReading() {
        Billing fixed = new Billing.Fixed(new BigDecimal("25.0"), true);
        assertThat(fixed.billed(UNKNOWN)).isEqualTo(UnitCount.of(new BigDecimal("25")));
        assertThat(fixed.words()).isEqualTo("fixed 25, also without a reading");
        assertThatThrownBy(() -> new Billing.AtLeast(BigDecimal.ZERO)).hasMessage("an agreed number is above zero: 0");
        assertThat(Kind.ofWord("First included")).contains(Kind.FIRST_INCLUDED);
        assertThat(Kind.ofWord("free")).isEmpty();
    }

    /** Whatever is counted and agreed: within its bounds, unknown stays unknown, and all but a deduction may be applied twice. */
    @Test
    void noRuleMakesANumberOfNothing() {
        Property.holds(20_000, draws -> {
            BigDecimal agreed = number(draws).add(new BigDecimal("0.5"));
            Kind kind = draws.oneOf(List.of(Kind.values()));
            boolean withoutReading = draws.either();
            Billing billing = kind.with(agreed, withoutReading);
            UnitCount counted = draws.between(0, 4) == 0 ? UNKNOWN : UnitCount.of(number(draws));
            UnitCount billed = billing.billed(counted);
            Optional<BigDecimal> units = counted.known();
            if (units.isEmpty()) {
                assertThat(billed.known().isPresent()).isEqualTo(kind == Kind.FIXED && withoutReading);
                return;
            }
            BigDecimal count = units.get();
            BigDecimal sent = billed.known().orElseThrow();
            assertThat(sent).isGreaterThanOrEqualTo(BigDecimal.ZERO);
            switch (billing) {
                case Billing.AsCounted _ -> assertThat(sent).isEqualByComparingTo(count);
                case Billing.Fixed _ -> assertThat(sent).isEqualByComparingTo(agreed);
                case Billing.AtLeast _ -> assertThat(sent).isEqualByComparingTo(count.compareTo(agreed) > 0 ? count : agreed);
                case Billing.AtMost _ -> assertThat(sent).isEqualByComparingTo(count.compareTo(agreed) < 0 ? count : agreed);
                case Billing.FirstIncluded _ ->
                    assertThat(sent).isEqualByComparingTo(count.compareTo(agreed) > 0 ? count.subtract(agreed) : BigDecimal.ZERO);
                case Billing.NotBilled _ -> assertThat(sent).isEqualByComparingTo(BigDecimal.ZERO);
            }
            if (kind != Kind.FIRST_INCLUDED) {
                assertThat(billing.billed(billed)).isEqualTo(billed);
            }
        });
    }

    private static BigDecimal number(Draws draws) {
        return BigDecimal.valueOf(draws.between(0, draws.either() ? 30 : 10_000), draws.between(0, 2));
    }
}
