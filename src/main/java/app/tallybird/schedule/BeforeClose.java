package app.tallybird.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.Stream;

import app.tallybird.model.CloseDay;

/**
 * A rhythm with one more push in each month, so many days before its books close, at the rhythm's own time.
 *
 * @param days at least one
 */
public record BeforeClose(Rhythm usual, CloseDay close, int days) implements Runs {

    @Override
    public LocalTime time() {
        return usual.time();
    }

    @Override
    public LocalDate dayFrom(LocalDate day) {
        LocalDate next = usual.dayFrom(day);
        return Stream.of(0, 1, 2).flatMap(more -> in(YearMonth.from(day).plusMonths(more)).stream())
                .filter(push -> !push.isBefore(day) && push.isBefore(next)).findFirst().orElse(next);
    }

    /** The month before whose close the push of this day is; empty on any other day. */
    public Optional<YearMonth> month(LocalDate day) {
        return Stream.of(0, 1).map(YearMonth.from(day)::plusMonths).filter(month -> in(month).filter(day::equals).isPresent()).findFirst();
    }

    private Optional<LocalDate> in(YearMonth month) {
        return close.in(month).map(closes -> closes.minusDays(days));
    }
}
