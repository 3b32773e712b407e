package app.tallybird.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import app.tallybird.engine.plan.AccountPlan;
import app.tallybird.engine.plan.CellState;
import app.tallybird.engine.plan.Hold;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.ServicePlan;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.model.UnitCount;
import app.tallybird.model.Units;
import app.tallybird.problem.Wording;

/** Plans as tables, the risky lines first. What stays the same is only counted unless everything is asked for. */
final class PlanTables {

    private static final List<CellState> RISK_FIRST = List.of(CellState.HELD, CellState.UNKNOWN, CellState.TO_ZERO, CellState.NOT_MAPPED,
            CellState.CHANGED, CellState.NEW, CellState.LEFT_OUT, CellState.SAME);

    private PlanTables() {
    }

    static String usage(UsagePlan plan, boolean all) {
        TextTable table = new TextTable(" ", "Account", "Service", ">Last accepted", ">Now", ">Delta", "State", "Note");
        plan.cells().stream().filter(cell -> all || cell.state() != CellState.SAME)
                .sorted(Comparator.comparingInt((PlanCell cell) -> RISK_FIRST.indexOf(cell.state())).thenComparing(PlanCell::account)
                        .thenComparing(PlanCell::service))
                .forEach(cell -> table.row(String.valueOf(cell.state().sign()), cell.account(), cell.service(),
                        Phrases.number(cell.lastAccepted()), cell.now() instanceof UnitCount.Unknown ? "?" : Phrases.number(cell.units()),
                        Phrases.signed(cell.delta()), cell.state().word(), cell.note()));
        String nl = System.lineSeparator();
        String totals = plan.totals().entrySet().stream().filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getKey().sign() + " " + entry.getValue() + " " + entry.getKey().word())
                .collect(Collectors.joining(", "));
        StringBuilder text = new StringBuilder("Plan ").append(plan.hash()).append(": ").append(Phrases.count(plan.cells().size(), "count"))
                .append(", ").append(Units.text(plan.units())).append(' ').append(Wording.noun(plan.units(), "unit")).append(nl)
                .append("  ").append(totals);
        holds(plan).forEach(words -> text.append(nl).append("  ! Held: ").append(words));
        text.append(warnings(plan.warnings()));
        return table.isEmpty() ? text.toString() : text.append(nl).append(table.text()).toString();
    }

    /** Each on a line of its own, with a line end before it. */
    private static String warnings(List<UsagePlan.PlanWarning> warnings) {
        return warnings.stream().map(warning -> System.lineSeparator() + (warning.fresh() ? "  ! Warning " : "  Warning ") + warning.code()
                + ": " + warning.sentence()).collect(Collectors.joining());
    }

    /** One line per reason; an account that falls in several services is one reason. */
    private static List<String> holds(UsagePlan plan) {
        Map<String, List<Hold.CellDown>> accounts = plan.holds().stream().filter(Hold.CellDown.class::isInstance)
                .map(Hold.CellDown.class::cast)
                .collect(Collectors.groupingBy(Hold.CellDown::accountId, LinkedHashMap::new, Collectors.toList()));
        List<String> words = new ArrayList<>();
        plan.holds().stream().filter(hold -> !(hold instanceof Hold.CellDown)).map(Hold::words).forEach(words::add);
        accounts.values().forEach(falls -> words.add(falls.getFirst().words()
                + (falls.size() == 1 ? "" : " It falls in " + Phrases.count(falls.size() - 1L, "more service") + ".")));
        return words;
    }

    static String accounts(AccountPlan plan) {
        TextTable table = new TextTable(" ", "Id", "Name", "At Synthesize", "State", "Note");
        plan.lines().stream().filter(line -> line.change() != AccountPlan.Change.UNCHANGED)
                .forEach(line -> table.row(String.valueOf(line.change().sign()), line.account().id(), line.account().name(), line.before(),
                        line.change().word(), line.note()));
        String totals = plan.lines().stream().collect(Collectors.groupingBy(AccountPlan.Line::change, TreeMap::new, Collectors.counting()))
                .entrySet().stream().map(entry -> entry.getKey().sign() + " " + entry.getValue() + " " + entry.getKey().word())
                .collect(Collectors.joining(", "));
        return withTable("Accounts: " + (totals.isEmpty() ? "none" : totals) + warnings(plan.warnings()), table);
    }

    static String services(ServicePlan plan) {
        TextTable table = new TextTable(" ", "Service", "Category", "State", "Note");
        plan.lines().forEach(line -> table.row(String.valueOf(line.change().sign()), line.service().name(), line.service().category(),
                line.change().word(), line.note()));
        String totals = plan.lines().stream().collect(Collectors.groupingBy(ServicePlan.Line::change, TreeMap::new, Collectors.counting()))
                .entrySet().stream().map(entry -> entry.getKey().sign() + " " + entry.getValue() + " " + entry.getKey().word())
                .collect(Collectors.joining(", "));
        return withTable("Services: " + (totals.isEmpty() ? "none" : totals), table);
    }

    private static String withTable(String first, TextTable table) {
        return table.isEmpty() ? first : first + System.lineSeparator() + table.text();
    }
}
