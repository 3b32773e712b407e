package app.tallybird.engine.daily;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

import app.tallybird.engine.plan.Hold;
import app.tallybird.settings.AppSettings.MonthEnd;

/** What the end of a month asks for. Days are local. */
public record MonthEndRule(MonthEnd settings) {

    /** The reason why a push that nobody looks at waits on this day: the days right after the close, the close itself not among them. */
    public Optional<Hold.Frozen> frozen(LocalDate today) {
        if (settings.closeDay() == 0 || settings.freezeDays() == 0) {
            return Optional.empty();
        }
        YearMonth month = YearMonth.from(today);
        return Stream.of(month, month.minusMonths(1)).map(this::close)
                .map(closed -> new Hold.Frozen(closed, closed.plusDays(settings.freezeDays())))
                .filter(frozen -> today.isAfter(frozen.closed()) && !today.isAfter(frozen.until())).findFirst();
    }

    private LocalDate close(YearMonth month) {
        return month.atDay(Math.min(settings.closeDay(), month.lengthOfMonth()));
    }

    /**
     * The days left in this month when a missing push should be said, today included; empty when all is well.
     *
     * @param lastSuccess the day of the last push that went through
     * @param nextRun the day of the next scheduled push
     */
    public Optional<Long> missing(LocalDate today, Optional<LocalDate> lastSuccess, Optional<LocalDate> nextRun) {
        LocalDate last = YearMonth.from(today).atEndOfMonth();
        long left = ChronoUnit.DAYS.between(today, last) + 1;
        boolean pushed = lastSuccess.filter(day -> YearMonth.from(day).equals(YearMonth.from(today))).isPresent();
        boolean planned = nextRun.filter(day -> !day.isAfter(last)).isPresent();
        return left <= settings.warnDays() && !pushed && !planned ? Optional.of(left) : Optional.empty();
    }
}
