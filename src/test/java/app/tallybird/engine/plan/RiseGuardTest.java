package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.model.CellKey;
import app.tallybird.model.UnitCount;
import app.tallybird.settings.Thresholds;

import static org.assertj.core.api.Assertions.assertThat;

/** Each border of each rise: the last number that goes out and the first that waits. */
class RiseGuardTest {

    private static final Thresholds.Rises LIMITS = Thresholds.defaults().rises();

    private final Map<CellKey, CellMemory> known = new HashMap<>();
    private final List<PlanCell> cells = new ArrayList<>();

    @ParameterizedTest(name = "{0} -> {1}, more than {2} % and at least {3}: {4}")
    @CsvSource({"20, 40, 100, 20, false", "20, 40.001, 100, 20, true", "20, 41, 100, 20, true", "19, 38, 100, 20, false",
            "19, 39, 100, 20, true", "10, 29, 100, 20, false", "10, 30, 100, 20, true", "1000, 2000, 100, 20, false",
            "1000, 2001, 100, 20, true", "25, 75, 200, 50, false", "25, 76, 200, 50, true", "24, 73, 200, 50, false",
            "24, 74, 200, 50, true", "1, 50, 200, 50, false", "1, 51, 200, 50, true", "0, 19, 100, 20, false", "0, 20, 100, 20, true",
            "0, 0, 100, 0, false", "5, 5, 0, 0, false", "5, 4, 0, 0, false", "5, 6, 0, 1, true", "20, 1000000, 10000, 20, true"})
    void aRiseIsMoreThanThePercentageAndAtLeastTheUnits(BigDecimal before, BigDecimal now, int percent, int units, boolean rose) {
        assertThat(RiseGuard.rose(before, now, percent, units)).isEqualTo(rose);
    }

    @Test
    void aServiceWaitsFromMoreThanDoubleAndTwentyUnits() {
        for (int account = 1; account <= 20; account++) {
            cell(account, "seats", 1, account == 20 ? 2 : account % 2 == 0 ? 3 : 1);
        }
        assertThat(rises()).as("from 20 to 39").isEmpty();
        cell(20, "seats", 1, 3);
        assertThat(rises()).as("from 20 to 40").isEmpty();
        cell(20, "seats", 1, 4);
        assertThat(rises()).containsExactly(new Hold.ServiceUp("seats", "Seats", BigDecimal.valueOf(20), BigDecimal.valueOf(41)));
        assertThat(rises().getFirst().wholeRun()).isTrue();
    }

    @Test
    void aServiceIsComparedOverWhatWasAcceptedAndIsKnown() {
        cell(1, "seats", 10, 10);
        first(2, "seats", 80);
        put(3, "seats", Optional.of(BigDecimal.ONE), new UnitCount.Unknown("could not be read"));
        leftOut(4, "seats", 1, 90);
        assertThat(rises()).isEmpty();
        cell(5, "seats", 10, 31);
        assertThat(rises()).as("from 20 to 41")
                .containsExactly(new Hold.ServiceUp("seats", "Seats", BigDecimal.valueOf(20), BigDecimal.valueOf(41)));
    }

    @Test
    void oneCellWaitsFromMoreThanThreefoldAndFiftyUnitsUp() {
        cell(9, "seats", 1_000, 1_000);
        cell(1, "seats", 25, 75);
        cell(2, "seats", 24, 73);
        assertThat(rises()).isEmpty();
        cell(1, "seats", 25, 76);
        cell(2, "seats", 24, 74);
        assertThat(rises()).containsExactly(new Hold.CellUp("1", "Customer 1", "Seats", BigDecimal.valueOf(25), BigDecimal.valueOf(76)),
                new Hold.CellUp("2", "Customer 2", "Seats", BigDecimal.valueOf(24), BigDecimal.valueOf(74)));
        assertThat(rises()).noneMatch(Hold::wholeRun);
    }

    @Test
    void aValueWaitsAboveTenTimesTheHighestThatAnyPushHad() {
        cell(9, "seats", 1_000, 1_000);
        cell(1, "seats", 4, 40);
        assertThat(rises()).isEmpty();
        cell(1, "seats", 4, 41);
        assertThat(rises())
                .containsExactly(new Hold.CellFarAbove("1", "Customer 1", "Seats", BigDecimal.valueOf(4), BigDecimal.valueOf(41)));
        // it had 5 once, so 41 to 50 are no news and 51 is
        highest(1, "seats", 4, 5);
        assertThat(rises()).isEmpty();
        replace(1, "seats", 50);
        assertThat(rises()).isEmpty();
        replace(1, "seats", 51);
        assertThat(rises())
                .containsExactly(new Hold.CellFarAbove("1", "Customer 1", "Seats", BigDecimal.valueOf(5), BigDecimal.valueOf(51)));
    }

    @Test
    void aFirstNumberIsNoRiseUnlessNoCustomerEverHadATenthOfIt() {
        first(1, "seats", 1_000_000);
        assertThat(rises()).as("nothing is known of the service").isEmpty();
        cell(2, "seats", 0, 0);
        assertThat(rises()).as("nobody ever had any").isEmpty();
        cell(3, "seats", 100, 100);
        first(1, "seats", 1_000);
        assertThat(rises()).isEmpty();
        first(1, "seats", 1_001);
        assertThat(rises())
                .containsExactly(new Hold.CellFarAbove("1", "Customer 1", "Seats", BigDecimal.valueOf(100), BigDecimal.valueOf(1_001)));
        // a small one is an ordinary new customer
        cell(3, "seats", 1, 1);
        first(1, "seats", 50);
        assertThat(rises()).isEmpty();
        first(1, "seats", 51);
        assertThat(rises()).hasSize(1);
    }

    @Test
    void whatFoundNoPlaceLastTimeIsNoRiseWhenItIsMapped() {
        cell(3, "seats", 1, 1);
        first(1, "seats", 500);
        known.put(key(1, "seats"), new CellMemory(Optional.empty(), false, true));
        assertThat(rises()).isEmpty();
    }

    @Test
    void anAcceptedRiseIsNotHeldAgain() {
        cell(1, "seats", 20, 1_000_000);
        assertThat(rises()).containsExactly(new Hold.ServiceUp("seats", "Seats", BigDecimal.valueOf(20), BigDecimal.valueOf(1_000_000)),
                new Hold.CellUp("1", "Customer 1", "Seats", BigDecimal.valueOf(20), BigDecimal.valueOf(1_000_000)));
        cell(1, "seats", 1_000_000, 1_000_000);
        assertThat(rises()).isEmpty();
    }

    @Test
    void onlyWhatChangesIsMarked() {
        cell(1, "seats", 10, 40);
        cell(1, "mail", 3, 3);
        cell(2, "seats", 10, 9);
        cell(3, "mail", 1, 60);
        cell(3, "seats", 5, 5);
        List<String> marked = Hold.mark(cells, rises()).stream().filter(PlanCell::held)
                .map(cell -> cell.key().accountId() + "/" + cell.key().serviceKey() + " " + cell.note()).toList();
        assertThat(marked).containsExactly("1/seats held: the whole service rises sharply", "3/mail held: this customer rises sharply");
    }

    private List<Hold> rises() {
        return new RiseGuard(LIMITS).rises(cells,
                new Memory(1, known, Map.of(), Map.of(), Set.of(), Set.of(), WarningMemory.NONE, LeftCustomers.NONE));
    }

    private static CellKey key(int account, String service) {
        return new CellKey(String.valueOf(account), service);
    }

    private void cell(int account, String service, int before, int now) {
        put(account, service, Optional.of(BigDecimal.valueOf(before)), UnitCount.of(BigDecimal.valueOf(now)));
    }

    private void first(int account, String service, int now) {
        put(account, service, Optional.empty(), UnitCount.of(BigDecimal.valueOf(now)));
    }

    private void leftOut(int account, String service, int before, int now) {
        cell(account, service, before, now);
        cells.add(cells.removeLast().leftOut("left out on purpose"));
    }

    private void highest(int account, String service, int accepted, int highest) {
        known.put(key(account, service), new CellMemory(Optional.of(BigDecimal.valueOf(accepted)), false, false,
                Optional.of(BigDecimal.valueOf(highest)), Optional.empty()));
    }

    private void replace(int account, String service, int now) {
        CellMemory memory = known.get(key(account, service));
        cell(account, service, memory.accepted().orElseThrow().intValue(), now);
        known.put(key(account, service), memory);
    }

    private void put(int account, String service, Optional<BigDecimal> before, UnitCount now) {
        CellMemory memory = new CellMemory(before, false, false);
        String name = service.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + service.substring(1);
        known.put(key(account, service), memory);
        cells.removeIf(cell -> cell.key().equals(key(account, service)));
        cells.add(PlanCell.compared(key(account, service), "Customer " + account, name, memory, now, ""));
    }
}
