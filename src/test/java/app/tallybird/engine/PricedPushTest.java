package app.tallybird.engine;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.engine.daily.History;
import app.tallybird.engine.plan.CountedOnce;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.model.CellKey;
import app.tallybird.model.ContractRule.Scope;
import app.tallybird.model.Money;
import app.tallybird.model.Price;

import static org.assertj.core.api.Assertions.assertThat;

/** A push with prices, on real HTTP and a real ledger. */
class PricedPushTest {

    private static final CellKey SECOND = new CellKey("2", "total-devices");
    private static final BigDecimal UNIT = new BigDecimal("91.370777");
    private static final Currency USD = Currency.getInstance("USD");

    @TempDir
    private Path folder;

    @Test
    void noRequestEverContainsAPriceOrAnAmount() {
        try (Workshop shop = new Workshop(folder).ready()) {
            Price price = new Price("", new Scope(Optional.empty(), Optional.of(SECOND.serviceKey())), UNIT,
                    Optional.of(new BigDecimal("73.191919")), Optional.empty(), "kim");
            shop.ledger.prices().change(USD, List.of(price), Set.of());
            UsagePlan plan = shop.plan();
            shop.left.clear();
            assertThat(shop.apply(plan, Consent.ACCEPTED).run().orElseThrow().accepted()).isEqualTo(Workshop.CELLS);
            BigDecimal units = shop.sandbox.synthesize().counts().get("2 Total Devices");
            Money amount = new Money(UNIT.multiply(units), USD);
            assertThat(plan.cells().stream().filter(cell -> cell.key().equals(SECOND)).map(plan.money()::amount))
                    .containsExactly(Optional.of(amount));
            assertThat(shop.left).hasSizeGreaterThan(Workshop.CELLS).anyMatch(request -> request.contains(units.toPlainString()))
                    .noneMatch(request -> request.contains("91.37") || request.contains("73.19") || request.contains("USD")
                            || request.contains(amount.amount().toPlainString()) || request.contains("price"));
            History history = new History(shop.ledger, ZoneOffset.UTC, CountedOnce.NONE);
            History.Line line = history.runs(1).getFirst();
            assertThat(history.details(line.run().id())).filteredOn(detail -> detail.cell().key().equals(SECOND)).singleElement()
                    .satisfies(detail -> assertThat(detail.worth().amount()).contains(amount));
            BigDecimal sum = history.details(line.run().id()).stream().flatMap(detail -> detail.worth().amount().stream())
                    .map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(line.amount().amounts()).containsExactly(new Money(sum, USD));
            assertThat(line.amount().priced()).isEqualTo(Workshop.CUSTOMERS);
            assertThat(history.csv()).contains(",Amount,Amount change,Currency\r\n",
                    "," + amount.amount().toPlainString() + "," + amount.amount().toPlainString() + ",USD\r\n");
        }
    }
}
