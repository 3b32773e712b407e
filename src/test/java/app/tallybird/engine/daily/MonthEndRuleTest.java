package app.tallybird.engine.daily;

import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.settings.AppSettings.MonthEnd;

import static org.assertj.core.api.Assertions.assertThat;

class MonthEndRuleTest {

    private static Optional<LocalDate> until(int closeDay, int freezeDays, String today) {
        return new MonthEndRule(new MonthEnd(3, closeDay, freezeDays)).frozen(LocalDate.parse(today)).map(frozen -> frozen.until());
    }

    @ParameterizedTest
    @CsvSource({"31, 3, 2026-02-28, ", "31, 3, 2026-03-01, 2026-03-03", "31, 3, 2026-03-03, 2026-03-03", "31, 3, 2026-03-04, ",
            "31, 3, 2028-02-29, ", "31, 3, 2028-03-01, 2028-03-03", "31, 3, 2027-01-01, 2027-01-03", "5, 2, 2026-03-05, ",
            "5, 2, 2026-03-06, 2026-03-07", "5, 2, 2026-03-08, ", "30, 2, 2026-03-01, 2026-03-02", "0, 3, 2026-03-01, ",
            "31, 0, 2026-03-01, "})
    void theDaysAfterTheCloseAreFrozenAndNoOthers(int closeDay, int freezeDays, String today, LocalDate expected) {
        assertThat(until(closeDay, freezeDays, today)).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void aMissingPushIsWarnedOfInTheLastDaysUnlessOneIsPlanned() {
        MonthEndRule rule = new MonthEndRule(new MonthEnd(3, 0, 0));
        Optional<LocalDate> november = Optional.of(LocalDate.parse("2026-11-30"));
        assertThat(rule.missing(LocalDate.parse("2026-12-28"), november, Optional.empty())).isEmpty();
        assertThat(rule.missing(LocalDate.parse("2026-12-29"), november, Optional.empty())).contains(3L);
        assertThat(rule.missing(LocalDate.parse("2026-12-31"), Optional.empty(), Optional.empty())).contains(1L);
        assertThat(rule.missing(LocalDate.parse("2026-12-31"), Optional.of(LocalDate.parse("2026-12-01")), Optional.empty())).isEmpty();
        assertThat(rule.missing(LocalDate.parse("2026-12-29"), november, Optional.of(LocalDate.parse("2026-12-31")))).isEmpty();
        assertThat(rule.missing(LocalDate.parse("2026-12-29"), november, Optional.of(LocalDate.parse("2027-01-01")))).contains(3L);
        assertThat(rule.missing(LocalDate.parse("2026-12-31"), Optional.of(LocalDate.parse("2025-12-31")), Optional.empty())).contains(1L);
        assertThat(new MonthEndRule(new MonthEnd(0, 0, 0)).missing(LocalDate.parse("2026-12-31"), Optional.empty(), Optional.empty()))
                .isEmpty();
    }
}
