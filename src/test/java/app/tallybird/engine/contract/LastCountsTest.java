package app.tallybird.engine.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import app.tallybird.engine.plan.CountedOnce;
import app.tallybird.model.Billing;
import app.tallybird.model.CellKey;
import app.tallybird.model.ContractRule;
import app.tallybird.model.ContractRule.Period;
import app.tallybird.model.ContractRule.Scope;
import app.tallybird.model.ContractRules;
import app.tallybird.model.Money;
import app.tallybird.model.MoneySum;
import app.tallybird.model.Price;
import app.tallybird.model.Prices;
import app.tallybird.model.UnitCount;
import app.tallybird.stage.Property;

import static org.assertj.core.api.Assertions.assertThat;

/** What a rule would do with what was counted last. */
class LastCountsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    private static final Currency EUR = Currency.getInstance("EUR");
    /** 1.339 each, for the first customer 2. */
    private static final Prices PRICES = Prices.of(EUR, List.of(price(Optional.empty(), "s", "1.339"), price(Optional.of("1"), "s", "2"),
            price(Optional.empty(), "a", "0.005"), price(Optional.of("2"), "b", "7.777")));

    private static Price price(Optional<String> account, String service, String unit) {
        return new Price("", new Scope(account, Optional.of(service)), new BigDecimal(unit), Optional.empty(), Optional.empty(), "kim");
    }

    private static BigDecimal total(MoneySum sum) {
        return sum.amounts().stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static ContractRule rule(String id, Optional<String> account, Optional<String> service, Billing billing) {
        return new ContractRule(id, new Scope(account, service), billing, "why", "kim", Period.ALWAYS);
    }

    @Test
    void aNearerRuleKeepsWhatItDecidesAndUnknownStaysUnknown() {
        LastCounts counts = new LastCounts(Map.of(new CellKey("1", "s"), UnitCount.of(BigDecimal.TEN), new CellKey("2", "s"),
                UnitCount.of(BigDecimal.TWO), new CellKey("3", "s"), new UnitCount.Unknown("not read")), CountedOnce.NONE);
        ContractRule near = rule("C1", Optional.of("1"), Optional.of("s"), new Billing.NotBilled());
        ContractRule all = rule("", Optional.empty(), Optional.of("s"), new Billing.AtLeast(new BigDecimal(5)));
        LastCounts.Effect effect = counts.effect(ContractRules.of(List.of(near)), List.of(), all, PRICES, TODAY);
        assertThat(effect).isEqualTo(new LastCounts.Effect(new LastCounts.Sums(2, new BigDecimal(2), new BigDecimal(5), 1),
                new BigDecimal(3), new MoneySum(List.of(new Money(new BigDecimal("4.02"), EUR)), 1, 1), TODAY));
        LastCounts.Effect wider = counts.effect(ContractRules.of(List.of(near)), List.of(near), all, PRICES, TODAY);
        assertThat(wider.change()).isEqualByComparingTo("13");
        // the customer with an own price: nothing, then ten of them, and what has no price is said
        assertThat(wider.money()).isEqualTo(new MoneySum(List.of(new Money(new BigDecimal("24.02"), EUR)), 2, 2));
        assertThat(counts.worth(ContractRules.NONE, ContractRules.of(List.of(near)), counts.counted().keySet(), PRICES, TODAY).change())
                .isEqualTo(new MoneySum(List.of(new Money(new BigDecimal("-20.00"), EUR)), 1, 1));
        assertThat(
                counts.worth(ContractRules.NONE, ContractRules.of(List.of(near)), counts.counted().keySet(), Prices.NONE, TODAY).amount())
                .isEqualTo(new MoneySum(List.of(), 0, 1));
    }

    @Test
    void unitsThatTwoServicesHoldAreInTheSumOnce() {
        LastCounts counts = new LastCounts(
                Map.of(new CellKey("1", "all"), UnitCount.of(BigDecimal.TEN), new CellKey("1", "part"), UnitCount.of(BigDecimal.TWO)),
                new CountedOnce(Map.of("part", Set.of("all"))));
        ContractRule one = rule("C1", Optional.of("1"), Optional.empty(), new Billing.AsCounted());
        assertThat(counts.sums(ContractRules.of(List.of(one)), counts.counted().keySet(), TODAY))
                .isEqualTo(new LastCounts.Sums(2, BigDecimal.TEN, BigDecimal.TEN, 0));
    }

    /** The change that is shown is the difference between all that is billed after and before. */
    @Test
    void whatIsShownIsTheDifferenceOfTheWhole() {
        Property.holds(3_000, draws -> {
            Map<CellKey, UnitCount> counted = new HashMap<>();
            for (int account = 0; account < 4; account++) {
                for (String service : List.of("a", "b")) {
                    int units = draws.between(0, 12 - 1);
                    counted.put(new CellKey("" + account, service),
                            units == 11 ? new UnitCount.Unknown("not read") : UnitCount.of(BigDecimal.valueOf(units)));
                }
            }
            LastCounts counts = new LastCounts(counted, CountedOnce.NONE);
            List<ContractRule> kept = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                ContractRule rule = rule("C" + i, draws.either() ? Optional.of("" + draws.between(0, 4 - 1)) : Optional.empty(),
                        draws.either() ? Optional.of(draws.either() ? "a" : "b") : Optional.empty(),
                        Billing.Kind.values()[draws.between(0, 6 - 1)].with(BigDecimal.valueOf(1 + draws.between(0, 9 - 1)), false));
                if (kept.stream().noneMatch(other -> other.scope().equals(rule.scope()))) {
                    kept.add(rule);
                }
            }
            ContractRule added = kept.removeLast().withId("");
            List<ContractRule> removed = draws.either() || kept.isEmpty() ? List.of() : List.of(kept.getFirst());
            List<ContractRule> after = new ArrayList<>(kept);
            after.removeAll(removed);
            after.add(added);
            LastCounts.Effect effect = counts.effect(ContractRules.of(kept), removed, added, PRICES, TODAY);
            Set<CellKey> all = counted.keySet();
            MoneySum now = counts.worth(ContractRules.NONE, ContractRules.of(after), all, PRICES, TODAY).amount();
            MoneySum before = counts.worth(ContractRules.NONE, ContractRules.of(kept), all, PRICES, TODAY).amount();
            assertThat(total(effect.money()).add(total(before))).isEqualByComparingTo(total(now));
            assertThat(effect.change()).isEqualByComparingTo(counts.sums(ContractRules.of(after), counted.keySet(), TODAY).billed()
                    .subtract(counts.sums(ContractRules.of(kept), counted.keySet(), TODAY).billed()));
            long unknown = counts.decided(ContractRules.of(after), added, TODAY).stream()
                    .filter(key -> counted.get(key) instanceof UnitCount.Unknown).count();
            assertThat((long) effect.of().unknown()).isEqualTo(unknown);
        });
    }
}
