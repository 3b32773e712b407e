package app.tallybird.engine.daily;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import app.tallybird.engine.plan.Hold;
import app.tallybird.model.CloseDay;
import app.tallybird.problem.Wording;
import app.tallybird.settings.AppSettings.MonthEnd;

/**
 * What the end of a month asks for. Days are local.
 *
 * @param closed the months that a person has closed, with the day on which it was done
 * @param reopened those that a person has opened again and nobody has closed since
 */
public record MonthEndRule(MonthEnd settings, Map<YearMonth, LocalDate> closed, Set<YearMonth> reopened) {

    public MonthEndRule {
        closed = Map.copyOf(closed);
        reopened = Set.copyOf(reopened);
    }

    /** The day on which the books of a month close, if they do on any. */
    public Optional<LocalDate> close(YearMonth month) {
        return new CloseDay(settings.closeDay()).in(month);
    }

    /**
     * The reason why a push that nobody looks at waits on this day. A month that a person has closed is frozen at once and to its end; else the days right
     * after the close are, the close itself not among them. A month that a person has opened again is not frozen.
     */
    public Optional<Hold.Frozen> frozen(LocalDate today) {
        YearMonth month = YearMonth.from(today);
        return Stream.of(month, month.minusMonths(1)).flatMap(one -> frozen(one, today).stream())
                .filter(frozen -> !today.isAfter(frozen.until())).findFirst();
    }

    private Optional<Hold.Frozen> frozen(YearMonth month, LocalDate today) {
        if (reopened.contains(month)) {
            return Optional.empty();
        }
        Optional<LocalDate> end = close(month).filter(day -> settings.freezeDays() > 0).map(day -> day.plusDays(settings.freezeDays()));
        LocalDate byHand = closed.get(month);
        if (byHand == null) {
            return close(month).filter(today::isAfter).flatMap(day -> end.map(until -> new Hold.Frozen(day, until)));
        }
        LocalDate last = month.atEndOfMonth();
        return Optional.of(new Hold.Frozen(byHand, end.filter(last::isBefore).orElse(last)));
    }

    /** Days from today to the close of this month, or to its end where no close is to come; 0 on the day itself. */
    public long left(LocalDate today) {
        YearMonth month = YearMonth.from(today);
        return ChronoUnit.DAYS.between(today, close(month).filter(day -> !day.isBefore(today)).orElse(month.atEndOfMonth()));
    }

    /** "the month closes tomorrow", as every page and notice says it. */
    public String words(LocalDate today) {
        long left = left(today);
        return "the month " + (close(YearMonth.from(today)).filter(day -> !day.isBefore(today)).isPresent() ? "closes " : "ends ")
                + (left == 0 ? "today" : left == 1 ? "tomorrow" : "in " + Wording.count(left, "day"));
    }

    /**
     * Whether a missing push should be said: on the last days before the close, or the end.
     *
     * @param lastSuccess the day of the last push that went through
     * @param nextRun the day of the next scheduled push
     */
    public boolean missing(LocalDate today, Optional<LocalDate> lastSuccess, Optional<LocalDate> nextRun) {
        LocalDate last = today.plusDays(left(today));
        boolean pushed = lastSuccess.filter(day -> YearMonth.from(day).equals(YearMonth.from(today))).isPresent();
        boolean planned = nextRun.filter(day -> !day.isAfter(last)).isPresent();
        return left(today) < settings.warnDays() && !pushed && !planned;
    }
}
