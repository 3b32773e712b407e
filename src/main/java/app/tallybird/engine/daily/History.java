package app.tallybird.engine.daily;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

import app.tallybird.engine.plan.CountedOnce;
import app.tallybird.engine.plan.CsvText;
import app.tallybird.ledger.Counted;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.RunCell;
import app.tallybird.ledger.RunEnd;
import app.tallybird.ledger.RunId;
import app.tallybird.ledger.RunKind;
import app.tallybird.ledger.RunRecord;
import app.tallybird.ledger.RunTotal;
import app.tallybird.model.CellKey;
import app.tallybird.model.Money;
import app.tallybird.model.MoneySum;
import app.tallybird.model.PriceList;
import app.tallybird.model.PriceTimes;
import app.tallybird.model.Units;

/** What the ledger knows of earlier pushes, with the names that accounts and services have now. Only reads. */
public final class History {

    private final Ledger ledger;
    private final Map<String, String> accounts;
    private final Map<String, String> services;
    private final PriceTimes prices;
    private final ZoneId zone;
    private final CountedOnce overlap;

    /** {@code zone} says in which local day a push was, and so which prices it is told in; units that two services hold are in sums once. */
    public History(Ledger ledger, ZoneId zone, CountedOnce overlap) {
        this.ledger = ledger;
        this.zone = zone;
        this.overlap = overlap;
        prices = ledger.prices().times();
        accounts = ledger.accountNames();
        services = ledger.serviceNames();
    }

    /** The accepted units of a push, and how much they are above what Synthesize had of the same counts before; units that two services hold are in it once. */
    public record Sums(BigDecimal units, BigDecimal change) {

        public Sums {
            units = Units.plain(units);
            change = Units.plain(change);
        }
    }

    /** One push with its sums, and what it got accepted, changed and leaves after costs in money a month, in the prices of its day. */
    public record Line(RunRecord run, Sums sums, MoneySum amount, MoneySum change, MoneySum margin) {

        public String who() {
            return run.start().who("user");
        }

        public String result() {
            return run.ending().map(end -> end == RunEnd.DONE && !run.complete() ? "not complete" : words(end)).orElse("interrupted");
        }
    }

    /**
     * One cell of a push with names.
     *
     * @param counted what was counted; the same as was sent unless a contract rule made another number of it, empty when it was not known
     * @param rule the id of that rule
     */
    public record Detail(String account, String service, RunCell cell, Optional<BigDecimal> counted, Optional<String> rule, Worth worth) {
    }

    /**
     * In money a month, in the price of the day.
     *
     * @param amount of what was sent; empty without a price
     * @param change what it changed; empty without a price, and where nothing was accepted before or now
     * @param margin what is left of the amount after the cost; empty where that is not known
     */
    public record Worth(Optional<Money> amount, Optional<Money> change, Optional<Money> margin) {
    }

    /** A line of a chart: one value for each push that had it, the oldest first. */
    public record Series(String key, String name, List<Point> points) {
    }

    /** {@code money} is what the units are worth in a month, and {@code margin} what is left after costs, in the prices of the day. */
    public record Point(RunId run, Instant at, BigDecimal units, MoneySum money, MoneySum margin) {

        public Point {
            units = Units.plain(units);
        }
    }

    /**
     * A cell that two pushes tell differently; what a push did not get accepted is empty.
     *
     * @param money what the change is worth in a month, in the price of the second one's day; empty without one, and where there is no change
     */
    public record Difference(CellKey key, String account, String service, Optional<BigDecimal> first, Optional<BigDecimal> second,
            Optional<Money> money) {

        /** What one push did not get accepted is not known to be zero, so there is no change then. */
        public Optional<BigDecimal> change() {
            return first.flatMap(before -> second.map(now -> Units.plain(now.subtract(before))));
        }
    }

    /** What all differences that are known are worth together. */
    public static MoneySum money(List<Difference> all) {
        return MoneySum.of(all.stream().filter(one -> one.change().isPresent()).map(Difference::money).toList());
    }

    /** The newest first. */
    public List<Line> runs(int limit) {
        return ledger.runs(limit).stream().map(this::line).toList();
    }

    private Line line(RunRecord run) {
        List<RunCell> cells = ledger.cells(run.id());
        PriceList list = prices(run);
        List<RunCell> taken = cells.stream().filter(RunCell::atSynthesize).toList();
        return new Line(run, sums(cells), MoneySum.of(taken, RunCell::units, cell -> list.amount(cell.key(), cell.units())),
                MoneySum.of(taken.stream().filter(cell -> cell.previousAccepted().orElse(BigDecimal.ZERO).compareTo(cell.units()) != 0)
                        .map(cell -> change(cell, list)).toList()),
                MoneySum.of(taken, RunCell::units, cell -> list.margin(cell.key(), cell.units())));
    }

    private Sums sums(List<RunCell> cells) {
        Map<CellKey, BigDecimal> units = new HashMap<>();
        Map<CellKey, BigDecimal> before = new HashMap<>();
        cells.stream().filter(RunCell::atSynthesize).forEach(cell -> {
            units.put(cell.key(), cell.units());
            cell.previousAccepted().ifPresent(was -> before.put(cell.key(), was));
        });
        BigDecimal now = once(units);
        return new Sums(now, now.subtract(once(before)));
    }

    private BigDecimal once(Map<CellKey, BigDecimal> units) {
        return units.entrySet().stream().filter(one -> overlap.isWhole(one.getKey(), units)).map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Optional<Money> change(RunCell cell, PriceList list) {
        return list.change(cell.key(), cell.previousAccepted().orElse(BigDecimal.ZERO), cell.units());
    }

    /** Those of the day on which a push began. */
    private PriceList prices(RunRecord run) {
        return prices.on(LocalDate.ofInstant(run.started(), zone));
    }

    /** Whether there is any price, without which nothing is said of money. */
    public boolean priced() {
        return prices.priced();
    }

    /** Whether any cost is known, without which nothing is said of margins. */
    public boolean costed() {
        return prices.costed();
    }

    public List<Detail> details(RunId run) {
        PriceList list = ledger.run(run).map(this::prices).orElse(PriceList.NONE);
        Map<CellKey, Counted> counted = ledger.contracts().counted(run);
        return ledger.cells(run).stream().map(cell -> {
            Counted behind = counted.getOrDefault(cell.key(), new Counted(Optional.of(cell.units()), Optional.empty()));
            return new Detail(account(cell.key()), service(cell.key()), cell, behind.units(), behind.rule(),
                    new Worth(list.amount(cell.key(), cell.units()), cell.atSynthesize() ? change(cell, list) : Optional.empty(),
                            list.margin(cell.key(), cell.units())));
        }).toList();
    }

    /** What sums are told apart by. */
    public enum By {
        SERVICE,
        ACCOUNT
    }

    /** The sums of the pushes and undos over time, in the order of the keys; units that two services of a customer hold are in its sum once. */
    public List<Series> series(By by) {
        Map<String, Map<RunId, MoneySum>> money = priced() ? money(by, PriceList::amount) : Map.of();
        Map<String, Map<RunId, MoneySum>> margins = costed() ? money(by, PriceList::margin) : Map.of();
        Map<String, List<Point>> found = new TreeMap<>();
        totals(by).forEach(total -> found.computeIfAbsent(total.key(), key -> new ArrayList<>()).add(new Point(total.run(), total.at(),
                total.units(), of(money, total.key(), total.run()), of(margins, total.key(), total.run()))));
        Map<String, String> names = by == By.SERVICE ? services : accounts;
        List<Series> series = new ArrayList<>();
        found.forEach((key, points) -> series.add(new Series(key, names.getOrDefault(key, key), List.copyOf(points))));
        return series;
    }

    private List<RunTotal> totals(By by) {
        if (by == By.SERVICE || overlap.parts().isEmpty()) {
            return by == By.SERVICE ? ledger.totalsByService() : ledger.totalsByAccount();
        }
        List<RunTotal> totals = new ArrayList<>();
        for (RunRecord run : ledger.runs(Integer.MAX_VALUE).reversed()) {
            if (run.start().kind() != RunKind.RETRY) {
                Map<String, Map<CellKey, BigDecimal>> accounts = new TreeMap<>();
                accepted(run.id())
                        .forEach((key, units) -> accounts.computeIfAbsent(key.accountId(), account -> new HashMap<>()).put(key, units));
                accounts.forEach((account, units) -> totals.add(new RunTotal(run.id(), run.started(), account, once(units))));
            }
        }
        return totals;
    }

    private static MoneySum of(Map<String, Map<RunId, MoneySum>> sums, String key, RunId run) {
        return sums.getOrDefault(key, Map.of()).getOrDefault(run, MoneySum.NONE);
    }

    /** What is asked of the prices of a day. */
    private interface Asked {
        Optional<Money> of(PriceList prices, CellKey cell, BigDecimal units);
    }

    private Map<String, Map<RunId, MoneySum>> money(By by, Asked asked) {
        Map<String, Map<RunId, MoneySum>> money = new HashMap<>();
        for (RunRecord run : ledger.runs(Integer.MAX_VALUE)) {
            PriceList list = prices(run);
            ledger.cells(run.id()).stream().filter(cell -> cell.atSynthesize() && cell.units().signum() != 0)
                    .forEach(cell -> money
                            .computeIfAbsent(by == By.SERVICE ? cell.key().serviceKey() : cell.key().accountId(), key -> new HashMap<>())
                            .merge(run.id(), MoneySum.of(List.of(asked.of(list, cell.key(), cell.units()))), MoneySum::plus));
        }
        return money;
    }

    /** The cells in which they differ. */
    public List<Difference> compare(RunId first, RunId second) {
        PriceList list = ledger.run(second).map(this::prices).orElse(PriceList.NONE);
        Map<CellKey, BigDecimal> one = accepted(first);
        Map<CellKey, BigDecimal> other = accepted(second);
        Map<String, CellKey> keys = new TreeMap<>();
        one.keySet().forEach(key -> keys.put(key.accountId() + "\n" + key.serviceKey(), key));
        other.keySet().forEach(key -> keys.put(key.accountId() + "\n" + key.serviceKey(), key));
        List<Difference> differences = new ArrayList<>();
        for (CellKey key : keys.values()) {
            Optional<BigDecimal> before = Optional.ofNullable(one.get(key));
            Optional<BigDecimal> now = Optional.ofNullable(other.get(key));
            Difference difference = new Difference(key, account(key), service(key), before, now,
                    before.flatMap(units -> now.flatMap(then -> list.change(key, units, then))));
            if (difference.change().filter(change -> change.signum() == 0).isEmpty()) {
                differences.add(difference);
            }
        }
        return differences;
    }

    private Map<CellKey, BigDecimal> accepted(RunId run) {
        Map<CellKey, BigDecimal> values = new LinkedHashMap<>();
        for (RunCell cell : ledger.cells(run)) {
            if (cell.atSynthesize()) {
                values.put(cell.key(), cell.units());
            }
        }
        return values;
    }

    /** All pushes to the cell as CSV, safe to open in a spreadsheet; the oldest first. */
    public String csv() {
        StringBuilder all = new StringBuilder();
        csv(all::append);
        return all.toString();
    }

    /** The same piece by piece, one push after another, so that a year of them needs no room. */
    public void csv(Consumer<String> pieces) {
        List<String> headings = new ArrayList<>(List.of("Run", "Started (UTC)", "Kind", "By", "Account id", "Account", "Service", "Before",
                "Sent", "Outcome", "Message", "Person", "Counted", "Contract rule"));
        headings.addAll(priced() ? List.of("Amount", "Amount change", "Currency") : List.of());
        CsvText csv = new CsvText(headings.toArray(String[]::new));
        pieces.accept(csv.cut());
        for (RunRecord run : ledger.runs(Integer.MAX_VALUE).reversed()) {
            for (Detail detail : details(run.id())) {
                RunCell cell = detail.cell();
                List<Object> fields = new ArrayList<>(List.of(run.id(), run.started().truncatedTo(ChronoUnit.SECONDS),
                        run.start().kind().word(), run.start().startedBy().word(), cell.key().accountId(), detail.account(),
                        detail.service(), cell.previousAccepted(), cell.units(), cell.word(), cell.message(), run.start().person(),
                        detail.counted(), detail.rule()));
                if (priced()) {
                    fields.addAll(List.of(detail.worth().amount(), detail.worth().change(),
                            detail.worth().amount().map(one -> one.currency().getCurrencyCode())));
                }
                csv.line(fields.toArray());
            }
            pieces.accept(csv.cut());
        }
    }

    private String account(CellKey key) {
        return accounts.getOrDefault(key.accountId(), key.accountId());
    }

    private String service(CellKey key) {
        return services.getOrDefault(key.serviceKey(), key.serviceKey());
    }

    private static String words(RunEnd end) {
        return switch (end) {
            case DONE -> "done";
            case FAILED -> "rebuild owed";
            case STOPPED -> "stopped";
            case CANCELLED -> "cancelled";
            case SUPERSEDED -> "superseded";
        };
    }
}
