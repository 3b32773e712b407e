package app.tallybird.engine;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.DemoVendors;
import app.tallybird.connector.catalog.Catalog;
import app.tallybird.engine.plan.CellState;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.sandbox.PlayedFault;

import static org.assertj.core.api.Assertions.assertThat;

/** Services that are found in the data say nothing of a customer that could not be read; its earlier counts must not become zeros. */
class LeftOutAccountTest {

    @TempDir
    private Path folder;

    @Test
    void theCountsOfACustomerThatCanNotBeReadAreUnknownAndNothingIsSent() {
        Catalog.Entry entry = new Catalog(folder).entry("sherweb", folder);
        try (Workshop shop = new Workshop(folder, DemoVendors.values(entry, folder), "sherweb", 7)) {
            shop.sandbox.alsoPlay(DemoVendors.recorded(() -> List.of(entry), shop.clock));
            shop.ready();
            assertThat(shop.push(Consent.ACCEPTED).run().orElseThrow().accepted()).isEqualTo(6);
            Map<String, BigDecimal> before = shop.sandbox.synthesize().counts();

            for (Consent consent : List.of(Consent.UNATTENDED, Consent.ACCEPTED)) {
                shop.sandbox.fault(PlayedFault.status("api.sherweb.com", "/subscriptions/details", 1, 404).after(1));
                UsagePlan plan = shop.plan();
                assertThat(plan.cells().stream().filter(cell -> cell.state() == CellState.UNKNOWN).map(cell -> cell.key().toString()))
                        .isNotEmpty().allMatch(key -> key.contains("u-bolt")).hasSize(3);
                assertThat(plan.totals()).containsEntry(CellState.TO_ZERO, 0L);
                UsageResult result = shop.apply(plan, consent);
                assertThat(result.run()).isEmpty();
                assertThat(result.problems()).extracting(Problem::code).containsExactly(ProblemCode.VENDOR_INCOMPLETE);
            }
            assertThat(shop.sandbox.synthesize().counts()).isEqualTo(before);
        }
    }
}
