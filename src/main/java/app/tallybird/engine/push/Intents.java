package app.tallybird.engine.push;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import app.tallybird.engine.plan.PlanCell;
import app.tallybird.ledger.OutcomeWriter;
import app.tallybird.model.CellKey;

/** Writes down what is about to be sent, group by group; where the ledger is far one group ahead, so that sending does not wait for it. */
final class Intents {

    private final OutcomeWriter writer;
    private final List<PlanCell> cells;
    private final ExecutorService threads;
    private int taken;
    private int begun;
    private @Nullable Future<?> ahead;

    Intents(OutcomeWriter writer, List<PlanCell> cells, ExecutorService threads) {
        this.writer = writer;
        this.cells = cells;
        this.threads = threads;
    }

    boolean hasNext() {
        return taken < cells.size();
    }

    /** The next group, when it is written down. */
    List<PlanCell> next() {
        List<PlanCell> group = group(taken);
        if (ahead == null) {
            begin(group);
        }
        await();
        taken += group.size();
        List<PlanCell> following = group(taken);
        if (writer.far() && !following.isEmpty()) {
            begin(following);
        }
        return group;
    }

    /** What was written down ahead and is not sent any more. */
    List<PlanCell> left() {
        await();
        return cells.subList(taken, begun);
    }

    private List<PlanCell> group(int from) {
        return cells.subList(from, Math.min(from + writer.atOnce(), cells.size()));
    }

    private void begin(List<PlanCell> group) {
        Map<CellKey, BigDecimal> units = new LinkedHashMap<>();
        group.forEach(cell -> units.put(cell.key(), cell.sent()));
        begun += group.size();
        ahead = threads.submit(() -> writer.intend(units));
    }

    private void await() {
        Future<?> now = ahead;
        ahead = null;
        if (now == null) {
            return;
        }
        try {
            now.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
