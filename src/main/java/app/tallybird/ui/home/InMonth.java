package app.tallybird.ui.home;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import app.tallybird.ledger.RunRecord;

/**
 * What an integration did in a month.
 *
 * @param now whether it is the month that is going on
 * @param pushed the last push of the month that got something accepted
 * @param units what Synthesize had at the end of each of the last months, the oldest first; empty where nothing was accepted
 * @param before the last number before the month
 * @param held the plan that waits for a person, if one does
 */
record InMonth(YearMonth month, boolean now, Optional<RunRecord> pushed, List<Optional<BigDecimal>> units, Optional<BigDecimal> before,
        Optional<HeldPlan> held) {

    InMonth {
        units = List.copyOf(units);
    }

    /**
     * A plan that waits.
     *
     * @param units what Synthesize would have if all of it was accepted
     * @param causes what there is to decide, the worst first
     * @param goes counts that nothing holds
     * @param waits counts that wait
     */
    record HeldPlan(BigDecimal units, List<String> causes, int goes, int waits) {
    }

    /** The same with the number that was recorded when the month was closed. */
    InMonth recorded(BigDecimal recorded) {
        return new InMonth(month, now, pushed,
                Stream.concat(units.subList(0, units.size() - 1).stream(), Stream.of(Optional.of(recorded))).toList(), before, held);
    }

    /** What was read or accepted in the month, else the last known. */
    Optional<BigDecimal> latest() {
        return held.map(HeldPlan::units).or(this::accepted).or(() -> before);
    }

    Optional<BigDecimal> accepted() {
        return units.getLast();
    }

    /** Against the last month in which something was accepted; empty while the month has no number. */
    Optional<BigDecimal> change() {
        return held.map(HeldPlan::units).or(this::accepted).flatMap(value -> before.map(value::subtract));
    }
}
