package app.tallybird.cli;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import app.tallybird.engine.plan.AccountPlan;
import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.CellState;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.PlannedChange;
import app.tallybird.engine.plan.ServicePlan;
import app.tallybird.engine.plan.UnownedService;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.plan.UsagePlan.PlanWarning;
import app.tallybird.engine.plan.Written;
import app.tallybird.model.Money;
import app.tallybird.model.UnitCount;
import app.tallybird.model.Units;
import app.tallybird.problem.Wording;

/** Plans as tables, the risky lines first. What stays the same is only counted unless everything is asked for. */
final class PlanTables {

    static final Columns<ServicePlan.Line> SERVICES = new Columns<ServicePlan.Line>().table(" ", line -> line.change().sign())
            .json("serviceKey", line -> line.service().key()).both("Service", "service", line -> line.service().name())
            .both("Category", "category", line -> line.service().category()).json("subcategory", line -> line.service().subcategory())
            .json("id", ServicePlan.Line::id).both("State", "state", line -> line.change().word())
            .both("Note", "note", ServicePlan.Line::note);
    static final Columns<UnownedService> UNOWNED = new Columns<UnownedService>().both("Name", "name", UnownedService::name)
            .both("Id", "id", other -> other.service().id()).both("Mapped", "mapped", UnownedService::mapped)
            .both(">Last count", "units", UnownedService::units).both("Decided", "standing", other -> other.standing().word())
            .jsonIfAny("alike", other -> other.alike().map(like -> like.ours().key()))
            .both("Looks like", "looksLike", UnownedService::looksLike);
    static final Columns<AccountPlan.Line> ACCOUNTS = new Columns<AccountPlan.Line>().table(" ", line -> line.change().sign())
            .both("Id", "accountId", line -> line.account().id()).both("Name", "account", line -> line.account().name())
            .both("At Synthesize", "before", AccountPlan.Line::before).both("State", "state", line -> line.change().word())
            .both("Note", "note", AccountPlan.Line::note);
    private static final List<CellState> RISK_FIRST = List.of(CellState.HELD, CellState.UNKNOWN, CellState.TO_ZERO, CellState.NOT_MAPPED,
            CellState.CHANGED, CellState.NEW, CellState.LEFT_OUT, CellState.SAME);

    private PlanTables() {
    }

    static String usage(UsagePlan plan, boolean all) {
        List<PlanCell> cells = plan.cells().stream().filter(cell -> all || cell.state() != CellState.SAME)
                .sorted(Comparator.comparingInt((PlanCell cell) -> RISK_FIRST.indexOf(cell.state())).thenComparing(PlanCell::account)
                        .thenComparing(PlanCell::service))
                .toList();
        String nl = System.lineSeparator();
        return "Plan " + plan.hash() + ": " + Wording.count(plan.cells().size(), "count") + ", " + Units.text(plan.units()) + " "
                + Wording.noun(plan.units(), "unit") + nl + "  " + totals(plan.cells(), PlanCell::state) + nl + "  " + plan.verdict()
                + causes(plan) + warnings(plan.warnings()) + columns(plan).below(cells);
    }

    static String accounts(AccountPlan plan) {
        return "Accounts: " + totals(plan.lines(), AccountPlan.Line::change) + warnings(plan.warnings())
                + ACCOUNTS.below(plan.lines().stream().filter(line -> line.change() != AccountPlan.Change.UNCHANGED).toList());
    }

    static String services(ServicePlan plan) {
        String nl = System.lineSeparator();
        long open = plan.unowned().stream().filter(one -> one.standing() == UnownedService.Standing.UNDECIDED).count();
        return "Services: " + totals(plan.lines(), ServicePlan.Line::change) + SERVICES.below(plan.lines())
                + (plan.unowned().isEmpty() ? "" : nl + "Others at Synthesize, none of the connector's:" + UNOWNED.below(plan.unowned()))
                + (open == 0
                        ? ""
                        : nl + "  Decide about each: --adopt OLD=SERVICE (with --keep-name if it shall keep its name), --to-zero OLD or --not-ours OLD.");
    }

    /** How many of each kind, in the order of the kinds. */
    private static <L, C extends Enum<C> & PlannedChange> String totals(List<L> lines, Function<L, C> change) {
        String totals = lines.stream().collect(Collectors.groupingBy(change, TreeMap::new, Collectors.counting())).entrySet().stream()
                .map(entry -> entry.getKey().sign() + " " + entry.getValue() + " " + entry.getKey().word())
                .collect(Collectors.joining(", "));
        return totals.isEmpty() ? "none" : totals;
    }

    /** Each on a line of its own, with a line end before it. */
    private static String warnings(List<PlanWarning> warnings) {
        return warnings.stream().map(warning -> System.lineSeparator() + (warning.fresh() ? "  ! Warning " : "  Warning ") + warning.code()
                + ": " + warning.sentence()).collect(Collectors.joining());
    }

    /** One line per cause; its id is what decides it on the command line. */
    private static String causes(UsagePlan plan) {
        return plan.causes().stream()
                .map(cause -> System.lineSeparator() + (cause.waits() ? "  ! " : "    ") + "[" + cause.id() + "] " + cause.title() + " ("
                        + Wording.count(cause.cells().size(), "count") + ", " + Columns.signed(cause.change()) + " "
                        + Wording.noun(cause.change().abs(), "unit") + money(plan, cause) + "). " + cause.words())
                .collect(Collectors.joining());
    }

    /** A plan's JSON is the engine's, because plans are kept in it. */
    private static Columns<PlanCell> columns(UsagePlan plan) {
        Columns<PlanCell> columns = new Columns<PlanCell>().table(" ", cell -> cell.state().sign()).table("Account", PlanCell::account)
                .table("Service", PlanCell::service).table(">Last accepted", PlanCell::lastAccepted)
                .table(">Now", cell -> cell.now() instanceof UnitCount.Unknown ? "?" : cell.units())
                .table(">Delta", cell -> cell.delta().map(Columns::signed).orElse(""));
        if (plan.money().isThere()) {
            columns.table(">A month", cell -> plan.money().amount(cell).map(Money::text)).table(">Change",
                    cell -> plan.money().change(cell).map(Written.PLAIN::signed));
        }
        return columns.table("State", cell -> cell.state().word()).table("Note", PlanCell::said);
    }

    private static String money(UsagePlan plan, Cause cause) {
        String said = plan.money().isThere() ? Written.PLAIN.change(plan.money().change(cause.cells())) : "";
        return said.isEmpty() ? "" : ", " + said;
    }
}
