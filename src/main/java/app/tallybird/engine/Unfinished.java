package app.tallybird.engine;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

import app.tallybird.engine.plan.PlanCell;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunCell;
import app.tallybird.ledger.RunEnd;
import app.tallybird.ledger.RunRecord;
import app.tallybird.model.CellKey;
import app.tallybird.problem.Wording;

/**
 * The newest push, when a crash, a person or an outage cut it short: what it brought is not sent again by the next one at the same number, everything
 * else is.
 *
 * @param there what Synthesize has for certain because of it, and of those before it that were cut short, too
 * @param inDoubt counts of which nobody knows whether they arrived
 */
public record Unfinished(RunRecord run, Map<CellKey, BigDecimal> there, int inDoubt) {

    /** A push older than this says little about what Synthesize has now, so all is sent again. */
    private static final Duration TAKE_OVER = Duration.ofHours(24);
    private static final Set<RunEnd> CUT_SHORT = EnumSet.of(RunEnd.CANCELLED, RunEnd.STOPPED, RunEnd.SUPERSEDED);
    /** A chain of pushes of which each was cut short is not longer. */
    private static final int MOST = 20;

    public Unfinished {
        there = Map.copyOf(there);
    }

    public static Optional<Unfinished> of(Ledger ledger, Instant now) {
        List<RunRecord> runs = cutShort(ledger);
        if (runs.isEmpty()) {
            return Optional.empty();
        }
        Set<CellKey> brought = new HashSet<>();
        runs.stream().takeWhile(run -> recent(run, now))
                .forEach(run -> ledger.cells(run.id()).stream().filter(RunCell::atSynthesize).forEach(cell -> brought.add(cell.key())));
        Map<CellKey, BigDecimal> there = new HashMap<>(ledger.accepted());
        there.keySet().retainAll(brought);
        there.keySet().removeAll(ledger.uncertain());
        int inDoubt = (int) ledger.cells(runs.getFirst().id()).stream().filter(Unfinished::isInDoubt).count();
        return Optional.of(new Unfinished(runs.getFirst(), there, inDoubt));
    }

    /** The newest push, when it was cut short and sent this plan. */
    public static Optional<Unfinished> of(Ledger ledger, Instant now, String plan) {
        return of(ledger, now).filter(push -> push.run().planHash().equals(plan));
    }

    /** The same, when something of the plan left: half of it is at Synthesize, or may be. */
    public static Optional<Unfinished> begun(Ledger ledger, Instant now, String plan) {
        return of(ledger, now, plan).filter(push -> cutShort(ledger).stream().filter(run -> run.planHash().equals(plan))
                .flatMap(run -> ledger.cells(run.id()).stream()).anyMatch(cell -> cell.atSynthesize() || isInDoubt(cell)));
    }

    /** The pushes since the last one that came to its end, the newest first. */
    private static List<RunRecord> cutShort(Ledger ledger) {
        return ledger.runs(MOST).stream().takeWhile(run -> run.ending().filter(end -> !CUT_SHORT.contains(end)).isEmpty()).toList();
    }

    private static boolean isInDoubt(RunCell cell) {
        return cell.outcome().filter(outcome -> outcome != Outcome.UNKNOWN).isEmpty();
    }

    private static boolean recent(RunRecord run, Instant now) {
        return !SyncUsage.ahead(run.started(), now) && Duration.between(run.started(), now).compareTo(TAKE_OVER) <= 0;
    }

    /** Whether Synthesize has this very number because of it. */
    public boolean brought(PlanCell cell) {
        return cell.units().filter(units -> Optional.ofNullable(there.get(cell.key())).filter(had -> had.compareTo(units) == 0).isPresent())
                .isPresent();
    }

    /** Counts of it that are not accepted. */
    public int open() {
        return Math.max(0, run.start().total() - run.accepted());
    }

    /** What is accepted and what is open, for a person; {@code numbers} is how a number is written. */
    public String words(String when, LongFunction<String> numbers) {
        String how = run.ending().map(end -> end == RunEnd.CANCELLED ? "was stopped" : "ended early").orElse("was interrupted");
        boolean old = there.isEmpty() && run.accepted() > 0;
        return "The push of " + when + " " + how + ": " + numbers.apply(run.accepted()) + " of " + numbers.apply(run.start().total()) + " "
                + Wording.noun(run.start().total(), "count") + " are accepted, " + numbers.apply(open()) + " are open"
                + (inDoubt == 0 ? "" : " (of " + numbers.apply(inDoubt) + " nobody knows whether they arrived)")
                + (old ? ". The next push sends all again." : ". The next push sends what is open.");
    }
}
