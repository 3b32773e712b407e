package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.model.CellKey;
import app.tallybird.model.UnitCount;
import app.tallybird.settings.Thresholds;

import static org.assertj.core.api.Assertions.assertThat;

/** Each border of each fall: the last number that goes out and the first that waits. */
class DropGuardTest {

    private static final DropGuard GUARD = new DropGuard(Thresholds.defaults());

    @ParameterizedTest(name = "{0} -> {1}, more than {2} % and at least {3}: {4}")
    @CsvSource({"100, 79, 20, 5, true", "100, 80, 20, 5, false", "100, 79.999, 20, 5, true", "10, 5, 20, 5, true",
            "10, 5.001, 20, 5, false", "4, 0, 20, 5, false", "5, 0, 20, 5, true", "10, 4, 50, 5, true", "10, 5, 50, 5, false",
            "12, 6, 50, 5, false", "12, 5.99, 50, 5, true", "0, 0, 20, 0, false", "5, 5, 0, 0, false", "5, 6, 0, 0, false",
            "1000000, 0, 99, 5, true", "1000000, 0, 100, 5, false", "3, 2, 0, 1, true"})
    void aFallIsMoreThanThePercentageAndAtLeastTheUnits(BigDecimal before, BigDecimal now, int percent, int units, boolean fell) {
        assertThat(DropGuard.fell(before, now, percent, units)).isEqualTo(fell);
    }

    @Test
    void everyPercentOfAServiceIsOnItsOwnSideOfTheBorder() {
        for (int percent = 0; percent <= 100; percent++) {
            List<PlanCell> cells = IntStream.rangeClosed(1, 100).mapToObj(account -> cell(account, "seats", 1, 1)).toList();
            List<PlanCell> fallen = new ArrayList<>();
            int gone = percent;
            cells.forEach(cell -> fallen.add(Integer.parseInt(cell.key().accountId()) <= gone
                    ? cell(Integer.parseInt(cell.key().accountId()), "seats", 1, 0)
                    : cell));
            List<Hold> holds = GUARD.falls(fallen).stream().filter(Hold.ServiceDown.class::isInstance).toList();
            assertThat(holds).as("%d %% down", percent)
                    .isEqualTo(percent > 20
                            ? List.of(new Hold.ServiceDown("seats", "Seats", BigDecimal.valueOf(100), BigDecimal.valueOf(100 - percent)))
                            : List.of());
        }
    }

    @Test
    void aServiceIsComparedOverWhatWasAcceptedAndIsKnown() {
        // a new customer's 50 hide nothing, an unknown count fakes nothing, a service left out is nobody's fall
        List<PlanCell> cells = List.of(cell(1, "seats", 20, 10), first(2, "seats", 50), unknown(3, "seats", 90),
                leftOut(4, "seats", 100, 0));
        assertThat(GUARD.falls(cells)).containsExactly(new Hold.ServiceDown("seats", "Seats", BigDecimal.valueOf(20), BigDecimal.TEN));
        assertThat(GUARD.falls(List.of(unknown(3, "seats", 90), leftOut(4, "seats", 100, 0)))).isEmpty();
    }

    @Test
    void servicesAreJudgedEachByItself() {
        List<PlanCell> cells = List.of(cell(1, "seats", 20, 30), cell(1, "mail", 20, 14), cell(2, "mail", 4, 4));
        assertThat(GUARD.falls(cells))
                .containsExactly(new Hold.ServiceDown("mail", "Mail", BigDecimal.valueOf(24), BigDecimal.valueOf(18)));
    }

    @Test
    void oneCellWaitsFromMoreThanHalfAndFiveUnits() {
        List<PlanCell> cells = List.of(cell(1, "seats", 10, 5), cell(2, "seats", 11, 5), cell(3, "seats", 4, 0),
                cell(4, "seats", 500, 500));
        assertThat(GUARD.falls(cells))
                .containsExactly(new Hold.CellDown("2", "Customer 2", "Seats", BigDecimal.valueOf(11), BigDecimal.valueOf(5)));
    }

    @Test
    void threeCustomersNewlyAtZeroAreNamedAndTwoAreNot() {
        assertThat(GUARD.falls(List.of(zero(1), zero(2), cell(9, "seats", 100, 100)))).isEmpty();
        assertThat(GUARD.falls(List.of(zero(1), zero(2), zero(3), cell(9, "seats", 100, 100))))
                .containsExactly(new Hold.AccountsToZero(3, "Customer 1, Customer 2, Customer 3"));
        assertThat(GUARD.falls(List.of(zero(1), zero(2), zero(3), zero(4), zero(5), cell(9, "seats", 100, 100))))
                .containsExactly(new Hold.AccountsToZero(5, "Customer 1, Customer 2, Customer 3, Customer 4, Customer 5"));
        assertThat(GUARD.falls(List.of(zero(1), zero(2), zero(3), zero(4), zero(5), zero(6), cell(9, "seats", 100, 100))))
                .containsExactly(new Hold.AccountsToZero(6, "Customer 1, Customer 2, Customer 3, Customer 4, Customer 5 and others"));
    }

    @Test
    void aCustomerIsNewlyAtZeroOnlyWhenAllOfItIsKnownToBeZeroAndSomethingWasNot() {
        List<PlanCell> others = List.of(zero(1), zero(2), cell(9, "seats", 100, 100));
        assertThat(GUARD.falls(with(others, cell(3, "seats", 1, 0), cell(3, "mail", 1, 1)))).isEmpty();
        assertThat(GUARD.falls(with(others, cell(3, "seats", 1, 0), unknown(3, "mail", 1)))).isEmpty();
        assertThat(GUARD.falls(with(others, cell(3, "seats", 0, 0), cell(3, "mail", 0, 0)))).isEmpty();
        assertThat(GUARD.falls(with(others, first(3, "seats", 0), first(3, "mail", 0)))).isEmpty();
        assertThat(GUARD.falls(with(others, cell(3, "seats", 0, 0), cell(3, "mail", 1, 0)))).hasSize(1);
        assertThat(GUARD.falls(with(others, leftOut(3, "seats", 1, 0)))).isEmpty();
    }

    @ParameterizedTest(name = "{1} of {0} listed: {2}")
    @CsvSource({"30, 27, false", "30, 26, true", "31, 28, false", "29, 26, true", "10, 8, false", "10, 7, true", "3, 0, true",
            "2, 0, false", "0, 0, false"})
    void fewerCustomersAreMoreThanTenPercentAndAtLeastThree(int before, int listed, boolean held) {
        Set<String> accountsBefore = ids(before);
        Set<String> now = new java.util.HashSet<>(ids(listed));
        now.addAll(Set.of("new 1", "new 2", "new 3", "new 4"));
        List<Hold> holds = GUARD.inspect(List.of(cell(1, "seats", 1, 1)), accountsBefore, now, true);
        assertThat(holds).isEqualTo(held ? List.of(new Hold.AccountsDown(before, listed)) : List.of());
    }

    @Test
    void theFirstRunAndAnEmptyOneWait() {
        assertThat(GUARD.inspect(List.of(first(1, "seats", 3)), Set.of(), Set.of("1"), false)).containsExactly(new Hold.FirstRun());
        assertThat(GUARD.inspect(List.of(cell(1, "seats", 0, 0), unknown(2, "seats", 4)), Set.of(), Set.of("1"), true))
                .containsExactly(new Hold.EmptyRun());
        assertThat(GUARD.inspect(List.of(cell(1, "seats", 0, 0), leftOut(2, "seats", 4, 4)), Set.of(), Set.of("1"), true))
                .containsExactly(new Hold.EmptyRun());
        assertThat(GUARD.inspect(List.of(cell(1, "seats", 1, 1)), Set.of(), Set.of("1"), true)).isEmpty();
    }

    private static Set<String> ids(int many) {
        return IntStream.rangeClosed(1, many).mapToObj(String::valueOf).collect(Collectors.toSet());
    }

    private static List<PlanCell> with(List<PlanCell> cells, PlanCell... more) {
        List<PlanCell> all = new ArrayList<>(cells);
        all.addAll(List.of(more));
        return all;
    }

    private static PlanCell zero(int account) {
        return cell(account, "seats", 1, 0);
    }

    private static PlanCell cell(int account, String service, int before, int now) {
        return made(account, service, Optional.of(BigDecimal.valueOf(before)), UnitCount.of(BigDecimal.valueOf(now)));
    }

    private static PlanCell first(int account, String service, int now) {
        return made(account, service, Optional.empty(), UnitCount.of(BigDecimal.valueOf(now)));
    }

    private static PlanCell unknown(int account, String service, int before) {
        return made(account, service, Optional.of(BigDecimal.valueOf(before)), new UnitCount.Unknown("could not be read"));
    }

    private static PlanCell leftOut(int account, String service, int before, int now) {
        return cell(account, service, before, now).leftOut("left out on purpose");
    }

    private static PlanCell made(int account, String service, Optional<BigDecimal> before, UnitCount now) {
        String name = service.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + service.substring(1);
        return PlanCell.compared(new CellKey(String.valueOf(account), service), "Customer " + account, name,
                new CellMemory(before, false, false), now, "");
    }
}
