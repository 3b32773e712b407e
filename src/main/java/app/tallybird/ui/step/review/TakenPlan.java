package app.tallybird.ui.step.review;

import java.util.function.Predicate;

import app.tallybird.app.OpenIntegration;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.plan.CellState;
import app.tallybird.ledger.LeftOut;
import app.tallybird.model.CellKey;
import app.tallybird.problem.ProblemException;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.ui.wizard.Queued;

/** Whether a plan that was read elsewhere can be reviewed as it is. */
final class TakenPlan {

    private TakenPlan() {
    }

    /** It may be sent by its hash, and neither the settings nor what is left out have changed since. */
    static boolean isGood(Queued.Read read, IntegrationSettings settings, OpenIntegration open) {
        Predicate<CellKey> out = LeftOut.cells(open.context().ledger().leftOut());
        try {
            return settings.equals(read.settings())
                    && new SyncUsage(open.context()).saved(read.plan().hash()).hash().equals(read.plan().hash())
                    && read.plan().cells().stream().allMatch(cell -> out.test(cell.key()) == (cell.state() == CellState.LEFT_OUT));
        } catch (ProblemException stale) {
            return false;
        }
    }
}
