package app.tallybird.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A start right after one that the change to summer time skips: the months and weekdays of that day, and the time it becomes. Schedulers pass over a
 * time that a day does not have (systemd 252 names the day after: {@code systemd-analyze calendar}, tried on 2026-11-29), so they are given this one
 * besides, on each such weekday of the month; a run that is not due does nothing.
 */
record Moved(Month month, DayOfWeek day, LocalTime time) {

    /** After so many years days of the month fall on the same weekdays again. */
    private static final int CALENDAR_YEARS = 28;

    /** None in a zone without summer time, or when no run falls into the hour that it skips. */
    static List<Moved> of(Rhythm rhythm, ZonedDateTime now) {
        ZoneRules rules = now.getZone().getRules();
        return Stream.iterate(rules.nextTransition(now.toInstant()), one -> one != null, one -> rules.nextTransition(one.getInstant()))
                .takeWhile(one -> one.getInstant().isBefore(now.plusYears(CALENDAR_YEARS).toInstant())).filter(ZoneOffsetTransition::isGap)
                .flatMap(gap -> Stream.of(gap.getDateTimeBefore().toLocalDate(), gap.getDateTimeAfter().toLocalDate())).distinct()
                .filter(day -> rhythm.dayFrom(day).equals(day)).flatMap(day -> moved(day, rhythm.time(), now)).distinct()
                .sorted(Comparator.comparing(Moved::month).thenComparing(Moved::day).thenComparing(Moved::time)).toList();
    }

    private static Stream<Moved> moved(LocalDate day, LocalTime time, ZonedDateTime now) {
        LocalDateTime wanted = day.atTime(time);
        LocalDateTime there = wanted.atZone(now.getZone()).toLocalDateTime();
        return there.equals(wanted) ? Stream.empty() : Stream.of(new Moved(there.getMonth(), there.getDayOfWeek(), there.toLocalTime()));
    }
}
