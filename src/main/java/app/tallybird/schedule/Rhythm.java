package app.tallybird.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How often a push runs, in the local time of this computer. A time that the change to summer time skips runs right after it; one that the change
 * back repeats runs once, at the first of the two.
 */
public sealed interface Rhythm {

    /** More than the days between any two runs in a row. */
    int LONGEST_DAYS = 40;

    LocalTime time();

    /** The first day on or after this one on which it runs. */
    LocalDate dayFrom(LocalDate day);

    record Daily(LocalTime time) implements Rhythm {
        @Override
        public LocalDate dayFrom(LocalDate day) {
            return day;
        }
    }

    record Weekly(DayOfWeek day, LocalTime time) implements Rhythm {
        @Override
        public LocalDate dayFrom(LocalDate from) {
            return from.with(TemporalAdjusters.nextOrSame(day));
        }
    }

    /** On a day of the month from 1 to 31; {@link #LAST} and days that a month does not have mean its last one. */
    record Monthly(int day, LocalTime time) implements Rhythm {
        public static final int LAST = 31;
        static final int EVERY_MONTH_HAS = 28;

        /** Every day that may be the one in some month. */
        IntStream days() {
            return IntStream.rangeClosed(Math.min(day, EVERY_MONTH_HAS), day);
        }

        @Override
        public LocalDate dayFrom(LocalDate from) {
            LocalDate inThisMonth = on(YearMonth.from(from));
            return inThisMonth.isBefore(from) ? on(YearMonth.from(from).plusMonths(1)) : inThisMonth;
        }

        private LocalDate on(YearMonth month) {
            return month.atDay(Math.min(day, month.lengthOfMonth()));
        }
    }

    /** The first time after this moment. */
    default ZonedDateTime after(ZonedDateTime moment) {
        LocalDate day = dayFrom(moment.toLocalDate());
        ZonedDateTime next = day.atTime(time()).atZone(moment.getZone());
        while (!next.isAfter(moment)) {
            day = dayFrom(day.plusDays(1));
            next = day.atTime(time()).atZone(moment.getZone());
        }
        return next;
    }

    /** The last time at or before this moment; with it a period begins that lasts until the next time. */
    default ZonedDateTime atOrBefore(ZonedDateTime moment) {
        ZonedDateTime found = after(moment.minusDays(LONGEST_DAYS));
        for (ZonedDateTime next = after(found); !next.isAfter(moment); next = after(next)) {
            found = next;
        }
        return found;
    }

    /** The next times after this moment, in order. */
    default List<ZonedDateTime> next(ZonedDateTime moment, int number) {
        return Stream.iterate(after(moment), this::after).limit(number).toList();
    }
}
