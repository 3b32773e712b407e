package app.tallybird.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.ledger.Proposal;
import app.tallybird.ledger.ProposalState;
import app.tallybird.ledger.RunCell;
import app.tallybird.ledger.RunRecord;
import app.tallybird.model.Money;
import app.tallybird.model.PriceList;
import app.tallybird.settings.SecondPerson;

/** Whether a second person has to agree before counts of a plan go out, as the settings say. */
final class SecondPersonRule {

    private static final int RUNS_LOOKED_AT = 100;

    private final IntegrationContext context;

    SecondPersonRule(IntegrationContext context) {
        this.context = context;
    }

    boolean needed(UsagePlan plan, List<PlanCell> cells) {
        SecondPerson rule = context.integration().approval();
        return !cells.isEmpty() && switch (rule.needed()) {
            case OFF -> false;
            case EVERY -> true;
            case HELD -> !Set.copyOf(plan.toSend(false)).containsAll(cells);
            case ABOVE -> above(cells, rule.above());
        };
    }

    /** What one person has sent today counts, too: a send is not made small by sending it in parts. */
    private boolean above(List<PlanCell> cells, BigDecimal most) {
        PriceList prices = context.prices();
        List<Optional<Money>> changes = cells.stream().filter(cell -> cell.difference().signum() != 0)
                .map(cell -> prices.change(cell.key(), cell.lastAccepted().orElse(BigDecimal.ZERO), cell.sent())).toList();
        BigDecimal all = Stream.concat(changes.stream().flatMap(Optional::stream), sentToday(prices)).map(change -> change.amount().abs())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return changes.stream().anyMatch(Optional::isEmpty) || (!changes.isEmpty() && all.compareTo(most) > 0);
    }

    private Stream<Money> sentToday(PriceList prices) {
        LocalDate today = LocalDate.now(context.clock());
        Set<String> agreed = context.ledger().proposals().newest(RUNS_LOOKED_AT).stream()
                .filter(one -> one.state() == ProposalState.APPROVED || one.state() == ProposalState.SENT).map(Proposal::plan)
                .collect(Collectors.toCollection(HashSet::new));
        List<RunRecord> runs = context.ledger().runs(RUNS_LOOKED_AT).stream()
                .takeWhile(run -> LocalDate.ofInstant(run.started(), context.clock().getZone()).equals(today))
                .filter(run -> !agreed.contains(run.planHash())).toList();
        return runs.stream().flatMap(run -> context.ledger().cells(run.id()).stream()).filter(RunCell::atSynthesize)
                .flatMap(cell -> prices.change(cell.key(), cell.previousAccepted().orElse(BigDecimal.ZERO), cell.units()).stream());
    }
}
