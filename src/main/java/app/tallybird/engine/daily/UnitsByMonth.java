package app.tallybird.engine.daily;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import app.tallybird.ledger.Ledger;

/** What Synthesize had at the end of each month. A month in which no push got anything accepted has no number; it is never zero. Only reads. */
public record UnitsByMonth(YearMonth month, Optional<UnitsOverTime.Point> last) {

    /** This many months up to one, the oldest first; {@code which} has one question for each sum. Months are local. */
    public static List<UnitsByMonth> of(Ledger ledger, YearMonth upTo, int months, ZoneId zone, List<UnitsOverTime.Question> which) {
        YearMonth first = upTo.minusMonths(months - 1L);
        Instant from = first.atDay(1).atStartOfDay(zone).toInstant();
        int pushes = (int) ledger.runs(Integer.MAX_VALUE).stream().filter(run -> !run.started().isBefore(from)).count();
        List<UnitsOverTime.Point> points = UnitsOverTime.of(ledger, pushes, which);
        List<UnitsByMonth> found = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(upTo); month = month.plusMonths(1)) {
            YearMonth one = month;
            found.add(new UnitsByMonth(one, points.stream().filter(point -> YearMonth.from(point.run().started().atZone(zone)).equals(one))
                    .reduce((early, late) -> late)));
        }
        return List.copyOf(found);
    }
}
