package app.tallybird.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.model.CloseDay;
import app.tallybird.stage.Property;

import static org.assertj.core.api.Assertions.assertThat;

/** One more push in each month, before its books close. */
class BeforeCloseTest {

    private static final LocalTime NIGHT = LocalTime.of(2, 30);

    @ParameterizedTest
    @CsvSource({"last, 2, 2026-11-16, 2026-11-28", "last, 2, 2026-11-28, 2026-11-28", "last, 2, 2026-11-29, 2026-12-15",
            "last-working, 1, 2026-10-16, 2026-10-29", "5, 10, 2026-11-16, 2026-11-25", "5, 10, 2026-11-26, 2026-12-15",
            "31, 3, 2028-02-16, 2028-02-26", "1, 15, 2026-12-16, 2026-12-17", "15, 0, 2026-11-16, 2026-12-15"})
    void theDayBeforeTheCloseComesBetweenThoseOfTheRhythm(String close, int days, LocalDate from, LocalDate expected) {
        assertThat(new BeforeClose(new Rhythm.Monthly(15, NIGHT), new CloseDay(close), days).dayFrom(from)).isEqualTo(expected);
    }

    @Test
    void aMonthIsNamedOnThatDayOnly() {
        BeforeClose runs = new BeforeClose(new Rhythm.Daily(NIGHT), new CloseDay("5"), 10);
        assertThat(runs.month(LocalDate.parse("2026-11-25"))).contains(YearMonth.of(2026, 12));
        assertThat(runs.month(LocalDate.parse("2026-11-24"))).isEmpty();
        assertThat(new BeforeClose(new Rhythm.Daily(NIGHT), new CloseDay("last"), 2).month(LocalDate.parse("2026-11-28")))
                .contains(YearMonth.of(2026, 11));
        assertThat(new BeforeClose(new Rhythm.Daily(NIGHT), new CloseDay(CloseDay.NONE), 2).month(LocalDate.parse("2026-11-28"))).isEmpty();
    }

    /** The clock skips 02:30 on 2027-03-28. */
    @Test
    void aTimeThatSummerTimeSkipsIsMadeUpFor() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        BeforeClose runs = new BeforeClose(new Rhythm.Monthly(15, NIGHT), new CloseDay("last"), 3);
        assertThat(runs.next(ZonedDateTime.of(2027, 3, 16, 0, 0, 0, 0, berlin), 2))
                .hasToString("[2027-03-28T03:30+02:00[Europe/Berlin], 2027-04-15T02:30+02:00[Europe/Berlin]]");
    }

    /** Every run of the rhythm stays, each month has the one before its close, and there is no other. */
    @Test
    void nothingOfTheRhythmIsLost() {
        Property.holds(500, draws -> {
            Rhythm usual = draws.oneOf(List.<Rhythm>of(new Rhythm.Daily(NIGHT), new Rhythm.Weekly(DayOfWeek.MONDAY, NIGHT),
                    new Rhythm.Monthly(draws.between(1, 31), NIGHT)));
            CloseDay close = new CloseDay(draws.oneOf(List.of("last", "last-working", "1", "5", "15", "30", "31")));
            int days = draws.between(1, 15);
            BeforeClose runs = new BeforeClose(usual, close, days);
            LocalDate begin = LocalDate.of(2026, 1, 1).plusDays(draws.between(0, 800));
            for (LocalDate day = begin; day.isBefore(begin.plusDays(70)); day = day.plusDays(1)) {
                LocalDate one = day;
                boolean before = List.of(0, 1).stream().map(more -> YearMonth.from(one).plusMonths(more))
                        .anyMatch(month -> close.in(month).map(closes -> closes.minusDays(days)).equals(Optional.of(one)));
                assertThat(runs.dayFrom(day).equals(day)).as("%s", day).isEqualTo(before || usual.dayFrom(day).equals(day));
                assertThat(runs.month(day).isPresent()).isEqualTo(before);
            }
        });
    }
}
