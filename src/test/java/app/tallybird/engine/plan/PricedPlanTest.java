package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.model.Billing;
import app.tallybird.model.Money;
import app.tallybird.model.MoneySum;
import app.tallybird.model.PriceList;
import app.tallybird.model.Units;
import app.tallybird.settings.Thresholds;
import app.tallybird.settings.Thresholds.Amounts;
import app.tallybird.stage.Property;

import static org.assertj.core.api.Assertions.assertThat;

/** A plan in money a month. */
class PricedPlanTest {

    private static final Currency USD = Currency.getInstance("USD");

    private static PlannedCase two() {
        return new PlannedCase().accounts("1", "2").services("seats", "mail");
    }

    private static Money usd(String amount) {
        return new Money(new BigDecimal(amount), USD);
    }

    private static Thresholds amounts(String customer, String service, String whole) {
        return Thresholds.defaults().withAmounts(new Amounts(new BigDecimal(customer), new BigDecimal(service), new BigDecimal(whole)));
    }

    @Test
    void moneyIsOfTheBilledUnitsAndOnlyWhereThereIsAPrice() {
        UsagePlan plan = two().now("1/seats", "96").now("2/seats", "8").now("1/mail", "5").unknown("2/mail", "not read")
                .before("1/seats", "99").before("2/seats", "7").before("1/mail", "4").before("2/mail", "4")
                .rule("C1 1/seats", new Billing.AtLeast(BigDecimal.valueOf(100)), "").price("seats", "5.50").price("1/seats", "4.905")
                .plan();
        assertThat(plan.cells().stream().map(plan.money()::amount)).containsExactly(Optional.of(usd("490.50")), Optional.empty(),
                Optional.of(usd("44.00")), Optional.empty());
        assertThat(plan.cells().stream().map(plan.money()::change)).containsExactly(Optional.of(usd("4.90")), Optional.empty(),
                Optional.of(usd("5.50")), Optional.empty());
        assertThat(plan.money().change(plan.cells())).isEqualTo(new MoneySum(List.of(usd("10.40")), 2, 3));
        assertThat(plan.verdict()).isEqualTo("2 of 2 customers changed, +3 units, +10.40 USD a month (2 of 3 counts priced).");
        assertThat(PlanCsv.write(plan, plan.cells()).replace("\r", "")).contains(
                ",Counted,Contract rule,Unit price,Amount before,Amount now,Amount change,Currency\n",
                ",96,C1: at least 100 by contract (as agreed),4.905,485.60,490.50,4.90,USD\n",
                "changed,1,Customer 1,MAIL,4,5,1,,,,5,,,,,,\n");
        JsonObject json = PlanJson.write(plan);
        assertThat(json.get("money")).hasToString("{\"amounts\":[{\"amount\":10.40,\"currency\":\"USD\"}],\"priced\":2,\"of\":3}");
        assertThat(json.getAsJsonArray("cells").asList().stream().map(cell -> cell.getAsJsonObject().get("money").toString()))
                .containsExactly("{\"price\":4.905,\"before\":485.60,\"now\":490.50,\"change\":4.90,\"margin\":null}",
                        "{\"price\":null,\"before\":null,\"now\":null,\"change\":null,\"margin\":null}",
                        "{\"price\":5.5,\"before\":38.50,\"now\":44.00,\"change\":5.50,\"margin\":null}",
                        "{\"price\":null,\"before\":null,\"now\":null,\"change\":null,\"margin\":null}");
        assertThat(PlanJson.read(json.toString())).isEqualTo(plan);
    }

    @Test
    void withoutAnyPriceNothingIsSaidOfMoneyAndAPriceChangesNoHash() {
        PlannedCase some = two().now("1/seats", "8").before("1/seats", "7");
        UsagePlan plan = some.plan();
        assertThat(plan.prices()).isEqualTo(PriceList.NONE);
        assertThat(plan.money().change(plan.cells())).isEqualTo(new MoneySum(List.of(), 0, 1));
        assertThat(plan.verdict()).isEqualTo("1 of 1 customer changed, +1 unit.");
        assertThat(PlanJson.write(plan).toString()).doesNotContain("money");
        assertThat(PlanCsv.write(plan, plan.cells())).doesNotContain("Unit price");
        UsagePlan priced = some.price("mail", "3").plan();
        assertThat(priced.hash()).isEqualTo(plan.hash());
        assertThat(priced.verdict()).isEqualTo("1 of 1 customer changed, +1 unit, no price for it.");
        assertThat(some.price("seats", "3").plan().verdict()).isEqualTo("1 of 1 customer changed, +1 unit, +3.00 USD a month.");
    }

    /** The first amount that waits is the one above the limit, whether it falls or rises. */
    @ParameterizedTest
    @CsvSource({"100, 120, 100, false", "100, 120, 99.99, true", "100, 80, 100, false", "100, 80, 99.99, true", "100, 130, 0, false",
            "100, 100, 0.01, false", "100, 120.002, 100, true"})
    void anAmountIsHeldAboveItsLimit(String before, String now, String limit, boolean held) {
        PlannedCase one = two().now("1/seats", now).now("2/seats", "1").before("1/seats", before).before("2/seats", "1").price("seats",
                "5");
        Hold.ByMoney expected = new Hold.ByMoney(Hold.ByMoney.About.CUSTOMER, "1", "Customer 1",
                usd("5").amount().multiply(new BigDecimal(now).subtract(new BigDecimal(before))).setScale(2), "USD");
        UsagePlan plan = one.plan(amounts(limit, "0", "0"));
        assertThat(plan.holds()).isEqualTo(held ? List.of(expected) : List.of());
        assertThat(plan.wholeRunHeld()).isFalse();
        assertThat(plan.toSend(false)).hasSize(held ? 1 : 2);
        UsagePlan service = one.plan(amounts("0", limit, "0"));
        assertThat(service.wholeRunHeld()).isEqualTo(held);
        assertThat(service.causes().stream().map(Cause::id)).isEqualTo(held ? List.of("service:amount:seats") : List.of());
        UsagePlan whole = one.plan(amounts("0", "0", limit));
        assertThat(whole.wholeRunHeld()).isEqualTo(held);
        assertThat(whole.causes().stream().map(Cause::id)).isEqualTo(held ? List.of("run:amount") : List.of());
        assertThat(PlanJson.read(PlanJson.write(whole).toString())).isEqualTo(whole);
    }

    @Test
    void eachAmountIsOneCauseAndEachCellOfOne() {
        UsagePlan plan = two().now("1/seats", "10").now("2/seats", "12").now("1/mail", "9").now("2/mail", "7").before("1/seats", "8")
                .before("2/seats", "11").before("1/mail", "8").before("2/mail", "7").price("seats", "10").price("mail", "1")
                .plan(amounts("15", "25", "25"));
        assertThat(PlannedCase.holds(plan)).isEqualTo("""
                * "Customer 1" rises by 21.00 USD a month.
                "SEATS" rises by 30.00 USD a month.
                All together rise by 31.00 USD a month.
                """);
        assertThat(plan.causes().stream()
                .map(cause -> cause.id() + " | " + cause.title() + " | " + cause.words() + " | " + cause.cells().size())).containsExactly(
                        "service:amount:seats | SEATS changes by +30.00 USD a month | SEATS: +30.00 USD a month. That is more than was set to pass unseen. | 1",
                        "customer:amount:1 | Customer 1 changes by +21.00 USD a month | Customer 1: +21.00 USD a month. That is more than was set to pass unseen. | 2");
        assertThat(plan.verdict()).isEqualTo("2 of 2 customers changed, +4 units, +31.00 USD a month. 2 things to decide.");
    }

    @Test
    void whatHasNoPriceOrIsNotKnownIsNoReasonToHold() {
        UsagePlan plan = two().now("1/seats", "60").unknown("2/seats", "not read").before("1/seats", "59").before("2/seats", "900")
                .now("1/mail", "900").before("1/mail", "899").price("seats", "5").plan(amounts("5", "5", "5"));
        assertThat(plan.holds()).isEmpty();
        UsagePlan first = two().now("1/seats", "60").price("seats", "5").plan(amounts("5", "5", "5"));
        assertThat(PlannedCase.holds(first))
                .isEqualTo("First usage run of this integration: there is no earlier number to compare with.\n");
        UsagePlan fresh = two().now("1/seats", "60").now("2/seats", "50").before("2/seats", "50").price("seats", "5")
                .plan(amounts("5", "0", "0"));
        assertThat(PlannedCase.holds(fresh)).isEqualTo("* \"Customer 1\" rises by 300.00 USD a month.\n");
    }

    /** To the cent: a plan's change is the sum of its cells', in causes and customers alike; what is unknown or has no price has no part in it. */
    @Test
    void sumsAreTheSumsOfTheirCells() {
        Property.holds(300, draws -> {
            PlannedCase made = new PlannedCase().accounts("1", "2", "3").services("seats", "mail");
            Map<String, BigDecimal> prices = new HashMap<>();
            BigDecimal expected = BigDecimal.ZERO;
            for (String service : List.of("seats", "mail")) {
                if (draws.either()) {
                    prices.put(service, BigDecimal.valueOf(draws.between(0, 9_999), draws.between(0, 4)));
                    made.price(service, prices.get(service).toPlainString());
                }
                for (String account : List.of("1", "2", "3")) {
                    BigDecimal before = BigDecimal.valueOf(draws.between(0, 300), draws.between(0, 2));
                    BigDecimal now = BigDecimal.valueOf(draws.between(0, 300), draws.between(0, 2));
                    made.before(account + "/" + service, before.toPlainString());
                    if (draws.between(0, 4) == 0) {
                        made.unknown(account + "/" + service, "not read");
                    } else {
                        made.now(account + "/" + service, now.toPlainString());
                        if (prices.containsKey(service)) {
                            expected = expected.add(new Money(prices.get(service).multiply(now), USD)
                                    .minus(new Money(prices.get(service).multiply(before), USD)).amount());
                        }
                    }
                }
            }
            UsagePlan plan = made.plan();
            MoneySum sum = plan.money().change(plan.cells());
            assertThat(sum.amounts().stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(expected);
            for (PlanCell cell : plan.cells()) {
                boolean priced = prices.containsKey(cell.key().serviceKey()) && cell.units().isPresent();
                assertThat(plan.money().amount(cell).isPresent()).isEqualTo(priced);
                assertThat(plan.money().change(cell).isPresent()).isEqualTo(priced);
            }
            BigDecimal ofCustomers = List.of("1", "2", "3").stream()
                    .flatMap(account -> plan.money()
                            .change(plan.cells().stream().filter(cell -> cell.key().accountId().equals(account)).toList()).amounts()
                            .stream())
                    .map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(ofCustomers).as(Units.text(ofCustomers)).isEqualByComparingTo(expected);
        });
    }
}
