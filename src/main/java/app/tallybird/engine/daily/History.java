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

import app.tallybird.engine.plan.CsvText;
import app.tallybird.ledger.Counted;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.RunCell;
import app.tallybird.ledger.RunEnd;
import app.tallybird.ledger.RunId;
import app.tallybird.ledger.RunRecord;
import app.tallybird.ledger.RunSums;
import app.tallybird.model.CellKey;
import app.tallybird.model.Money;
import app.tallybird.model.MoneySum;
import app.tallybird.model.PriceList;
import app.tallybird.model.Prices;
import app.tallybird.model.Units;

/** What the ledger knows of earlier pushes, with the names that accounts and services have now. Only reads. */
public final class History {

    private final Ledger ledger;
    private final Map<String, String> accounts;
    private final Map<String, String> services;
    private final Prices prices;
    private final ZoneId zone;

    /** {@code zone} says in which local day a push was, and so which prices it is told in. */
    public History(Ledger ledger, ZoneId zone) {
        this.ledger = ledger;
        this.zone = zone;
        prices = ledger.prices().prices();
        accounts = ledger.accountNames();
        services = ledger.serviceNames();
    }

    /** One push with its sums, and what it got accepted and changed in money a month, in the prices of its day. */
    public record Line(RunRecord run, RunSums sums, MoneySum amount, MoneySum change) {

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
     * @param amount what was sent is worth in a month, in the price of the day; empty without one
     * @param change what it changed; empty without a price, and where nothing was accepted before or now
     */
    public record Detail(String account, String service, RunCell cell, Optional<BigDecimal> counted, Optional<String> rule,
            Optional<Money> amount, Optional<Money> change) {
    }

    /** A line of a chart: one value for each push that had it, the oldest first. */
    public record Series(String key, String name, List<Point> points) {
    }

    /** {@code money} is what the units are worth in a month, in the prices of the day. */
    public record Point(RunId run, Instant at, BigDecimal units, MoneySum money) {

        public Point {
            units = Units.plain(units);
        }
    }

    /** A cell that two pushes tell differently; what a push did not get accepted is empty. */
    public record Difference(CellKey key, String account, String service, Optional<BigDecimal> first, Optional<BigDecimal> second) {

        public BigDecimal change() {
            return Units.plain(second.orElse(BigDecimal.ZERO).subtract(first.orElse(BigDecimal.ZERO)));
        }
    }

    /** The newest first. */
    public List<Line> runs(int limit) {
        return ledger.runs(limit).stream().map(this::line).toList();
    }

    private Line line(RunRecord run) {
        List<RunCell> cells = ledger.cells(run.id());
        PriceList list = prices(run);
        List<RunCell> taken = cells.stream().filter(RunCell::atSynthesize).toList();
        return new Line(run, RunSums.of(cells),
                MoneySum.of(taken.stream().filter(cell -> cell.units().signum() != 0).map(cell -> list.amount(cell.key(), cell.units()))
                        .toList()),
                MoneySum.of(taken.stream()
                        .filter(cell -> cell.previousAccepted().filter(before -> before.compareTo(cell.units()) == 0).isEmpty())
                        .map(cell -> change(cell, list)).toList()));
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
        return !prices.all().isEmpty();
    }

    public List<Detail> details(RunId run) {
        PriceList list = ledger.run(run).map(this::prices).orElse(PriceList.NONE);
        Map<CellKey, Counted> counted = ledger.contracts().counted(run);
        return ledger.cells(run).stream().map(cell -> {
            Counted behind = counted.getOrDefault(cell.key(), new Counted(Optional.of(cell.units()), Optional.empty()));
            return new Detail(account(cell.key()), service(cell.key()), cell, behind.units(), behind.rule(),
                    list.amount(cell.key(), cell.units()), cell.atSynthesize() ? change(cell, list) : Optional.empty());
        }).toList();
    }

    /** What sums are told apart by. */
    public enum By {
        SERVICE,
        ACCOUNT
    }

    /** The sums of the pushes and undos over time, in the order of the keys. */
    public List<Series> series(By by) {
        Map<String, Map<RunId, MoneySum>> money = priced() ? money(by) : Map.of();
        Map<String, List<Point>> found = new TreeMap<>();
        (by == By.SERVICE ? ledger.totalsByService() : ledger.totalsByAccount())
                .forEach(total -> found.computeIfAbsent(total.key(), key -> new ArrayList<>()).add(new Point(total.run(), total.at(),
                        total.units(), money.getOrDefault(total.key(), Map.of()).getOrDefault(total.run(), MoneySum.NONE))));
        Map<String, String> names = by == By.SERVICE ? services : accounts;
        List<Series> series = new ArrayList<>();
        found.forEach((key, points) -> series.add(new Series(key, names.getOrDefault(key, key), List.copyOf(points))));
        return series;
    }

    private Map<String, Map<RunId, MoneySum>> money(By by) {
        Map<String, Map<RunId, MoneySum>> money = new HashMap<>();
        for (RunRecord run : ledger.runs(Integer.MAX_VALUE)) {
            PriceList list = prices(run);
            ledger.cells(run.id()).stream().filter(cell -> cell.atSynthesize() && cell.units().signum() != 0)
                    .forEach(cell -> money
                            .computeIfAbsent(by == By.SERVICE ? cell.key().serviceKey() : cell.key().accountId(), key -> new HashMap<>())
                            .merge(run.id(), MoneySum.of(List.of(list.amount(cell.key(), cell.units()))), MoneySum::plus));
        }
        return money;
    }

    /** The cells in which they differ. */
    public List<Difference> compare(RunId first, RunId second) {
        Map<CellKey, BigDecimal> one = accepted(first);
        Map<CellKey, BigDecimal> other = accepted(second);
        Map<String, CellKey> keys = new TreeMap<>();
        one.keySet().forEach(key -> keys.put(key.accountId() + "\n" + key.serviceKey(), key));
        other.keySet().forEach(key -> keys.put(key.accountId() + "\n" + key.serviceKey(), key));
        List<Difference> differences = new ArrayList<>();
        for (CellKey key : keys.values()) {
            Difference difference = new Difference(key, account(key), service(key), Optional.ofNullable(one.get(key)),
                    Optional.ofNullable(other.get(key)));
            if (difference.first().isEmpty() || difference.second().isEmpty() || difference.change().signum() != 0) {
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
                    fields.addAll(List.of(detail.amount(), detail.change(), detail.amount().map(one -> one.currency().getCurrencyCode())));
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
