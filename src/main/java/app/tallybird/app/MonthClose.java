package app.tallybird.app;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

import app.tallybird.engine.daily.AcceptedUnits;
import app.tallybird.engine.daily.UnitsByMonth;
import app.tallybird.engine.daily.UnitsOverTime;
import app.tallybird.engine.plan.CellState;
import app.tallybird.engine.plan.CountedOnce;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.ledger.AuditKind;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.RunRecord;
import app.tallybird.model.CellKey;
import app.tallybird.model.Money;
import app.tallybird.model.MoneySum;
import app.tallybird.model.PriceList;
import app.tallybird.model.Right;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.problem.Wording;
import app.tallybird.settings.ClosedMonth;
import app.tallybird.settings.ClosedMonths;

/** Looks at a month of all integrations, says what is missing of it, and closes it. Asks nobody outside. */
public final class MonthClose {

    private final Application application;
    private final ClosedMonths closed;

    public MonthClose(Application application) {
        this.application = application;
        closed = application.closedMonths();
    }

    /** Why a month is not complete. */
    public enum Kind {
        NOT_PUSHED,
        HELD,
        NOT_MAPPED,
        UNKNOWN,
        RULE_ENDED,
        UNFINISHED,
        UNREADABLE
    }

    /** Something that is missing; {@code words} is a sentence. */
    public record Missing(String integration, Kind kind, String words) {
    }

    /**
     * How far a month is.
     *
     * @param lines what is recorded when it is closed now, or was when it was closed
     * @param closed the month as it was closed, if it was
     * @param earlier as it was closed before it was opened again, the oldest first
     */
    public record Status(YearMonth month, List<ClosedMonth.Line> lines, List<Missing> missing, Optional<ClosedMonth> closed,
            List<ClosedMonth> earlier) {

        public BigDecimal units() {
            return lines.stream().flatMap(line -> line.units().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** What it comes to in money a month; empty when that was not recorded. */
        public Optional<MoneySum> money() {
            return closed.map(ClosedMonth::money).orElseGet(() -> Optional.of(lines.stream().flatMap(line -> line.money().stream())
                    .map(ClosedMonth.Worth::amount).reduce(MoneySum.NONE, MoneySum::plus)));
        }

        public long pushed() {
            return lines.stream().filter(line -> line.run().isPresent()).count();
        }
    }

    /** The month that is going on, on this computer's clock. */
    public YearMonth now() {
        return YearMonth.from(application.localTime());
    }

    public Status status(YearMonth month) {
        Optional<ClosedMonth> kept = closed.find(month);
        if (kept.isPresent()) {
            return new Status(month, kept.get().integrations(), List.of(), kept, closed.earlier(month));
        }
        List<ClosedMonth.Line> lines = new ArrayList<>();
        List<Missing> missing = new ArrayList<>();
        application.unsaved().ifPresent(name -> look(name, false, month, lines, missing));
        application.settings().all().forEach(one -> look(one.name(), one.paused(), month, lines, missing));
        return new Status(month, lines, missing, Optional.empty(), closed.earlier(month));
    }

    /** Records the month as it is now. What is missing stands in the way, unless a person says to close it all the same. */
    public ClosedMonth close(YearMonth month, boolean allTheSame) {
        application.ledgers().user().require(Right.CLOSE, "The month was not closed.");
        Status status = status(month);
        if (month.isAfter(now())) {
            throw Problem.of(ProblemCode.WRONG_USE, month + " has not begun.", "No month was closed.", "Name this month or an earlier one.")
                    .asException();
        }
        if (!status.missing().isEmpty() && !allTheSame) {
            throw Problem
                    .of(ProblemCode.HELD,
                            month + " is not complete: " + String.join(" ", status.missing().stream().map(MonthClose::sentence).toList()),
                            "The month was not closed.", "See to it, or close it all the same with: month close --all-the-same")
                    .asException();
        }
        ClosedMonth made = new ClosedMonth(month, application.surroundings().clock().instant(),
                application.ledgers().user().person().orElse("somebody"), status.lines(),
                status.missing().stream().map(MonthClose::sentence).toList());
        closed.keep(made);
        new AuditTrail(application).add(AuditKind.DECISION, "",
                "Closed " + month + ": " + status.pushed() + " of " + Wording.count(status.lines().size(), "integration") + " pushed"
                        + (made.missing().isEmpty() ? "" : ", with " + Wording.count(made.missing().size(), "thing") + " missing"));
        return made;
    }

    /** Said of a month that is opened again: whatever is sent then comes late. */
    public static final String LATE = "A new value that is sent now brings a card back that is reconciled at Synthesize.";

    /** Opens a closed month again, for a reason; its record stays readable. Nothing is sent. */
    public ClosedMonth reopen(YearMonth month, String reason) {
        application.ledgers().user().require(Right.CLOSE, "The month stays closed.");
        if (reason.isBlank()) {
            throw Problem.of(ProblemCode.WRONG_USE, "There is no reason why " + month + " is opened again.", "The month stays closed.",
                    "Say it with: month reopen --reason TEXT").asException();
        }
        ClosedMonth before = closed.reopen(month, new ClosedMonth.Reopened(application.surroundings().clock().instant(),
                application.ledgers().user().person().orElse("somebody"), reason.strip()));
        new AuditTrail(application).add(AuditKind.DECISION, "", "Opened " + month + " again: " + reason.strip());
        return before;
    }

    /** What is missing, with whose it is. */
    public static String sentence(Missing missing) {
        return missing.integration() + ": " + missing.words();
    }

    private void look(String name, boolean paused, YearMonth month, List<ClosedMonth.Line> lines, List<Missing> missing) {
        try (Ledger ledger = application.openLedger(name)) {
            look(new Looked(name, paused, ledger), month, lines, missing);
        } catch (ProblemException unreadable) {
            missing.add(new Missing(name, Kind.UNREADABLE, unreadable.problem().sentence()));
        }
    }

    private record Looked(String name, boolean paused, Ledger ledger) {
    }

    /** A paused integration and one that never pushed owe nothing; a number of the month is recorded all the same. */
    private void look(Looked at, YearMonth month, List<ClosedMonth.Line> lines, List<Missing> missing) {
        String name = at.name();
        Ledger ledger = at.ledger();
        Map<String, String> services = new TreeMap<>(ledger.serviceNames());
        Optional<CountedOnce> known = overlap(name);
        CountedOnce overlap = known.orElse(CountedOnce.NONE);
        List<UnitsOverTime.Question> sums = new ArrayList<>();
        sums.add(overlap::isWhole);
        services.keySet().forEach(key -> sums.add((cell, then) -> cell.serviceKey().equals(key)));
        ZoneId zone = application.surroundings().clock().getZone();
        Optional<UnitsOverTime.Point> point = UnitsByMonth.of(ledger, month, 1, zone, sums).getLast().last();
        Map<String, BigDecimal> units = new TreeMap<>();
        List<String> keys = List.copyOf(services.keySet());
        point.ifPresent(one -> {
            for (int i = 0; i < keys.size(); i++) {
                units.merge(services.getOrDefault(keys.get(i), keys.get(i)), one.units().get(i + 1), BigDecimal::add);
            }
        });
        boolean owes = !at.paused()
                && ledger.runs(Integer.MAX_VALUE).stream().anyMatch(run -> !YearMonth.from(run.started().atZone(zone)).isAfter(month));
        if (point.isPresent() || owes) {
            lines.add(new ClosedMonth.Line(name, point.map(one -> one.run().id().value()), point.map(one -> one.run().accepted()).orElse(0),
                    point.map(one -> one.units().getFirst()), units,
                    Optional.of(point.isPresent() ? worth(ledger, month, zone, services) : ClosedMonth.Worth.NONE)));
        }
        if (point.isPresent() && known.isEmpty()) {
            missing.add(new Missing(name, Kind.UNREADABLE,
                    "its connector can not be read, so that units which two services hold may be in the total twice."));
        }
        if (owes) {
            missing(name, ledger, month, point.map(UnitsOverTime.Point::run), missing);
        }
    }

    /** What Synthesize has after the month's last push is worth, in the prices of its last day. */
    private static ClosedMonth.Worth worth(Ledger ledger, YearMonth month, ZoneId zone, Map<String, String> services) {
        PriceList prices = ledger.prices().prices().on(month.atEndOfMonth());
        Map<CellKey, BigDecimal> units = new HashMap<>();
        AcceptedUnits.before(ledger, month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant()).cells()
                .forEach((key, number) -> units.put(key, number.units()));
        Map<String, Map<CellKey, BigDecimal>> named = new TreeMap<>();
        units.forEach((key, number) -> named
                .computeIfAbsent(services.getOrDefault(key.serviceKey(), key.serviceKey()), name -> new HashMap<>()).put(key, number));
        Map<String, MoneySum> amounts = new TreeMap<>();
        named.forEach((name, of) -> amounts.put(name, sum(of, prices::amount)));
        return new ClosedMonth.Worth(sum(units, prices::amount), sum(units, prices::cost), sum(units, prices::margin), amounts);
    }

    private static MoneySum sum(Map<CellKey, BigDecimal> units, BiFunction<CellKey, BigDecimal, Optional<Money>> asked) {
        return MoneySum.of(units.entrySet(), Map.Entry::getValue, one -> asked.apply(one.getKey(), one.getValue()));
    }

    /** Which units are in the total once; empty when the connector can not be read. */
    private Optional<CountedOnce> overlap(String integration) {
        try {
            KeptIntegration.Found found = KeptIntegration.named(application, integration);
            return Optional.of(CountedOnce.of(found.connector(), found.services().own()));
        } catch (ProblemException gone) {
            return Optional.empty();
        }
    }

    private void missing(String name, Ledger ledger, YearMonth month, Optional<RunRecord> pushed, List<Missing> missing) {
        if (pushed.isEmpty()) {
            missing.add(new Missing(name, Kind.NOT_PUSHED, "nothing was pushed in this month."));
        }
        pushed.ifPresent(run -> unknown(name, ledger, run, missing));
        if (!month.isBefore(now().minusMonths(1))) {
            List<NeedsYou.Need> needs = new NeedsYou(application).of(name, ledger);
            needs.forEach(need -> kind(need.kind()).ifPresent(kind -> missing.add(new Missing(name, kind, need.words()))));
        }
        LocalDate today = application.localTime().toLocalDate();
        long ended = ledger.contracts().rules().all().stream().flatMap(rule -> rule.period().until().stream())
                .filter(end -> YearMonth.from(end).equals(month) && !end.isAfter(today)).count();
        if (ended > 0) {
            missing.add(new Missing(name, Kind.RULE_ENDED, Wording.count(ended, "contract rule has", "contract rules have")
                    + " come to an end in this month; renew what goes on."));
        }
    }

    /** The needs that a month is not complete with. */
    private static Optional<Kind> kind(NeedsYou.Kind need) {
        return Optional.ofNullable(switch (need) {
            case HELD, APPROVAL -> Kind.HELD;
            case UNMAPPED, NO_PLACE -> Kind.NOT_MAPPED;
            case UNFINISHED, PUSH_FAILING -> Kind.UNFINISHED;
            case UNREADABLE -> Kind.UNREADABLE;
            case SECRET, SET_UP, VENDOR_FAILING, CONNECTOR, SCHEDULE_MISSED, FILE_MISSING, MONTH_END, CONTRACT, UNDELIVERED, EXPOSED ->
                null;
        });
    }

    /** What the plan of the month's last push did not know. */
    private static void unknown(String name, Ledger ledger, RunRecord run, List<Missing> missing) {
        ledger.plan(run.planHash())
                .map(stored -> PlanJson.read(stored.json()).cells().stream()
                        .filter(cell -> cell.change() == CellState.UNKNOWN && cell.state() != CellState.LEFT_OUT).count())
                .filter(number -> number > 0)
                .ifPresent(number -> missing.add(new Missing(name, Kind.UNKNOWN, Wording.count(number, "count was", "counts were")
                        + " not known at the last push; what Synthesize has of it is older.")));
    }
}
