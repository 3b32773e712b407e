package app.tallybird.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.schedule.Due.Reason;

import static org.assertj.core.api.Assertions.assertThat;

/** Exactly one run for each period, whatever the clock does. */
class DueTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalTime HALF_PAST_TWO = LocalTime.of(2, 30);
    private static final Rhythm DAILY = new Rhythm.Daily(HALF_PAST_TWO);

    private static ZonedDateTime at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN);
    }

    private static Due due(Rhythm rhythm, String now, String... successes) {
        List<Instant> done = new ArrayList<>();
        for (String success : successes) {
            done.add(at(success).toInstant());
        }
        return Due.of(rhythm, Instant.EPOCH, done, at(now));
    }

    /** Starts every 20 minutes from one moment to another, as an eager scheduler would; returns the local times at which a push ran. */
    private static List<LocalDateTime> ran(Rhythm rhythm, ZonedDateTime from, ZonedDateTime to) {
        List<Instant> successes = new ArrayList<>();
        for (ZonedDateTime now = from; now.isBefore(to); now = now.plus(Duration.ofMinutes(20))) {
            if (Due.of(rhythm, from.toInstant(), successes, now).now()) {
                successes.add(now.toInstant());
            }
        }
        return successes.stream().map(one -> one.atZone(BERLIN).toLocalDateTime()).toList();
    }

    @Test
    void aDonePeriodWantsNoSecondRun() {
        assertThat(due(DAILY, "2026-11-24T02:30").reason()).isEqualTo(Reason.DUE);
        assertThat(due(DAILY, "2026-11-24T02:35", "2026-11-24T02:30").reason()).isEqualTo(Reason.DONE);
        assertThat(due(DAILY, "2026-11-25T02:29", "2026-11-24T02:30").reason()).isEqualTo(Reason.DONE);
        assertThat(due(DAILY, "2026-11-25T02:30", "2026-11-24T02:30").reason()).isEqualTo(Reason.DUE);
    }

    @Test
    void aMissedRunIsCaughtUpOnceHoweverManyWereMissed() {
        assertThat(due(DAILY, "2026-11-29T09:00", "2026-11-24T02:30").reason()).isEqualTo(Reason.DUE);
        assertThat(due(DAILY, "2026-11-29T09:05", "2026-11-24T02:30", "2026-11-29T09:00").reason()).isEqualTo(Reason.DONE);
    }

    @Test
    void noRunIsOwedForTheTimeBeforeTheScheduleWasSet() {
        Instant set = at("2026-11-24T12:00").toInstant();
        Due today = Due.of(DAILY, set, List.of(), at("2026-11-24T12:01"));
        assertThat(today.reason()).isEqualTo(Reason.NOT_BEGUN);
        assertThat(today.next()).isEqualTo(at("2026-11-25T02:30"));
        assertThat(Due.of(DAILY, set, List.of(), at("2026-11-25T02:30")).reason()).isEqualTo(Reason.DUE);
    }

    @Test
    void theHourThatSummerTimeSkipsRunsRightAfterAndOnce() {
        assertThat(ran(DAILY, at("2026-03-28T12:00"), at("2026-03-30T12:00"))).containsExactly(LocalDateTime.parse("2026-03-29T03:40"),
                LocalDateTime.parse("2026-03-30T02:40"));
        assertThat(DAILY.after(at("2026-03-28T12:00")).toLocalDateTime()).isEqualTo(LocalDateTime.parse("2026-03-29T03:30"));
    }

    private static List<String> moved(Rhythm rhythm, String zone) {
        return Moved.of(rhythm, LocalDateTime.parse("2026-11-24T12:00").atZone(ZoneId.of(zone))).stream()
                .map(one -> one.month() + " " + one.day() + " " + one.time()).toList();
    }

    /** What schedulers are given besides, because they would start on the day after. */
    @Test
    void startsThatTheClockSkipsAreKnownForEachZoneAndRhythm() {
        assertThat(moved(DAILY, "Europe/Berlin")).containsExactly("MARCH SUNDAY 03:30");
        assertThat(moved(DAILY, "America/New_York")).containsExactly("MARCH SUNDAY 03:30");
        assertThat(moved(DAILY, "Australia/Sydney")).containsExactly("OCTOBER SUNDAY 03:30");
        assertThat(moved(new Rhythm.Daily(LocalTime.of(2, 15)), "Australia/Lord_Howe")).containsExactly("OCTOBER SUNDAY 02:45");
        assertThat(moved(new Rhythm.Daily(LocalTime.of(0, 15)), "Africa/Cairo")).containsExactly("APRIL FRIDAY 01:15");
        assertThat(moved(new Rhythm.Daily(LocalTime.of(23, 30)), "America/Nuuk")).containsExactly("MARCH SUNDAY 00:30");
        assertThat(moved(new Rhythm.Weekly(DayOfWeek.SUNDAY, HALF_PAST_TWO), "Europe/Berlin")).containsExactly("MARCH SUNDAY 03:30");
        assertThat(moved(new Rhythm.Monthly(28, HALF_PAST_TWO), "Europe/Berlin")).containsExactly("MARCH SUNDAY 03:30");
        assertThat(moved(new Rhythm.Weekly(DayOfWeek.MONDAY, HALF_PAST_TWO), "Europe/Berlin")).isEmpty();
        assertThat(moved(new Rhythm.Monthly(24, HALF_PAST_TWO), "Europe/Berlin")).isEmpty();
        assertThat(moved(new Rhythm.Daily(LocalTime.of(3, 0)), "Europe/Berlin")).isEmpty();
        assertThat(moved(new Rhythm.Daily(LocalTime.of(1, 59)), "Europe/Berlin")).isEmpty();
        assertThat(moved(DAILY, "UTC")).isEmpty();
        assertThat(moved(DAILY, "Asia/Kolkata")).isEmpty();
    }

    @Test
    void theHourThatComesTwiceRunsOnce() {
        assertThat(ran(DAILY, at("2026-10-24T12:00"), at("2026-10-26T12:00"))).containsExactly(LocalDateTime.parse("2026-10-25T02:40"),
                LocalDateTime.parse("2026-10-26T02:40"));
        ZonedDateTime second = at("2026-10-25T02:30").withLaterOffsetAtOverlap();
        assertThat(Due.of(DAILY, Instant.EPOCH, List.of(at("2026-10-25T02:30").toInstant()), second).reason()).isEqualTo(Reason.DONE);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-24T01:35, DONE", "2026-11-23T02:35, DONE", "2026-11-25T02:29, DONE", "2026-11-25T02:31, DUE"})
    void aClockSetBackByAnHourOrADayMakesNoSecondRun(String now, Reason expected) {
        assertThat(due(DAILY, now, "2026-11-24T02:35", "2026-11-23T02:31").reason()).isEqualTo(expected);
    }

    /** A clock that was a year ahead must not silence the schedule for a year. */
    @Test
    void aSuccessOfTheFutureSaysNothingOfToday() {
        assertThat(due(DAILY, "2026-11-24T02:31", "2027-11-24T02:30").reason()).isEqualTo(Reason.DUE);
    }

    @ParameterizedTest
    @CsvSource({"31, 2026-01-31, 2026-02-28, 2026-03-31, 2026-04-30", "30, 2026-01-30, 2026-02-28, 2026-03-30, 2026-04-30",
            "29, 2028-01-29, 2028-02-29, 2028-03-29, 2028-04-29", "31, 2028-01-31, 2028-02-29, 2028-03-31, 2028-04-30",
            "1, 2026-01-01, 2026-02-01, 2026-03-01, 2026-04-01"})
    void monthsAreClampedToTheirLastDay(int day, LocalDate one, LocalDate two, LocalDate three, LocalDate four) {
        Rhythm monthly = new Rhythm.Monthly(day, HALF_PAST_TWO);
        ZonedDateTime from = one.minusDays(1).atTime(12, 0).atZone(BERLIN);
        assertThat(monthly.next(from, 4)).extracting(ZonedDateTime::toLocalDate).containsExactly(one, two, three, four);
        assertThat(ran(monthly, from, YearMonth.from(four).plusMonths(1).atDay(1).atStartOfDay(BERLIN)))
                .extracting(LocalDateTime::toLocalDate).containsExactly(one, two, three, four);
    }

    @Test
    void aWeekHasOneRun() {
        Rhythm monday = new Rhythm.Weekly(DayOfWeek.MONDAY, HALF_PAST_TWO);
        assertThat(ran(monday, at("2026-11-24T12:00"), at("2026-12-15T12:00"))).extracting(LocalDateTime::toLocalDate)
                .containsExactly(LocalDate.parse("2026-11-30"), LocalDate.parse("2026-12-07"), LocalDate.parse("2026-12-14"));
        assertThat(monday.atOrBefore(at("2026-11-30T02:29"))).isEqualTo(at("2026-11-23T02:30"));
        assertThat(monday.atOrBefore(at("2026-11-30T02:30"))).isEqualTo(at("2026-11-30T02:30"));
    }

    @Test
    void aRunCountsAsMissedWhenItsTimeIsHoursAgo() {
        assertThat(due(DAILY, "2026-11-24T04:00").missed(at("2026-11-24T04:00"))).isEmpty();
        assertThat(due(DAILY, "2026-11-24T06:00").missed(at("2026-11-24T06:00"))).contains(at("2026-11-24T02:30"));
        assertThat(due(DAILY, "2026-11-24T06:00", "2026-11-24T05:00").missed(at("2026-11-24T06:00"))).isEmpty();
    }
}
