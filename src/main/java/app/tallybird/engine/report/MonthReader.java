package app.tallybird.engine.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.engine.daily.AcceptedUnits;
import app.tallybird.engine.explain.Explained;
import app.tallybird.engine.explain.Explainer;
import app.tallybird.engine.explain.SinceLast;
import app.tallybird.engine.plan.SideBySide;
import app.tallybird.ledger.Counted;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.RunId;
import app.tallybird.ledger.RunRecord;
import app.tallybird.ledger.StoredPlan;
import app.tallybird.model.CellKey;
import app.tallybird.model.ContractRule;
import app.tallybird.model.OwnServices;
import app.tallybird.model.Price;
import app.tallybird.model.PriceList;
import app.tallybird.model.Units;

/** Reads what one integration's ledger knows of a month. What came later changes nothing of it. */
public final class MonthReader {

    private final Ledger ledger;
    private final Instant begin;
    private final AcceptedUnits now;
    private final AcceptedUnits before;
    private final PriceList prices;
    private final Explainer explainer;
    private final CustomerMonth.Copy copy;
    private final Map<RunId, Map<CellKey, Counted>> counted = new HashMap<>();

    /** Months are local. */
    public MonthReader(Ledger ledger, ConnectorDocument connector, OwnServices own, YearMonth month, ZoneId zone, CustomerMonth.Copy copy) {
        this.ledger = ledger;
        this.copy = copy;
        explainer = new Explainer(ledger, connector, own, zone);
        begin = month.atDay(1).atStartOfDay(zone).toInstant();
        now = AcceptedUnits.before(ledger, month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
        before = AcceptedUnits.before(ledger, begin);
        prices = ledger.prices().times().on(month.atEndOfMonth());
    }

    /** The customer's services by name; none when nothing was accepted for it by the end of the month. */
    public List<CustomerMonth.Line> lines(String accountId) {
        Map<String, String> services = ledger.serviceNames();
        List<CustomerMonth.Line> lines = new ArrayList<>();
        now.cells().forEach((key, number) -> {
            if (key.accountId().equals(accountId)) {
                lines.add(line(key, services.getOrDefault(key.serviceKey(), key.serviceKey()), number));
            }
        });
        lines.sort(Comparator.comparing(CustomerMonth.Line::service));
        return SideBySide.ordered(lines, CustomerMonth.Line::service);
    }

    private CustomerMonth.Line line(CellKey key, String service, AcceptedUnits.Accepted number) {
        Optional<RunRecord> push = number.push();
        Optional<Counted> behind = push.map(RunRecord::id).map(run -> counted.computeIfAbsent(run, ledger.contracts()::counted))
                .flatMap(all -> Optional.ofNullable(all.get(key)));
        String rule = behind.flatMap(Counted::rule).flatMap(ledger.contracts()::rule).map(ContractRule::words).orElse("");
        BigDecimal billed = Units.plain(number.units());
        Optional<BigDecimal> units = behind.isPresent() ? behind.get().units() : Optional.of(billed);
        Optional<CustomerMonth.Worth> worth = prices.of(key)
                .map(price -> new CustomerMonth.Worth(price.unit(), prices.amount(key, billed).orElseThrow(), cost(key, price, billed)));
        CustomerMonth.Origin origin = new CustomerMonth.Origin(push.map(RunRecord::planHash).flatMap(ledger::plan).map(StoredPlan::created),
                push.map(RunRecord::started), push.map(run -> run.id().value()).orElse(""),
                push.filter(run -> !run.started().isBefore(begin)).isEmpty());
        SinceLast names = push.flatMap(run -> explainer.pushed(key, run.id(), begin)).map(Explained::since)
                .orElse(new SinceLast.NotTold("The push that brought this number is no longer kept.", Optional.empty(), List.of()));
        return new CustomerMonth.Line(service, new CustomerMonth.Numbers(units, rule, billed, worth),
                Optional.ofNullable(before.cells().get(key)).map(AcceptedUnits.Accepted::units).map(Units::plain), origin, names);
    }

    private Optional<CustomerMonth.Cost> cost(CellKey key, Price price, BigDecimal billed) {
        return price.cost().filter(known -> copy == CustomerMonth.Copy.INSIDE)
                .map(unit -> new CustomerMonth.Cost(unit, prices.margin(key, billed).orElseThrow()));
    }
}
