package app.tallybird.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.model.ContractRule.Scope;
import app.tallybird.stage.Property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which price is in force for whom, and what amounts and their sums are. */
class PricesTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final LocalDate DAY = LocalDate.parse("2026-11-15");

    private static Price price(String id, String account, String unit, String from) {
        return new Price(id, new Scope(Optional.of(account).filter(one -> !one.isEmpty()), Optional.of("seats")), new BigDecimal(unit),
                Optional.empty(), Optional.of(from).filter(one -> !one.isEmpty()).map(LocalDate::parse), "kim");
    }

    private static CellKey seats(String account) {
        return new CellKey(account, "seats");
    }

    private static Money usd(String amount) {
        return new Money(new BigDecimal(amount), USD);
    }

    @Test
    void theCustomersOwnPriceAndTheLatestOneThatHasBegunDecide() {
        List<Price> all = new ArrayList<>(List.of(price("P1", "", "5.50", ""), price("P2", "", "6", "2026-11-15"),
                price("P3", "7", "4.90", "2026-11-01"), price("P4", "7", "4", "2026-12-01")));
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(all, new Random(seed));
            Prices prices = Prices.of(USD, all);
            assertThat(prices.on(DAY).of(seats("7")).orElseThrow().id()).isEqualTo("P3");
            assertThat(prices.on(LocalDate.parse("2026-10-31")).of(seats("7")).orElseThrow().id()).isEqualTo("P1");
            assertThat(prices.on(LocalDate.parse("2026-12-01")).of(seats("7")).orElseThrow().id()).isEqualTo("P4");
            assertThat(prices.on(DAY).of(seats("8")).orElseThrow().id()).isEqualTo("P2");
            assertThat(prices.on(LocalDate.parse("2026-11-14")).of(seats("8")).orElseThrow().id()).isEqualTo("P1");
            assertThat(prices.on(DAY).of(new CellKey("8", "mail"))).isEmpty();
            assertThat(prices.all()).extracting(Price::id).containsExactly("P1", "P2", "P3", "P4");
        }
        assertThat(Prices.NONE.on(DAY)).isEqualTo(PriceList.NONE);
    }

    @ParameterizedTest
    @CsvSource({"USD,3,0.005,0.02", "USD,1,0.005,0.01", "USD,1,0.0049,0.00", "JPY,3,0.5,2", "KWD,1,0.0005,0.001", "EUR,2.5,1.99,4.98",
            "USD,1000000,0.000001,1.00"})
    void anAmountHasTheDecimalsOfItsCurrency(String currency, String units, String unit, String amount) {
        PriceList list = Prices.of(Currency.getInstance(currency), List.of(price("P1", "", unit, ""))).on(DAY);
        assertThat(list.amount(seats("7"), new BigDecimal(units)).orElseThrow().text()).isEqualTo(amount + " " + currency);
    }

    @Test
    void twoCurrenciesAreNeverAddedUp() {
        Money euro = new Money(BigDecimal.TEN, Currency.getInstance("EUR"));
        assertThatThrownBy(() -> usd("1").plus(euro)).isInstanceOf(IllegalArgumentException.class);
        MoneySum sum = MoneySum.of(List.of(Optional.of(usd("1.50")), Optional.empty(), Optional.of(euro), Optional.of(usd("-3"))));
        assertThat(sum).isEqualTo(new MoneySum(List.of(euro, usd("-1.5")), 3, 4));
        assertThat(sum.whole()).isFalse();
        assertThat(sum.plus(MoneySum.of(List.of(Optional.of(usd("0.01")))))).isEqualTo(new MoneySum(List.of(euro, usd("-1.49")), 4, 5));
        assertThat(MoneySum.of(List.of(Optional.empty()))).isEqualTo(new MoneySum(List.of(), 0, 1));
        assertThat(Money.currency("XXX")).isEmpty();
        assertThat(Money.currency("usd")).isEmpty();
        assertThat(Money.currency("USD")).contains(USD);
    }

    /** What is left of an amount after its cost, both of them rounded once; what has no cost has no margin, and a loss is one. */
    @Test
    void marginsAreTheDifferencesOfTheirCells() {
        Property.holds(2_000, draws -> {
            List<Price> prices = new ArrayList<>();
            List<Optional<Money>> margins = new ArrayList<>();
            BigDecimal sum = BigDecimal.ZERO;
            int known = 0;
            int accounts = draws.between(1, 6);
            Map<String, BigDecimal> units = new HashMap<>();
            for (int i = 0; i < accounts; i++) {
                BigDecimal unit = BigDecimal.valueOf(draws.between(0, 99_999), draws.between(0, 6));
                Optional<BigDecimal> cost = draws.either()
                        ? Optional.of(BigDecimal.valueOf(draws.between(0, 99_999), draws.between(0, 6)))
                        : Optional.empty();
                BigDecimal count = BigDecimal.valueOf(draws.between(0, 5_000), draws.between(0, 2));
                units.put("" + i, count);
                prices.add(new Price("P" + i, new Scope(Optional.of("" + i), Optional.of("seats")), unit, cost, Optional.empty(), "kim"));
                if (cost.isPresent()) {
                    known++;
                    sum = sum.add(unit.multiply(count).setScale(2, RoundingMode.HALF_UP))
                            .subtract(cost.get().multiply(count).setScale(2, RoundingMode.HALF_UP));
                }
            }
            PriceList list = Prices.of(USD, prices).on(DAY);
            assertThat(list.costed()).isEqualTo(known > 0);
            units.forEach((account, count) -> margins.add(list.margin(seats(account), count)));
            assertThat(MoneySum.of(margins))
                    .isEqualTo(new MoneySum(known == 0 ? List.of() : List.of(new Money(sum, USD)), known, accounts));
        });
    }

    /** Half-up for each cell, and a sum is that of its cells to the cent: also what changes is the difference of the two sums. */
    @Test
    void sumsAreTheSumsOfTheirCells() {
        Property.holds(2_000, draws -> {
            List<Price> prices = new ArrayList<>();
            List<CellKey> keys = new ArrayList<>();
            int accounts = draws.between(1, 6);
            for (int i = 0; i < accounts; i++) {
                if (draws.either()) {
                    prices.add(
                            price("P" + i, "" + i, BigDecimal.valueOf(draws.between(0, 99_999), draws.between(0, 6)).toPlainString(), ""));
                }
                keys.add(seats("" + i));
            }
            PriceList list = Prices.of(USD, prices).on(DAY);
            BigDecimal before = BigDecimal.ZERO;
            BigDecimal now = BigDecimal.ZERO;
            List<Optional<Money>> changes = new ArrayList<>();
            for (CellKey key : keys) {
                BigDecimal was = BigDecimal.valueOf(draws.between(0, 5_000), draws.between(0, 2));
                BigDecimal is = BigDecimal.valueOf(draws.between(0, 5_000), draws.between(0, 2));
                Optional<BigDecimal> unit = prices.stream().filter(one -> one.scope().accountId().equals(Optional.of(key.accountId())))
                        .map(Price::unit).findFirst();
                assertThat(list.amount(key, is).map(Money::amount))
                        .isEqualTo(unit.map(price -> price.multiply(is).setScale(2, RoundingMode.HALF_UP)));
                assertThat(list.cost(key, is)).isEmpty();
                assertThat(list.margin(key, is)).isEmpty();
                before = before.add(unit.map(price -> price.multiply(was).setScale(2, RoundingMode.HALF_UP)).orElse(BigDecimal.ZERO));
                now = now.add(unit.map(price -> price.multiply(is).setScale(2, RoundingMode.HALF_UP)).orElse(BigDecimal.ZERO));
                changes.add(list.change(key, was, is));
            }
            MoneySum sum = MoneySum.of(changes);
            assertThat(sum.priced()).isEqualTo(prices.size());
            assertThat(sum.of()).isEqualTo(keys.size());
            assertThat(sum.amounts()).isEqualTo(prices.isEmpty() ? List.of() : List.of(new Money(now.subtract(before), USD)));
        });
    }

    @Test
    void aListIsReadBackAsItWasWritten() {
        PriceList list = Prices
                .of(USD, List.of(price("P1", "", "5.50", ""), new Price("P2", new Scope(Optional.of("7"), Optional.of("seats")),
                        new BigDecimal("0.0125"), Optional.of(new BigDecimal("0.01")), Optional.of(DAY), "kim")))
                .on(DAY);
        assertThat(PriceList.of(list.json())).isEqualTo(list);
        assertThat(PriceList.of(PriceList.NONE.json())).isEqualTo(PriceList.NONE);
        assertThat(list.cost(seats("7"), BigDecimal.TEN)).contains(usd("0.10"));
        assertThat(list.cost(seats("8"), BigDecimal.TEN)).isEmpty();
    }

    /** In currencies with none, two and three decimals, for fractions and below zero: a sum is that of its rounded amounts, and a zero needs no price. */
    @Test
    void sumsAreThoseOfTheirRoundedAmountsInEachCurrency() {
        Property.holds(1_000, draws -> {
            Currency currency = Currency.getInstance(draws.oneOf(List.of("JPY", "USD", "KWD")));
            List<Price> all = new ArrayList<>();
            Map<CellKey, BigDecimal> units = new HashMap<>();
            BigDecimal expected = BigDecimal.ZERO;
            int some = 0;
            int priced = 0;
            for (int i = draws.between(0, 6); i > 0; i--) {
                BigDecimal number = BigDecimal.valueOf(draws.between(-3_000, 3_000), draws.between(0, 3));
                units.put(seats("a" + i), draws.between(0, 4) == 0 ? BigDecimal.ZERO : number);
                boolean none = units.get(seats("a" + i)).signum() == 0;
                some += none ? 0 : 1;
                if (draws.either()) {
                    BigDecimal unit = BigDecimal.valueOf(draws.between(0, 99_999), 4);
                    all.add(price("P" + i, "a" + i, unit.toPlainString(), ""));
                    priced += none ? 0 : 1;
                    expected = expected.add(
                            units.get(seats("a" + i)).multiply(unit).setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP));
                }
            }
            PriceList list = new Prices(Optional.of(currency), all).on(DAY);
            MoneySum sum = MoneySum.of(units.entrySet(), Map.Entry::getValue, one -> list.amount(one.getKey(), one.getValue()));
            assertThat(sum.of()).isEqualTo(some);
            assertThat(sum.priced()).isEqualTo(priced);
            assertThat(sum.whole()).isEqualTo(priced == some);
            assertThat(sum.amounts().stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(expected);
            assertThat(sum.amounts()).allMatch(one -> one.amount().scale() == currency.getDefaultFractionDigits());
            assertThat(MoneySum.of(JsonParser.parseString(sum.json().toString()).getAsJsonObject())).isEqualTo(sum);
        });
    }
}
