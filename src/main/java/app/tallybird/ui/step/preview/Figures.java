package app.tallybird.ui.step.preview;

import java.math.BigDecimal;

import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.UsagePlan;

/**
 * The sums of a plan, made once and not on the screen's thread: a plan may have forty thousand cells. {@code all} is how many counts are sent when
 * all that is held was ticked, {@code free} how many when nothing was; {@code was} is what Synthesize accepted last for what can be sent.
 */
record Figures(int all, int free, long held, long sendable, BigDecimal units, BigDecimal was, int unknownAccounts, boolean tooManyUnknown) {

    static final Figures NONE = new Figures(0, 0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, 0, false);

    private static final long HUNDRED = 100;

    /** {@code most} is the percentage of customers that may be unknown. */
    static Figures of(UsagePlan plan, int most) {
        BigDecimal was = plan.cells().stream().filter(PlanCell::sendable).flatMap(cell -> cell.lastAccepted().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        int unknown = plan.unknownAccounts();
        return new Figures(plan.toSend(true).size(), plan.toSend(false).size(), plan.cells().stream().filter(PlanCell::held).count(),
                plan.cells().stream().filter(PlanCell::sendable).count(), plan.units(), was, unknown,
                unknown * HUNDRED > (long) most * plan.accounts());
    }
}
