package app.tallybird.engine.push;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import app.tallybird.engine.plan.CellMemory;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Outcome;
import app.tallybird.model.CellKey;
import app.tallybird.model.UnitCount;
import app.tallybird.model.Units;

import static org.assertj.core.api.Assertions.assertThat;

/** What became of counts is told by reason, and the numbers of all reasons add up. */
class PushGroupsTest {

    private static final String SERVICE = "the service is not mapped yet: map or exclude it in Synthesize (No map)";
    private static final String ACCOUNT = "the account is not mapped yet: map or exclude it in Synthesize";

    private final List<PlanCell> cells = new ArrayList<>();
    private final List<CellResult> results = new ArrayList<>();

    private void add(int customer, String service, Outcome outcome, String message) {
        PlanCell cell = PlanCell.compared(new CellKey("c" + customer, service), "Customer " + customer, service.toUpperCase(),
                CellMemory.NONE, UnitCount.of(BigDecimal.ONE), "");
        cells.add(cell);
        results.add(new CellResult(cell.key(), BigDecimal.ONE, outcome, message));
    }

    private String told(CellKey... unsent) {
        List<PushGroup> groups = PushGroups.of(cells, results, List.of(unsent), Units::text);
        assertThat(groups.stream().mapToInt(group -> group.cells().size()).sum()).isEqualTo(results.size() + unsent.length);
        return groups.stream().map(group -> group.kind().key() + " " + group.cells().size() + ": " + group.title() + " | " + group.words())
                .collect(Collectors.joining("\n")).strip();
    }

    @Test
    void aServiceThatIsNotMappedIsOneLineAndSoAreItsCustomers() {
        IntStream.rangeClosed(1, 137).forEach(customer -> {
            add(customer, "seats", Outcome.ACCEPTED, "");
            add(customer, "mail", Outcome.NOT_MAPPED, SERVICE);
        });
        add(138, "seats", Outcome.NOT_MAPPED, ACCOUNT);
        add(139, "seats", Outcome.NOT_MAPPED, ACCOUNT);
        assertThat(told()).isEqualTo(
                """
                        notMapped 137: MAIL is not mapped | 137 customers: 137 counts. Map or exclude it in Synthesize, and leave out here what you exclude.
                        notMapped 2: 2 customers are not mapped | Customer 138 and Customer 139: 2 counts. Map or exclude them in Synthesize, and leave out here what you exclude.
                        accepted 137: 137 counts accepted |""");
    }

    @Test
    void whereSynthesizeDoesNotSayWhichTheServiceThatAllLackIsTheReason() {
        for (int customer = 1; customer <= 3; customer++) {
            add(customer, "seats", customer == 3 ? Outcome.NOT_MAPPED : Outcome.ACCEPTED, "");
            add(customer, "mail", Outcome.NOT_MAPPED, "");
        }
        assertThat(told()).startsWith("notMapped 3: MAIL is not mapped | Customer 1, Customer 2 and Customer 3: 3 counts.")
                .contains("notMapped 1: Customer 3 is not mapped | 1 count.");
    }

    @Test
    void whenNothingIsMappedItIsTheCustomers() {
        List.of(1, 2, 3, 4, 5).forEach(customer -> List.of("seats", "mail").forEach(key -> add(customer, key, Outcome.NOT_MAPPED, "")));
        assertThat(told()).isEqualTo("notMapped 10: 5 customers are not mapped | Customer 1, Customer 2, Customer 3 and 2 more: 10 counts. "
                + "Map or exclude them in Synthesize, and leave out here what you exclude.");
    }

    @Test
    void fourServicesAreOneLine() {
        List.of("a", "b", "c", "d").forEach(key -> List.of(1, 2).forEach(customer -> add(customer, key, Outcome.NOT_MAPPED, SERVICE)));
        assertThat(told()).startsWith("notMapped 8: 4 services are not mapped | A, B, C and 1 more: 8 counts.");
    }

    @Test
    void whatIsRefusedAndWhatFailsIsToldByTheMessage() {
        add(1, "seats", Outcome.REFUSED, "Unit count too large");
        add(2, "seats", Outcome.REFUSED, "Unit count too large");
        add(3, "seats", Outcome.FAILED, "Synthesize did not answer in time.");
        add(4, "seats", Outcome.UNKNOWN, "Synthesize did not answer in time.");
        add(5, "seats", Outcome.CARRIED, "accepted by the push that was cut short");
        add(6, "seats", Outcome.ACCOUNT_GONE, "the account is not in Synthesize any more: sync-accounts creates it again");
        add(7, "seats", Outcome.LOST, "the service is not mapped any more: map or exclude it in Synthesize");
        assertThat(told(new CellKey("c8", "seats"))).isEqualTo(
                """
                        failed 1: 1 count did not arrive | Customer 3: Synthesize did not answer in time. The next push sends them again.
                        inDoubt 1: 1 count may have arrived | Customer 4: Synthesize did not answer in time. The next push sends them again.
                        refused 2: 2 counts refused | Customer 1 and Customer 2: Unit count too large. Correct what it names: sending the same again will not help.
                        noPlace 1: SEATS is no longer mapped | Customer 7: 1 count. Map or exclude it in Synthesize, and leave out here what you exclude.
                        noPlace 1: Customer 6 is not in Synthesize any more | 1 count. Bring the accounts to Synthesize again, or leave out what is gone for good.
                        notSent 1: 1 count not sent | Nothing of them left this computer. The next push sends them again.
                        accepted 1: 1 count accepted | 1 of them by the push that was cut short.""");
    }
}
