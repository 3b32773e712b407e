package app.tallybird.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import app.tallybird.schedule.Due.Reason;
import app.tallybird.stage.Draws;
import app.tallybird.stage.Property;

import static org.assertj.core.api.Assertions.assertThat;

/** In every zone, over both changes of summer time, every end of a month and a leap day, with a clock that is set back now and then: one run a period. */
class PeriodPropertyTest {

    private static final List<ZoneId> ZONES = List.of(ZoneId.of("UTC"), ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York"),
            ZoneId.of("Australia/Lord_Howe"), ZoneId.of("Pacific/Apia"), ZoneId.of("America/Sao_Paulo"));
    private static final int DAYS = 70;

    @Test
    void everyPeriodHasExactlyOneRun() {
        Property.holds(1_000, this::oneRunEach);
    }

    private void oneRunEach(Draws draws) {
        ZoneId zone = draws.oneOf(ZONES);
        // midnight to four, where clocks change, more often than the rest of the day
        LocalTime time = LocalTime.of(draws.either() ? draws.between(0, 4) : draws.between(0, 23), draws.between(0, 59));
        Rhythm rhythm = switch (draws.between(0, 2)) {
            case 0 -> new Rhythm.Daily(time);
            case 1 -> new Rhythm.Weekly(draws.oneOf(List.of(DayOfWeek.values())), time);
            default -> new Rhythm.Monthly(draws.between(1, Rhythm.Monthly.LAST), time);
        };
        ZonedDateTime set = LocalDate.of(2027, 10, 1).plusDays(draws.between(0, 730)).atTime(12, 0).atZone(zone);
        List<Instant> successes = new ArrayList<>();
        Instant now = set.toInstant();
        Instant end = set.plusDays(DAYS).toInstant();
        int setBack = draws.between(0, 3);
        while (now.isBefore(end)) {
            if (Due.of(rhythm, set.toInstant(), successes, now.atZone(zone)).now()) {
                successes.add(now);
            }
            now = now.plus(Duration.ofMinutes(draws.between(20, 300)));
            if (setBack > 0 && draws.between(0, 60) == 1) {
                setBack--;
                now = now.minus(draws.either() ? Duration.ofHours(1) : Duration.ofDays(1));
            }
        }
        Set<ZonedDateTime> wanted = new HashSet<>();
        for (ZonedDateTime period = rhythm.after(set); period.plusHours(12).toInstant().isBefore(end); period = rhythm.after(period)) {
            wanted.add(period);
        }
        List<ZonedDateTime> had = successes.stream().map(one -> rhythm.atOrBefore(one.atZone(zone))).toList();
        assertThat(had).as("%s in %s", rhythm, zone).doesNotHaveDuplicates().containsAll(wanted).noneMatch(one -> one.isBefore(set));
    }

    /** The last day of February is the 29th in a leap year, and it is nobody's second run. */
    @Test
    void theLastOfAMonthIsTheLastOfEveryMonth() {
        for (int day : List.of(28, 29, 30, 31)) {
            Rhythm rhythm = new Rhythm.Monthly(day, LocalTime.of(2, 30));
            ZonedDateTime at = LocalDate.of(2027, 12, 31).atTime(3, 0).atZone(ZoneId.of("Europe/Berlin"));
            for (YearMonth month = YearMonth.of(2028, 1); month.isBefore(YearMonth.of(2029, 1)); month = month.plusMonths(1)) {
                at = rhythm.after(at);
                LocalDate wanted = month.atDay(Math.min(day, month.lengthOfMonth()));
                assertThat(at.toLocalDate()).isEqualTo(wanted);
                assertThat(Due.of(rhythm, Instant.EPOCH, List.of(at.toInstant()), at.plusDays(20)).reason()).isEqualTo(Reason.DONE);
            }
        }
    }
}
