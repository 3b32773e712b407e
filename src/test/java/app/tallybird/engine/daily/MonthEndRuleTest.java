package app.tallybird.engine.daily;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.model.CloseDay;
import app.tallybird.settings.AppSettings.MonthEnd;
import app.tallybird.stage.Property;

import static org.assertj.core.api.Assertions.assertThat;

class MonthEndRuleTest {

    private static MonthEndRule rule(int warnDays, String closeDay, int freezeDays) {
        return new MonthEndRule(new MonthEnd(warnDays, closeDay, freezeDays, 0), Map.of(), Set.of());
    }

    @ParameterizedTest
    @CsvSource({"31, 3, 2026-02-28, ", "31, 3, 2026-03-01, 2026-03-03", "31, 3, 2026-03-03, 2026-03-03", "31, 3, 2026-03-04, ",
            "last, 3, 2028-02-29, ", "last, 3, 2028-03-01, 2028-03-03", "31, 3, 2027-01-01, 2027-01-03", "5, 2, 2026-03-05, ",
            "5, 2, 2026-03-06, 2026-03-07", "5, 2, 2026-03-08, ", "30, 2, 2026-03-01, 2026-03-02", "0, 3, 2026-03-01, ",
            "none, 3, 2026-03-01, ", "31, 0, 2026-03-01, ", "last-working, 3, 2026-10-30, ", "last-working, 3, 2026-10-31, 2026-11-02",
            "last-working, 3, 2026-11-02, 2026-11-02", "last-working, 3, 2026-11-03, "})
    void theDaysAfterTheCloseAreFrozenAndNoOthers(String closeDay, int freezeDays, String today, LocalDate expected) {
        assertThat(rule(3, closeDay, freezeDays).frozen(LocalDate.parse(today)).map(frozen -> frozen.until()))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({"last-working, 2026-10, 2026-10-30", "last-working, 2026-11, 2026-11-30", "last-working, 2026-05, 2026-05-29",
            "last-working, 2026-02, 2026-02-27", "last, 2028-02, 2028-02-29", "30, 2026-02, 2026-02-28", "1, 2026-02, 2026-02-01"})
    void theCloseDayIsADayOfEachMonth(String closeDay, String month, LocalDate expected) {
        assertThat(new CloseDay(closeDay).in(YearMonth.parse(month))).contains(expected);
    }

    @Test
    void theLastWorkingDayIsTheLastThatIsNoWeekend() {
        Property.holds(2_000, draws -> {
            YearMonth month = YearMonth.of(draws.between(1990, 2090), draws.between(1, 12));
            LocalDate day = new CloseDay(CloseDay.LAST_WORKING).in(month).orElseThrow();
            assertThat(YearMonth.from(day)).isEqualTo(month);
            assertThat(day.getDayOfWeek().getValue()).isLessThan(6);
            for (LocalDate later = day.plusDays(1); YearMonth.from(later).equals(month); later = later.plusDays(1)) {
                assertThat(later.getDayOfWeek().getValue()).isGreaterThan(5);
            }
        });
    }

    /** 2026-11 closed on the 29th by hand. */
    @ParameterizedTest
    @CsvSource({"none, 0, 2026-11-28, 2026-11-30", "none, 0, 2026-11-29, 2026-11-30", "none, 0, 2026-11-30, 2026-11-30",
            "none, 0, 2026-12-01, ", "last, 3, 2026-12-01, 2026-12-03", "last, 3, 2026-12-04, ", "5, 2, 2026-11-30, 2026-11-30",
            "5, 2, 2026-12-01, "})
    void aMonthThatAPersonClosedIsFrozenToItsEnd(String closeDay, int freezeDays, String today, LocalDate expected) {
        MonthEndRule rule = new MonthEndRule(new MonthEnd(3, closeDay, freezeDays, 0),
                Map.of(YearMonth.of(2026, 11), LocalDate.of(2026, 11, 29)), Set.of());
        assertThat(rule.frozen(LocalDate.parse(today)).map(frozen -> frozen.until())).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void aMonthThatWasOpenedAgainIsNotFrozenUntilItIsClosed() {
        MonthEnd settings = new MonthEnd(3, "5", 20, 0);
        YearMonth month = YearMonth.of(2026, 11);
        LocalDate today = LocalDate.parse("2026-11-10");
        assertThat(new MonthEndRule(settings, Map.of(), Set.of()).frozen(today)).isPresent();
        assertThat(new MonthEndRule(settings, Map.of(), Set.of(month)).frozen(today)).isEmpty();
        assertThat(new MonthEndRule(settings, Map.of(), Set.of(month.minusMonths(1))).frozen(today)).isPresent();
    }

    @Test
    void aMissingPushIsWarnedOfInTheLastDaysUnlessOneIsPlanned() {
        MonthEndRule rule = rule(3, "none", 0);
        Optional<LocalDate> november = Optional.of(LocalDate.parse("2026-11-30"));
        assertThat(rule.missing(LocalDate.parse("2026-12-28"), november, Optional.empty())).isFalse();
        assertThat(rule.missing(LocalDate.parse("2026-12-29"), november, Optional.empty())).isTrue();
        assertThat(rule.missing(LocalDate.parse("2026-12-31"), Optional.empty(), Optional.empty())).isTrue();
        assertThat(rule.missing(LocalDate.parse("2026-12-31"), Optional.of(LocalDate.parse("2026-12-01")), Optional.empty())).isFalse();
        assertThat(rule.missing(LocalDate.parse("2026-12-29"), november, Optional.of(LocalDate.parse("2026-12-31")))).isFalse();
        assertThat(rule.missing(LocalDate.parse("2026-12-29"), november, Optional.of(LocalDate.parse("2027-01-01")))).isTrue();
        assertThat(rule.missing(LocalDate.parse("2026-12-31"), Optional.of(LocalDate.parse("2025-12-31")), Optional.empty())).isTrue();
        assertThat(rule(0, "none", 0).missing(LocalDate.parse("2026-12-31"), Optional.empty(), Optional.empty())).isFalse();
    }

    @Test
    void whereTheBooksCloseEarlierThatDayIsMeant() {
        MonthEndRule rule = rule(3, "last-working", 0);
        assertThat(rule.missing(LocalDate.parse("2026-10-27"), Optional.empty(), Optional.empty())).isFalse();
        assertThat(rule.missing(LocalDate.parse("2026-10-28"), Optional.empty(), Optional.of(LocalDate.parse("2026-10-31")))).isTrue();
        assertThat(rule.words(LocalDate.parse("2026-10-28"))).isEqualTo("the month closes in 2 days");
        assertThat(rule.words(LocalDate.parse("2026-10-30"))).isEqualTo("the month closes today");
        assertThat(rule.words(LocalDate.parse("2026-10-31"))).isEqualTo("the month ends today");
        assertThat(rule(3, "none", 0).words(LocalDate.parse("2026-11-29"))).isEqualTo("the month ends tomorrow");
    }
}
