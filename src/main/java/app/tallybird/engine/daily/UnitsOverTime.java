package app.tallybird.engine.daily;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.RunCell;
import app.tallybird.ledger.RunRecord;
import app.tallybird.model.CellKey;

/**
 * What Synthesize had after each push. A push of a few counts (a retry, what was held, an undo) changes those and leaves the others as they were, so it
 * is no fall. Only reads.
 */
public final class UnitsOverTime {

    private UnitsOverTime() {
    }

    /** All units that were accepted by then, of the cells that were asked for; one sum for each question. */
    public record Point(RunRecord run, List<BigDecimal> units) {
    }

    /** Whether a count is in a sum; {@code then} is all that Synthesize had at that time. */
    @FunctionalInterface
    public interface Question {
        boolean counts(CellKey cell, Map<CellKey, BigDecimal> then);
    }

    /** The last pushes that got something accepted, the oldest first; {@code which} has one question for each sum. */
    public static List<Point> of(Ledger ledger, int pushes, List<Question> which) {
        Map<CellKey, BigDecimal> now = new HashMap<>(ledger.accepted());
        List<Point> points = new ArrayList<>();
        for (RunRecord run : ledger.runs(Integer.MAX_VALUE)) {
            if (points.size() == pushes) {
                break;
            }
            List<RunCell> accepted = ledger.cells(run.id()).stream().filter(RunCell::atSynthesize).toList();
            if (accepted.isEmpty()) {
                continue;
            }
            points.add(new Point(run, which.stream().map(one -> sum(now, one)).toList()));
            // backwards in time: what the push set goes back to what was there before it
            for (RunCell cell : accepted) {
                cell.previousAccepted().ifPresentOrElse(before -> now.put(cell.key(), before), () -> now.remove(cell.key()));
            }
        }
        return List.copyOf(points.reversed());
    }

    private static BigDecimal sum(Map<CellKey, BigDecimal> cells, Question which) {
        return cells.entrySet().stream().filter(one -> which.counts(one.getKey(), cells)).map(Map.Entry::getValue).reduce(BigDecimal.ZERO,
                BigDecimal::add);
    }
}
