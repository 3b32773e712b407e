package app.tallybird.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.model.ContractRule.Period;
import app.tallybird.model.ContractRule.Scope;
import app.tallybird.stage.Property;

import static org.assertj.core.api.Assertions.assertThat;

/** Which rule is in force, when, and which can not stand side by side. */
class ContractRulesTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-15");

    private static ContractRule rule(String id, String account, String service, String from, String until) {
        return new ContractRule(id, new Scope(named(account), named(service)), new Billing.AtLeast(BigDecimal.TEN), "agreed", "kim",
                new Period(day(from), day(until)));
    }

    private static Optional<String> named(String name) {
        return Optional.of(name).filter(one -> !one.isEmpty());
    }

    private static Optional<LocalDate> day(String day) {
        return named(day == null ? "" : day).map(LocalDate::parse);
    }

    @Test
    void theNearestRuleDecides() {
        List<ContractRule> rules = new ArrayList<>(List.of(rule("C1", "", "", "", ""), rule("C2", "", "seats", "", ""),
                rule("C3", "7", "", "", ""), rule("C4", "7", "seats", "", "2026-11-14")));
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(rules, new Random(seed));
            ContractRules all = ContractRules.of(rules);
            assertThat(all.of(new CellKey("7", "seats"), LocalDate.parse("2026-11-14")).orElseThrow().id()).isEqualTo("C4");
            assertThat(all.of(new CellKey("7", "seats"), DAY).orElseThrow().id()).isEqualTo("C3");
            assertThat(all.of(new CellKey("7", "mail"), DAY).orElseThrow().id()).isEqualTo("C3");
            assertThat(all.of(new CellKey("8", "seats"), DAY).orElseThrow().id()).isEqualTo("C2");
            assertThat(all.of(new CellKey("8", "mail"), DAY).orElseThrow().id()).isEqualTo("C1");
            assertThat(all.all()).extracting(ContractRule::id).containsExactly("C1", "C2", "C3", "C4");
        }
        assertThat(ContractRules.NONE.of(new CellKey("7", "seats"), DAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({",,,,true", "2026-01-01,2026-06-30,2026-06-30,2026-12-31,true", "2026-01-01,2026-06-30,2026-07-01,,false",
            ",2026-06-30,2026-07-01,,false", ",2026-06-30,,2026-01-01,true", "2026-07-01,,,2026-06-30,false",
            "2026-03-01,2026-03-31,2026-01-01,2026-12-31,true"})
    void rulesAboutTheSameMayNotOverlap(String from, String until, String otherFrom, String otherUntil, boolean overlap) {
        ContractRule one = rule("C1", "7", "seats", from, until);
        ContractRule other = rule("C2", "7", "seats", otherFrom, otherUntil);
        assertThat(ContractRules.of(List.of(one)).overlapping(other).isPresent()).isEqualTo(overlap);
        assertThat(ContractRules.of(List.of(other)).overlapping(one).isPresent()).isEqualTo(overlap);
        assertThat(ContractRules.of(List.of(one)).overlapping(rule("C3", "7", "", otherFrom, otherUntil))).isEmpty();
        assertThat(ContractRules.of(List.of(one)).overlapping(one)).isEmpty();
    }

    /** Two periods overlap exactly when some day is in both. */
    @Test
    void overlapIsADayInBoth() {
        Property.holds(2_000, draws -> {
            LocalDate first = LocalDate.parse("2026-01-01");
            List<Period> periods = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                int from = draws.between(0, 20);
                int until = draws.between(from, 22);
                periods.add(new Period(draws.either() ? Optional.of(first.plusDays(from)) : Optional.empty(),
                        draws.either() ? Optional.of(first.plusDays(until)) : Optional.empty()));
            }
            boolean common = first.minusDays(2).datesUntil(first.plusDays(30))
                    .anyMatch(day -> periods.getFirst().contains(day) && periods.getLast().contains(day));
            assertThat(periods.getFirst().overlaps(periods.getLast())).isEqualTo(common);
        });
    }

    @ParameterizedTest
    @CsvSource({"2026-11-15,true", "2026-11-14,false", "2026-11-30,true", "2026-12-01,false", ",false"})
    void itIsToldFourteenDaysBeforeAndInTheMonthItEnds(String until, boolean soon) {
        assertThat(new Period(Optional.empty(), day(until)).endsSoon(DAY)).isEqualTo(soon);
    }

    @Test
    void fourteenDaysBeforeIsAlsoOverTheEndOfAMonth() {
        Period period = new Period(Optional.empty(), day("2026-12-04"));
        assertThat(period.endsSoon(LocalDate.parse("2026-11-20"))).isTrue();
        assertThat(period.endsSoon(LocalDate.parse("2026-11-19"))).isFalse();
    }

    @Test
    void asJsonAndBack() {
        ContractRule rule = new ContractRule("C9", new Scope(Optional.of("7"), Optional.empty()),
                new Billing.Fixed(new BigDecimal("2.5"), true), "flat", "kim", new Period(day("2026-01-01"), Optional.empty()));
        assertThat(rule.json()).hasToString("{\"id\":\"C9\",\"accountId\":\"7\",\"serviceKey\":null,\"rule\":\"fixed\",\"units\":2.5,"
                + "\"withoutReading\":true,\"reason\":\"flat\",\"by\":\"kim\",\"from\":\"2026-01-01\",\"until\":null}");
        assertThat(ContractRule.of(rule.json())).isEqualTo(rule);
        ContractRule plain = rule("C1", "", "", "", "2027-03-31");
        assertThat(ContractRule.of(plain.json())).isEqualTo(plain);
        assertThat(plain.words()).isEqualTo("at least 10 by contract until 2027-03-31 (agreed)");
    }
}
