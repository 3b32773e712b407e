package app.tallybird.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * When a push is due, in the local time of this computer. A time that the change to summer time skips is right after it; one that the change back repeats is
 * once, at the first of the two.
 */
public interface Runs {

    /** More than the days between any two runs in a row. */
    int LONGEST_DAYS = 40;

    LocalTime time();

    /** The first day on or after this one on which it runs. */
    LocalDate dayFrom(LocalDate day);

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
