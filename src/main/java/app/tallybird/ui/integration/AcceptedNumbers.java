package app.tallybird.ui.integration;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.engine.daily.AcceptedUnits;
import app.tallybird.engine.daily.UnitsByMonth;
import app.tallybird.engine.daily.UnitsOverTime;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunId;
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
    private static final String ACCEPTED = "Accepted";
    private static final Set<Outcome> NOT_MAPPED = EnumSet.of(Outcome.NOT_MAPPED, Outcome.LOST);

    AcceptedNumbers {
        services = List.copyOf(services);
        customers = List.copyOf(customers);
        months = List.copyOf(months);
    }

    record Service(String key, String name) {
    }

    /** A number that was accepted, and when, as far as its push is kept. */
    record Accepted(BigDecimal units, Optional<ZonedDateTime> at) {

        Optional<YearMonth> month() {
            return at.map(YearMonth::from);
        }
    }

    /**
     * A customer with its numbers by service.
     *
     * @param notMapped whether none of its numbers finds its place now
     * @param newest the month of the last push that is looked at
     * @param when the push of its oldest number
     */
    record Customer(String id, String name, Map<String, Accepted> cells, boolean notMapped, Optional<YearMonth> newest, String when) {

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

        /** When, or what keeps it from being so. */
        private Cell accepted() {
            if (never()) {
                return new Cell("never yet", "", Tone.NEUTRAL, Kind.QUIET, "");
            }
            if (notMapped) {
                return new Cell("not mapped", "", Tone.WARN, Kind.HELD, "finds no place at Synthesize now");
            }
            return new Cell(when, "", Tone.WARN, older() ? Kind.HELD : Kind.QUIET, older() ? "some of it in an earlier month" : "");
        }
    }

    /** As it is now, or as it was after {@code push}; the months are those up to now. */
    static AcceptedNumbers read(Ledger ledger, ZonedDateTime now, Optional<RunId> push) {
        ZoneId zone = now.getZone();
        AcceptedUnits accepted = push.map(run -> AcceptedUnits.after(ledger, run)).orElseGet(() -> AcceptedUnits.now(ledger));
        List<Service> services = ledger.serviceNames().entrySet().stream().map(one -> new Service(one.getKey(), one.getValue()))
                .sorted(Comparator.comparing(Service::name)).toList();
        Map<String, Set<String>> notMapped = push.isPresent()
                ? Map.of()
                : ledger.withoutPlace().stream().filter(cell -> NOT_MAPPED.contains(cell.outcome())).map(CellResult::key)
                        .collect(Collectors.groupingBy(CellKey::accountId, Collectors.mapping(CellKey::serviceKey, Collectors.toSet())));
        Map<String, Map<String, Accepted>> cells = new HashMap<>();
        accepted.cells().forEach((key, number) -> cells.computeIfAbsent(key.accountId(), id -> new HashMap<>()).put(key.serviceKey(),
                new Accepted(number.units(), number.push().map(run -> run.started().atZone(zone)))));
        Optional<YearMonth> newest = cells.values().stream().flatMap(one -> one.values().stream()).flatMap(one -> one.month().stream())
                .max(Comparator.naturalOrder());
        List<Customer> customers = ledger.accountNames().entrySet().stream().map(one -> {
            Map<String, Accepted> own = cells.getOrDefault(one.getKey(), Map.of());
            return new Customer(one.getKey(), one.getValue(), own,
                    notMapped.getOrDefault(one.getKey(), Set.of()).containsAll(own.keySet()) && notMapped.containsKey(one.getKey()), newest,
                    when(own, now));
        }).sorted(Comparator.comparing(Customer::name)).toList();
        List<UnitsOverTime.Question> which = services.stream()
                .map(service -> (UnitsOverTime.Question) (key, then) -> key.serviceKey().equals(service.key())).toList();
        return new AcceptedNumbers(services, customers, UnitsByMonth.of(ledger, YearMonth.from(now), MONTHS, zone, which));
    }

    private static String when(Map<String, Accepted> cells, ZonedDateTime now) {
        return cells.values().stream().flatMap(one -> one.at().stream()).min(Comparator.naturalOrder())
                .map(at -> LocalFormat.brief(at, now)).orElse(LocalFormat.NONE);
    }

    private List<String> headings() {
        return services.stream().map(Service::name).toList();
    }

    /** What a service had in each month, the oldest first; a month without a push is empty. */
    List<Optional<BigDecimal>> history(int service) {
        return months.stream().map(one -> one.last().map(last -> last.units().get(service))).toList();
    }

    /** These customers with their numbers and when they were accepted; the totals are those of all. */
    MatrixContent byCustomer(List<Customer> shown) {
        List<Cell> totals = new ArrayList<>(services.stream().map(this::total).toList());
        totals.add(Cell.EMPTY);
        List<String> columns = Stream.concat(headings().stream(), Stream.of(ACCEPTED)).toList();
        return new MatrixContent("Customer  " + LocalFormat.number(shown.size()), columns, shown.stream()
                .map(one -> new MatrixContent.Line(one.name(), "", at -> at == services.size() ? one.accepted() : cell(one, at))).toList(),
                new MatrixContent.Line("All " + LocalFormat.number(customers.size()), "", totals::get));
    }

    private Cell total(Service service) {
        return new Cell(LocalFormat.number(customers.stream().flatMap(one -> Optional.ofNullable(one.cells().get(service.key())).stream())
                .map(Accepted::units).reduce(BigDecimal.ZERO, BigDecimal::add)), "", Tone.NEUTRAL, Kind.PLAIN, "in all");
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
