package app.tallybird.ui.step.review;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import app.tallybird.engine.Unfinished;
import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.Causes;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.model.CellKey;
import app.tallybird.ui.control.LocalFormat;

/**
 * The sums of a plan, made once and not on the screen's thread: a plan may have forty thousand cells. {@code keys} are those that
 * can be sent and that no push before, which was cut short, has brought at the same number; {@code verdict} says what happens before anything is decided.
 */
record Figures(Set<CellKey> keys, int accounts, int unknownAccounts, boolean tooManyUnknown, String verdict) {

    static final Figures NONE = new Figures(Set.of(), 0, 0, false, "");

    private static final long HUNDRED = 100;

    /** {@code before} is a push that was cut short, {@code most} the percentage of customers that may be unknown. */
    static Figures of(UsagePlan plan, List<Cause> causes, int most, Optional<Unfinished> before) {
        int accounts = plan.accounts();
        int unknown = plan.unknownAccounts();
        return new Figures(
                plan.cells().stream().filter(PlanCell::sendable).filter(cell -> before.filter(push -> push.brought(cell)).isEmpty())
                        .map(PlanCell::key).collect(Collectors.toSet()),
                accounts, unknown, unknown * HUNDRED > (long) most * accounts, Causes.verdict(plan, causes, LocalFormat.WRITTEN));
    }

    /** How many go while these are kept back. */
    int toSend(Set<CellKey> kept) {
        return (int) (keys.size() - kept.stream().filter(keys::contains).count());
    }

    int sendable() {
        return keys.size();
    }
}
