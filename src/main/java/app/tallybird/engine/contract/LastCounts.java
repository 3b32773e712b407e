package app.tallybird.engine.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.engine.plan.CountedOnce;
import app.tallybird.ledger.Ledger;
import app.tallybird.model.CellKey;
import app.tallybird.model.ContractRule;
import app.tallybird.model.ContractRules;
import app.tallybird.model.Money;
import app.tallybird.model.MoneySum;
import app.tallybird.model.PriceList;
import app.tallybird.model.Prices;
import app.tallybird.model.UnitCount;
import app.tallybird.model.Units;

/**
 * What was counted behind the numbers that Synthesize accepted last, of the customers that the vendor listed then, so that the effect of a contract rule can
 * be shown before it is in force. Nothing is read anew. Immutable.
 *
 * @param overlap which services hold units of others; sums over several services count those once
 */
public record LastCounts(Map<CellKey, UnitCount> counted, CountedOnce overlap) {

    public static final LastCounts NONE = new LastCounts(Map.of(), CountedOnce.NONE);

    public LastCounts {
        counted = Map.copyOf(counted);
    }

    public static LastCounts of(Ledger ledger, CountedOnce overlap) {
        Map<CellKey, UnitCount> counted = new HashMap<>();
        ledger.accepted().forEach((key, units) -> counted.put(key, UnitCount.of(units)));
        ledger.contracts().counted().forEach((key, one) -> counted.put(key,
                one.units().map(UnitCount::of).orElseGet(() -> new UnitCount.Unknown("it was not known when it was sent last"))));
        Set<String> listed = ledger.accountsLastRun();
        counted.keySet().removeIf(key -> !listed.contains(key.accountId()));
        return new LastCounts(counted, overlap);
    }

    /** What is counted and billed of some counts; sums of those that are known, and how many are not. */
    public record Sums(int counts, BigDecimal counted, BigDecimal billed, int unknown) {

        public Sums {
            counted = Units.plain(counted);
            billed = Units.plain(billed);
        }

        /** What the rules add or take away. */
        public BigDecimal change() {
            return Units.plain(billed.subtract(counted));
        }
    }

    /** The counts of which this one of the rules decides what is billed on a day. */
    public Set<CellKey> decided(ContractRules rules, ContractRule rule, LocalDate day) {
        return counted.keySet().stream().filter(key -> rules.of(key, day).filter(rule::equals).isPresent()).collect(Collectors.toSet());
    }

    /** What the rules make of these counts on a day. Units that two of the services hold are in the sums once. */
    public Sums sums(ContractRules rules, Collection<CellKey> cells, LocalDate day) {
        Map<CellKey, BigDecimal> there = new HashMap<>();
        cells.forEach(key -> there.put(key, Objects.requireNonNull(counted.get(key)).known().orElse(BigDecimal.ZERO)));
        BigDecimal known = BigDecimal.ZERO;
        BigDecimal billed = BigDecimal.ZERO;
        int unknown = 0;
        for (CellKey key : cells) {
            UnitCount count = Objects.requireNonNull(counted.get(key));
            Optional<BigDecimal> sent = billed(rules, key, day);
            unknown += sent.isEmpty() ? 1 : 0;
            if (overlap.isWhole(key, there)) {
                known = known.add(count.known().orElse(BigDecimal.ZERO));
                billed = billed.add(sent.orElse(BigDecimal.ZERO));
            }
        }
        return new Sums(cells.size(), known, billed, unknown);
    }

    private Optional<BigDecimal> billed(ContractRules rules, CellKey key, LocalDate day) {
        UnitCount count = Objects.requireNonNull(counted.get(key));
        return rules.of(key, day).map(rule -> rule.billing().billed(count)).orElse(count).known();
    }

    /** What is billed of some counts in money a month, and what {@code change} is of that; what is not known has no amount. */
    public record Worth(MoneySum amount, MoneySum change) {
    }

    /** What these counts are worth by {@code after} in the prices of a day, and what that is more than by {@code before}. */
    public Worth worth(ContractRules before, ContractRules after, Collection<CellKey> cells, Prices prices, LocalDate day) {
        PriceList list = prices.on(day);
        List<Optional<Money>> amounts = new ArrayList<>();
        List<Optional<Money>> changes = new ArrayList<>();
        for (CellKey key : cells) {
            Optional<BigDecimal> now = billed(after, key, day);
            now.filter(units -> units.signum() != 0).ifPresent(units -> amounts.add(list.amount(key, units)));
            Optional<BigDecimal> was = billed(before, key, day);
            if (was.isPresent() && now.filter(units -> units.compareTo(was.get()) != 0).isPresent()) {
                changes.add(list.change(key, was.get(), now.get()));
            }
        }
        return new Worth(MoneySum.of(amounts), MoneySum.of(changes));
    }

    /**
     * What a change of rules does.
     *
     * @param of what the new rule decides, with what it makes of it
     * @param change of what is billed in all, over what the new rule and those that it replaces decide
     * @param money the same change a month, in the prices of the day
     * @param day the first day on which it counts
     */
    public record Effect(Sums of, BigDecimal change, MoneySum money, LocalDate day) {
    }

    /** What happens when {@code added} stands in place of {@code removed}; on the first day of it that is not past. */
    public Effect effect(ContractRules kept, Collection<ContractRule> removed, ContractRule added, Prices prices, LocalDate today) {
        LocalDate day = added.period().from().filter(today::isBefore).orElse(today);
        List<ContractRule> rest = kept.all().stream().filter(rule -> !removed.contains(rule)).toList();
        ContractRules after = ContractRules.of(Stream.concat(rest.stream(), Stream.of(added)).toList());
        Set<CellKey> decides = decided(after, added, day);
        Set<CellKey> touched = new HashSet<>(decides);
        removed.forEach(rule -> touched.addAll(decided(kept, rule, day)));
        return new Effect(sums(after, decides, day),
                Units.plain(sums(after, touched, day).billed().subtract(sums(kept, touched, day).billed())),
                worth(kept, after, touched, prices, day).change(), day);
    }
}
