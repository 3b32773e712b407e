package app.tallybird.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.stream.IntStream;

/** How often a push runs. */
public sealed interface Rhythm extends Runs {

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
}
