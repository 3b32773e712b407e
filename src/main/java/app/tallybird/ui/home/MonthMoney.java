package app.tallybird.ui.home;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import app.tallybird.engine.daily.AcceptedUnits;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.RunRecord;
import app.tallybird.model.CellKey;
import app.tallybird.model.Money;
import app.tallybird.model.MoneySum;
import app.tallybird.model.PriceList;
import app.tallybird.ui.control.LocalFormat;

/**
 * What a month changes in money a month, against the last push before it, in the prices of its day.
 *
 * @param prices whether there is any price
 * @param change empty where there is nothing to compare
 */
record MonthMoney(boolean prices, Optional<MoneySum> change) {

    static final MonthMoney NONE = new MonthMoney(false, Optional.empty());

    /** {@code planned} is what Synthesize would have if a plan that waits was accepted. */
    static MonthMoney of(Ledger ledger, YearMonth month, ZoneId zone, Optional<Map<CellKey, BigDecimal>> planned, PriceList prices) {
        if (prices.isEmpty()) {
            return NONE;
        }
        List<RunRecord> taken = ledger.runs(Integer.MAX_VALUE).stream().filter(run -> run.accepted() > 0).toList();
        Optional<RunRecord> before = taken.stream().filter(run -> month(run, zone).isBefore(month)).findFirst();
        Optional<Map<CellKey, BigDecimal>> now = planned
                .or(() -> taken.stream().filter(run -> month(run, zone).equals(month)).findFirst().map(run -> units(ledger, run)));
        return new MonthMoney(true, now.flatMap(after -> before.map(run -> change(units(ledger, run), after, prices))));
    }

    private static YearMonth month(RunRecord run, ZoneId zone) {
        return YearMonth.from(run.started().atZone(zone));
    }

    private static Map<CellKey, BigDecimal> units(Ledger ledger, RunRecord run) {
        return AcceptedUnits.after(ledger, run.id()).cells().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().units()));
    }

    private static MoneySum change(Map<CellKey, BigDecimal> before, Map<CellKey, BigDecimal> now, PriceList prices) {
        Set<CellKey> keys = new HashSet<>(before.keySet());
        keys.addAll(now.keySet());
        List<Optional<Money>> changes = keys.stream()
                .filter(key -> before.getOrDefault(key, BigDecimal.ZERO).compareTo(now.getOrDefault(key, BigDecimal.ZERO)) != 0)
                .map(key -> prices.change(key, before.getOrDefault(key, BigDecimal.ZERO), now.getOrDefault(key, BigDecimal.ZERO))).toList();
        return changes.isEmpty()
                ? new MoneySum(prices.currency().map(currency -> new Money(BigDecimal.ZERO, currency)).stream().toList(), 0, 0)
                : MoneySum.of(changes);
    }

    /** What a month came to, continuing its units; that it was not recorded is said. */
    static String ofRecord(Optional<MoneySum> money) {
        return money.map(sum -> sum.isEmpty() ? "" : ", " + LocalFormat.money(sum, "priced") + " a month")
                .orElse("; money was not recorded then");
    }

    String amount() {
        return change.filter(sum -> !sum.isEmpty()).map(MonthMoney::said).orElse(LocalFormat.NONE);
    }

    /** Why there is no amount, or how much of it has a price. */
    String why() {
        return change.map(sum -> sum.isEmpty() ? "no prices for it" : sum.whole() ? "" : sum.priced() + " of " + sum.of() + " priced")
                .orElse(prices ? "not known yet" : "no prices yet");
    }

    static String said(MoneySum sum) {
        return sum.amounts().stream().map(LocalFormat::moneyDelta).collect(Collectors.joining(", "));
    }
}
