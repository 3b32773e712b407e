package app.tallybird.ui.home;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import app.tallybird.app.Application;
import app.tallybird.app.NeedsYou;
import app.tallybird.app.Schedules;
import app.tallybird.app.TeamDesk;
import app.tallybird.connector.format.Input;
import app.tallybird.engine.daily.MonthEndRule;
import app.tallybird.engine.daily.UnitsByMonth;
import app.tallybird.engine.daily.UnitsOverTime;
import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.CellState;
import app.tallybird.engine.plan.CountedOnce;
import app.tallybird.engine.plan.Decisions;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.ledger.Attempt;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.ProposalState;
import app.tallybird.ledger.RunRecord;
import app.tallybird.ledger.StoredPlan;
import app.tallybird.model.CellKey;
import app.tallybird.model.PriceTimes;
import app.tallybird.model.TeamRole;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.schedule.Schedule;
import app.tallybird.settings.ClosedMonth;
import app.tallybird.settings.ClosedMonths;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.SetupStore;

/** Reads settings and ledgers of all integrations; asks nobody outside. */
final class RowReader {

    /** The note that keeps the choice to push without a preview. */
    static final String STRAIGHT = "push-straight";

    static final int MONTHS = 12;

    private static final String AFTERWARDS = "After the approval";

    private final Application application;
    private final NeedsYou needs;

    RowReader(Application application) {
        this.application = application;
        needs = new NeedsYou(application);
    }

    /**
     * The integrations, one that can not be read among them: it does not hide the rest. The month that is shown, this one, and the first with a push; what
     * whoever works here is to the ledgers.
     */
    record Found(List<IntegrationRow> rows, YearMonth month, YearMonth now, YearMonth earliest, Closing closing, TeamRole role) {
    }

    /**
     * How months are closed.
     *
     * @param shown the month that is shown as it was closed, if it was
     * @param before the last one that was closed
     */
    record Closing(MonthEndRule rule, ZoneId zone, Optional<ClosedMonth> shown, Optional<ClosedMonth> before) {
    }

    Found read(Optional<YearMonth> wanted) {
        YearMonth now = YearMonth.from(application.localTime());
        YearMonth month = wanted.filter(one -> one.isBefore(now)).orElse(now);
        List<IntegrationRow> rows = new ArrayList<>();
        YearMonth earliest = now;
        ClosedMonths closed = application.closedMonths();
        Optional<ClosedMonth> shown = closed.find(month);
        for (IntegrationSettings one : application.settings().all()) {
            try (Ledger ledger = application.openLedger(one.name())) {
                Optional<BigDecimal> recorded = shown.filter(kept -> month.isBefore(now)).stream()
                        .flatMap(kept -> kept.integrations().stream()).filter(line -> line.integration().equals(one.name()))
                        .flatMap(line -> line.units().stream()).findFirst();
                rows.add(read(one, ledger, month, recorded));
                earliest = Stream.concat(Stream.of(earliest), first(ledger)).min(Comparator.naturalOrder()).orElse(now);
            } catch (ProblemException unreadable) {
                if (unreadable.problem().code() == ProblemCode.UNREACHABLE) {
                    // it is so for all of them: what was read before says more
                    throw unreadable;
                }
                rows.add(IntegrationRow.broken(one.name(), new NeedsYou.Need(one.name(), NeedsYou.Kind.UNREADABLE,
                        unreadable.problem().sentence(), NeedsYou.Act.DETAILS, Optional.empty()), noMonth(month)));
            }
        }
        return new Found(rows, month, now, earliest,
                new Closing(application.monthEnd(), application.localTime().getZone(), shown, closed.all().stream().findFirst()),
                application.ledgers().user().role());
    }

    private Stream<YearMonth> first(Ledger ledger) {
        return ledger.runs(Integer.MAX_VALUE).stream().map(run -> YearMonth.from(run.started().atZone(application.localTime().getZone())));
    }

    private InMonth noMonth(YearMonth month) {
        return new InMonth(month, month.equals(YearMonth.from(application.localTime())), Optional.empty(),
                Collections.nCopies(MONTHS, Optional.empty()), Optional.empty(), Optional.empty(), MonthMoney.NONE);
    }

    private IntegrationRow read(IntegrationSettings one, Ledger ledger, YearMonth month, Optional<BigDecimal> recorded) {
        Setup setup = new SetupStore(application).open(one.name());
        ZonedDateTime now = application.localTime();
        Optional<String> file = setup.connector().inputs().stream().filter(input -> input.type() == Input.Type.FILE).map(Input::key)
                .findFirst();
        CountedOnce overlap = CountedOnce.of(setup.connector(), one.services().own());
        boolean current = month.equals(YearMonth.from(now));
        List<NeedsYou.Need> waiting = one.paused() || !current ? List.of() : needs.of(one.name());
        Optional<InMonth.HeldPlan> held = waiting.stream().flatMap(need -> need.plan().stream()).findFirst().flatMap(ledger::plan)
                .map(plan -> held(plan, ledger, overlap));
        InMonth found = inMonth(ledger, month, now, held, overlap);
        InMonth inMonth = recorded.map(found::recorded).orElse(found);
        Optional<RunRecord> last = ledger.runs(1).stream().findFirst();
        IntegrationRow.Facts known = new IntegrationRow.Facts(ledger.accountNames().size(), ledger.serviceIds().size(), last, inMonth);
        Optional<Schedule> schedule = application.routines().find(one.name()).schedule();
        boolean straight = ledger.note(STRAIGHT).filter("yes"::equals).isPresent();
        return new IntegrationRow(one.name(), setup.connector().name(), setup.firstUnfinished(), known,
                new IntegrationRow.Daily(inMonth.pushed().or(() -> last).map(run -> near(run.started(), now)).orElse(""),
                        failing(ledger).map(at -> near(at, now)).orElse(""), approval(one.name(), ledger),
                        schedule.map(
                                of -> LocalFormat.near(Schedules.runs(application.appSettings().monthEnd(), of.rhythm()).after(now), now))
                                .orElse(""),
                        one.paused(), straight, file),
                waiting);
    }

    private static InMonth inMonth(Ledger ledger, YearMonth month, ZonedDateTime now, Optional<InMonth.HeldPlan> held,
            CountedOnce overlap) {
        List<UnitsByMonth> all = UnitsByMonth.of(ledger, month, MONTHS + 1, now.getZone(), List.of(overlap::isWhole));
        List<Optional<BigDecimal>> units = all.stream().map(one -> one.last().map(point -> point.units().getFirst())).toList();
        Optional<BigDecimal> before = units.subList(0, MONTHS).stream().flatMap(Optional::stream).reduce((early, late) -> late);
        return new InMonth(month, month.equals(YearMonth.from(now)), all.getLast().last().map(UnitsOverTime.Point::run),
                units.subList(1, MONTHS + 1), before, held, MonthMoney.of(ledger, month, now.getZone(), held.map(InMonth.HeldPlan::cells),
                        prices(ledger, month, now).on(month.equals(YearMonth.from(now)) ? now.toLocalDate() : month.atEndOfMonth())));
    }

    /** Those of a month that is over are as they were when it was closed. */
    private static PriceTimes prices(Ledger ledger, YearMonth month, ZonedDateTime now) {
        return month.isBefore(YearMonth.from(now)) ? ledger.prices().times() : new PriceTimes(ledger.prices().prices(), Map.of());
    }

    private static InMonth.HeldPlan held(StoredPlan stored, Ledger ledger, CountedOnce overlap) {
        UsagePlan plan = PlanJson.read(stored.json());
        Map<CellKey, BigDecimal> units = new HashMap<>(ledger.accepted());
        List<PlanCell> all = plan.toSend(true);
        all.stream().filter(cell -> cell.change() != CellState.NOT_MAPPED)
                .forEach(cell -> cell.units().ifPresent(now -> units.put(cell.key(), now)));
        int goes = plan.toSend(Decisions.NONE).size();
        return new InMonth.HeldPlan(
                units.entrySet().stream().filter(one -> overlap.isWhole(one.getKey(), units)).map(Map.Entry::getValue)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                Map.copyOf(units), plan.causes().stream().filter(Cause::waits).map(Cause::title).toList(), goes, all.size() - goes);
    }

    private IntegrationRow.Approval approval(String name, Ledger ledger) {
        TeamDesk desk = new TeamDesk(application);
        return desk.of(name, ledger).map(waiting -> waiting.proposal().answer()
                .map(answer -> new IntegrationRow.Approval("Approved, not sent", "approved by " + answer.by(), AFTERWARDS, false))
                .orElseGet(() -> new IntegrationRow.Approval("Waits for approval",
                        "by " + LocalFormat.who(waiting.mayApprove(), desk.others(waiting.proposal())), AFTERWARDS, waiting.mayApprove())))
                .or(() -> desk.returned(name, ledger)
                        .map(one -> new IntegrationRow.Approval(
                                one.proposal().state() == ProposalState.SENT_BACK ? "Sent back" : "Approval void",
                                one.forMe() ? "to you" : "to " + one.proposal().prepared().by(), "Once prepared anew", one.forMe())))
                .orElse(IntegrationRow.Approval.NONE);
    }

    /** Since when starts fail, if the last one did. */
    private static Optional<Instant> failing(Ledger ledger) {
        return ledger.attempts(1).stream().findFirst().filter(one -> !one.done()).map(Attempt::started);
    }

    private static String near(Instant time, ZonedDateTime now) {
        return LocalFormat.near(time.atZone(now.getZone()), now);
    }
}
