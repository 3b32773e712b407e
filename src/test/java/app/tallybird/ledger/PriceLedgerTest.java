package app.tallybird.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import app.tallybird.model.ContractRule.Scope;
import app.tallybird.model.Price;
import app.tallybird.model.Prices;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Prices on the disk. */
class PriceLedgerTest extends EachStore {

    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency EUR = Currency.getInstance("EUR");

    @Override
    Ledger open() {
        return open(new StageClock());
    }

    private static Price price(Optional<String> account, String unit, Optional<BigDecimal> cost, Optional<LocalDate> from) {
        return new Price("", new Scope(account, Optional.of("seats")), new BigDecimal(unit), cost, from, "kim");
    }

    @Test
    void pricesAreKeptUnderIdsThatNoOtherGetsAndChangeNoPlan() {
        Price list = price(Optional.empty(), "5.50", Optional.of(new BigDecimal("3.125")), Optional.empty());
        Price own = price(Optional.of("7"), "0.000001", Optional.empty(), Optional.of(LocalDate.parse("2026-11-01")));
        try (Ledger ledger = open()) {
            assertThat(ledger.prices().prices()).isEqualTo(Prices.NONE);
            long version = ledger.baselineVersion();
            ledger.prices().change(USD, List.of(list, own), Set.of());
            ledger.prices().change(USD, List.of(own), Set.of("P2", "P9"));
            assertThat(ledger.baselineVersion()).isEqualTo(version);
        }
        try (Ledger ledger = open()) {
            assertThat(ledger.prices().prices()).isEqualTo(Prices.of(USD, List.of(list.withId("P1"), own.withId("P3"))));
        }
    }

    @Test
    void anotherCurrencyOnlyWhenNoPriceIsLeftOfTheFirst() {
        Price list = price(Optional.empty(), "5.50", Optional.empty(), Optional.empty());
        try (Ledger ledger = open()) {
            ledger.prices().change(USD, List.of(list, list), Set.of());
            assertThatThrownBy(() -> ledger.prices().change(EUR, List.of(list), Set.of("P1"))).isInstanceOf(IllegalArgumentException.class);
            assertThat(ledger.prices().prices()).isEqualTo(Prices.of(USD, List.of(list.withId("P1"), list.withId("P2"))));
            ledger.prices().change(EUR, List.of(list), Set.of("P1", "P2"));
            assertThat(ledger.prices().prices()).isEqualTo(Prices.of(EUR, List.of(list.withId("P3"))));
        }
    }
}
