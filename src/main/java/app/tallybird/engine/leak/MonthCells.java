package app.tallybird.engine.leak;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import app.tallybird.engine.daily.AcceptedUnits;
import app.tallybird.engine.leak.AuditedCell.Place;
import app.tallybird.engine.leak.AuditedCell.ServiceOf;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.ledger.Counted;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.LeftOut;
import app.tallybird.ledger.RunCell;
import app.tallybird.ledger.RunKind;
import app.tallybird.ledger.RunRecord;
import app.tallybird.ledger.StoredPlan;
import app.tallybird.model.CellKey;
import app.tallybird.model.PriceList;
import app.tallybird.model.Units;

/** The numbers of one integration as a month left them: what was counted last in it, and what Synthesize had at its end. Only reads. */
public final class MonthCells {

    private final Ledger ledger;
    private final Instant begin;
    private final Instant end;
    private final Map<CellKey, Optional<BigDecimal>> used = new HashMap<>();
    private final Set<CellKey> byContract = new HashSet<>();

    private MonthCells(Ledger ledger, Instant begin, Instant end) {
        this.ledger = ledger;
        this.begin = begin;
        this.end = end;
    }

    /** Months are local. */
    public static List<AuditedCell> of(Ledger ledger, String integration, YearMonth month, ZoneId zone) {
        MonthCells cells = new MonthCells(ledger, month.atDay(1).atStartOfDay(zone).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
        cells.read();
        AcceptedUnits accepted = AcceptedUnits.before(ledger, cells.end);
        PriceList prices = ledger.prices().times().on(month.atEndOfMonth());
        Map<String, String> accounts = ledger.accountNames();
        Map<String, String> services = ledger.serviceNames();
        Predicate<CellKey> leftOut = LeftOut.cells(ledger.leftOut());
        Set<CellKey> keys = new HashSet<>(accepted.cells().keySet());
        keys.addAll(cells.used.keySet());
        List<AuditedCell> all = new ArrayList<>();
        for (CellKey key : keys) {
            Place place = new Place(new ServiceOf(integration, key.serviceKey()), services.getOrDefault(key.serviceKey(), key.serviceKey()),
                    key.accountId(), accounts.getOrDefault(key.accountId(), key.accountId()));
            BigDecimal billed = Optional.ofNullable(accepted.cells().get(key)).map(one -> Units.plain(one.units())).orElse(BigDecimal.ZERO);
            all.add(new AuditedCell(place, cells.used.getOrDefault(key, Optional.empty()), billed, cells.byContract.contains(key),
                    leftOut.test(key), prices));
        }
        all.sort(Comparator.comparing((AuditedCell cell) -> cell.place().account()).thenComparing(cell -> cell.place().name()));
        return all;
    }

    private record Counts(Instant at, Map<CellKey, Counted> cells) {
    }

    /** What was counted last decides, whether it was sent or held. */
    private void read() {
        List<Counts> all = new ArrayList<>();
        ledger.heldPlans().stream().filter(plan -> isWithin(plan.created()))
                .forEach(plan -> all.add(new Counts(plan.created(), plan(plan))));
        for (RunRecord run : ledger.runs(Integer.MAX_VALUE)) {
            if (isWithin(run.started()) && run.start().kind() != RunKind.UNDO) {
                Map<CellKey, Counted> cells = new HashMap<>();
                ledger.plan(run.planHash()).map(MonthCells::plan).ifPresent(cells::putAll);
                for (RunCell cell : ledger.cells(run.id())) {
                    cells.put(cell.key(), new Counted(Optional.of(cell.units()), Optional.empty()));
                }
                cells.putAll(ledger.contracts().counted(run.id()));
                all.add(new Counts(run.started(), cells));
            }
        }
        all.sort(Comparator.comparing(Counts::at).reversed());
        for (Counts counts : all) {
            counts.cells().forEach((key, counted) -> {
                if (!used.containsKey(key)) {
                    used.put(key, counted.units());
                    if (counted.rule().isPresent()) {
                        byContract.add(key);
                    }
                }
            });
        }
    }

    private boolean isWithin(Instant at) {
        return !at.isBefore(begin) && at.isBefore(end);
    }

    private static Map<CellKey, Counted> plan(StoredPlan stored) {
        Map<CellKey, Counted> cells = new HashMap<>();
        for (PlanCell cell : PlanJson.read(stored.json()).cells()) {
            cells.put(cell.key(), new Counted(cell.counted().known(), cell.contract().flatMap(one -> one.rule()).map(rule -> rule.id())));
        }
        return cells;
    }
}
