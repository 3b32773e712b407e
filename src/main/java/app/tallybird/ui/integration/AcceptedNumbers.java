package app.tallybird.ui.integration;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import app.tallybird.engine.daily.UnitsByMonth;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunCell;
import app.tallybird.ledger.RunRecord;
import app.tallybird.model.CellKey;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.MatrixContent;
import app.tallybird.ui.control.MatrixContent.Cell;
import app.tallybird.ui.control.MatrixContent.Kind;
import app.tallybird.ui.control.Tone;

/** What Synthesize accepted, by customer and service, and by month and service. Read from the ledger, not on the screen's thread. */
record AcceptedNumbers(List<Service> services, List<Customer> customers, List<UnitsByMonth> months) {

    static final AcceptedNumbers NONE = new AcceptedNumbers(List.of(), List.of(), List.of());

    private static final int MONTHS = 12;

    AcceptedNumbers {
        services = List.copyOf(services);
        customers = List.copyOf(customers);
        months = List.copyOf(months);
    }

    record Service(String key, String name) {
    }

    /** A number that was accepted, and the month of that. */
    record Accepted(BigDecimal units, Optional<YearMonth> month) {
    }

    /** A customer with its numbers by service; {@code newest} is the month of the integration's last push. */
    record Customer(String id, String name, Map<String, Accepted> cells, boolean notMapped, Optional<YearMonth> newest) {

        boolean older() {
            return cells.values().stream().anyMatch(this::old);
        }

        boolean never() {
            return cells.isEmpty();
        }

        boolean old(Accepted cell) {
            return cell.month().isPresent() && newest.filter(cell.month().get()::isBefore).isPresent();
        }

        String text() {
            return name + " " + id;
        }
    }

    static AcceptedNumbers read(Ledger ledger, YearMonth now, ZoneId zone) {
        Map<CellKey, BigDecimal> accepted = ledger.accepted();
        Map<CellKey, YearMonth> when = when(ledger, accepted.keySet(), zone);
        Optional<YearMonth> newest = when.values().stream().max(Comparator.naturalOrder());
        List<Service> services = ledger.serviceNames().entrySet().stream().map(one -> new Service(one.getKey(), one.getValue()))
                .sorted(Comparator.comparing(Service::name)).toList();
        Set<String> notMapped = ledger.withoutPlace().stream().filter(cell -> cell.outcome() == Outcome.NOT_MAPPED).map(CellResult::key)
                .map(CellKey::accountId).collect(Collectors.toSet());
        Map<String, Map<String, Accepted>> cells = new HashMap<>();
        accepted.forEach((key, units) -> cells.computeIfAbsent(key.accountId(), id -> new HashMap<>()).put(key.serviceKey(),
                new Accepted(units, Optional.ofNullable(when.get(key)))));
        List<Customer> customers = ledger
                .accountNames().entrySet().stream().map(one -> new Customer(one.getKey(), one.getValue(),
                        cells.getOrDefault(one.getKey(), Map.of()), notMapped.contains(one.getKey()), newest))
                .sorted(Comparator.comparing(Customer::name)).toList();
        List<Predicate<CellKey>> which = services.stream()
                .map(service -> (Predicate<CellKey>) key -> key.serviceKey().equals(service.key())).toList();
        return new AcceptedNumbers(services, customers, UnitsByMonth.of(ledger, now, MONTHS, zone, which));
    }

    /** The month in which each number was accepted last, as far as its push is kept. */
    private static Map<CellKey, YearMonth> when(Ledger ledger, Set<CellKey> keys, ZoneId zone) {
        Map<CellKey, YearMonth> found = new HashMap<>();
        for (RunRecord run : ledger.runs(Integer.MAX_VALUE)) {
            if (found.size() >= keys.size()) {
                break;
            }
            YearMonth month = YearMonth.from(run.started().atZone(zone));
            ledger.cells(run.id()).stream().filter(RunCell::atSynthesize).forEach(cell -> found.putIfAbsent(cell.key(), month));
        }
        return found;
    }

    private List<String> headings() {
        return services.stream().map(Service::name).toList();
    }

    /** These customers with their numbers; the totals are those of all. */
    MatrixContent byCustomer(List<Customer> shown) {
        List<Cell> totals = services
                .stream().map(
                        service -> new Cell(
                                LocalFormat.number(
                                        customers.stream().flatMap(one -> Optional.ofNullable(one.cells().get(service.key())).stream())
                                                .map(Accepted::units).reduce(BigDecimal.ZERO, BigDecimal::add)),
                                "", Tone.NEUTRAL, Kind.PLAIN, "in all"))
                .toList();
        return new MatrixContent(
                "Customer  " + LocalFormat.number(shown.size()), headings(), shown.stream()
                        .map(one -> new MatrixContent.Line(one.name(), one.notMapped() ? "not mapped" : "", at -> cell(one, at))).toList(),
                new MatrixContent.Line("All " + LocalFormat.number(customers.size()), "", totals::get));
    }

    private Cell cell(Customer customer, int at) {
        Accepted cell = customer.cells().get(services.get(at).key());
        if (cell == null) {
            return new Cell("\u00b7", "", Tone.NEUTRAL, Kind.QUIET, "never sent");
        }
        boolean old = customer.old(cell);
        String month = cell.month().map(LocalFormat::shortMonth).orElse("");
        return new Cell(LocalFormat.number(cell.units()), old ? "\u25f7 " + month : "", Tone.WARN,
                old ? Kind.HELD : cell.units().signum() == 0 ? Kind.QUIET : Kind.PLAIN, old ? "accepted in " + month : "");
    }

    /** The months, the newest first, with what each service had at their ends. A month without a push has no number. */
    MatrixContent byMonth() {
        List<UnitsByMonth> since = months.stream().dropWhile(one -> one.last().isEmpty()).toList();
        List<MatrixContent.Line> lines = new ArrayList<>();
        for (int at = since.size() - 1; at >= 0; at--) {
            UnitsByMonth one = since.get(at);
            Optional<UnitsByMonth> before = since.subList(0, at).stream().filter(early -> early.last().isPresent()).reduce((a, b) -> b);
            lines.add(new MatrixContent.Line(LocalFormat.monthOfYear(one.month()), one.last().isEmpty() ? "no push" : "",
                    service -> month(one, before, service)));
        }
        List<Cell> now = services.stream().map(service -> Cell.EMPTY).toList();
        return new MatrixContent("Month  " + LocalFormat.number(lines.size()), headings(), lines, new MatrixContent.Line("", "", now::get));
    }

    private static Cell month(UnitsByMonth one, Optional<UnitsByMonth> before, int service) {
        if (one.last().isEmpty()) {
            return new Cell("\u00d7", "", Tone.BAD, Kind.QUIET, "no push");
        }
        BigDecimal units = one.last().get().units().get(service);
        BigDecimal change = before.flatMap(UnitsByMonth::last).map(last -> units.subtract(last.units().get(service)))
                .orElse(BigDecimal.ZERO);
        return new Cell(LocalFormat.number(units),
                change.signum() == 0 ? "" : (change.signum() > 0 ? "\u25b2" : "\u25bc") + LocalFormat.delta(change),
                change.signum() < 0 ? Tone.WARN : Tone.INFO, Kind.PLAIN, change.signum() == 0 ? "" : "against the month before");
    }
}
