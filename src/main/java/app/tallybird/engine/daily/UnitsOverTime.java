package app.tallybird.engine.daily;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.RunCell;
import app.tallybird.ledger.RunRecord;
import app.tallybird.model.CellKey;
import app.tallybird.model.MoneySum;
import app.tallybird.model.PriceList;
import app.tallybird.model.PriceTimes;

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

    /** What all of that was worth in a month, in the prices of the local day of the push; one sum for each question. */
    public record Worth(RunRecord run, List<MoneySum> money) {
    }

    /** The last pushes that got something accepted, the oldest first; {@code which} has one question for each sum. */
    public static List<Point> of(Ledger ledger, int pushes, List<Question> which) {
        return after(ledger, pushes, (run, now) -> new Point(run, which.stream().map(one -> sum(now, one)).toList()));
    }

    /** The same in money. A zero needs no price. */
    public static List<Worth> worth(Ledger ledger, int pushes, ZoneId zone, List<Predicate<CellKey>> which) {
        PriceTimes prices = ledger.prices().times();
        return after(ledger, pushes, (run, now) -> {
            PriceList list = prices.on(LocalDate.ofInstant(run.started(), zone));
            return new Worth(run, which.stream().map(one -> worth(now, list, one)).toList());
        });
    }

    private static MoneySum worth(Map<CellKey, BigDecimal> cells, PriceList list, Predicate<CellKey> which) {
        return MoneySum.of(cells.entrySet().stream().filter(one -> which.test(one.getKey())).toList(), Map.Entry::getValue,
                one -> list.amount(one.getKey(), one.getValue()));
    }

    /** What is made of each push and of all that Synthesize had after it. */
    private static <T> List<T> after(Ledger ledger, int pushes, BiFunction<RunRecord, Map<CellKey, BigDecimal>, T> made) {
        Map<CellKey, BigDecimal> now = new HashMap<>(ledger.accepted());
        List<T> points = new ArrayList<>();
        for (RunRecord run : ledger.runs(Integer.MAX_VALUE)) {
            if (points.size() == pushes) {
                break;
            }
            List<RunCell> accepted = ledger.cells(run.id()).stream().filter(RunCell::atSynthesize).toList();
            if (accepted.isEmpty()) {
                continue;
            }
            points.add(made.apply(run, now));
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
