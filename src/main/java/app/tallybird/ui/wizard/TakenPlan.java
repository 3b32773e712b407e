package app.tallybird.ui.wizard;

import java.util.function.Predicate;

import app.tallybird.app.OpenIntegration;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.plan.CellState;
import app.tallybird.ledger.LeftOut;
import app.tallybird.model.CellKey;
import app.tallybird.problem.ProblemException;
import app.tallybird.settings.IntegrationSettings;

/** Whether a plan that was read elsewhere or before can be reviewed and sent as it is. */
public final class TakenPlan {

    private TakenPlan() {
    }

    /** It may be sent by its hash, and neither the settings nor what is left out have changed since. */
    public static boolean isGood(Queued.Read read, IntegrationSettings settings, OpenIntegration open) {
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
