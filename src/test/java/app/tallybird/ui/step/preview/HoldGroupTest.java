package app.tallybird.ui.step.preview;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;

import app.tallybird.engine.plan.Hold;

import static org.assertj.core.api.Assertions.assertThat;

/** What falls and what rises are things of their own, each said once for a customer. */
class HoldGroupTest {

    @Test
    void aCustomerIsSaidOnceForItsFallsAndOnceForItsRises() {
        BigDecimal ten = BigDecimal.TEN;
        BigDecimal many = BigDecimal.valueOf(1_000_000);
        assertThat(HoldGroup.of(List.of(new Hold.CellDown("1", "Acme", "Seats", many, ten), new Hold.CellUp("1", "Acme", "Mail", ten, many),
                new Hold.CellFarAbove("1", "Acme", "Web", ten, many), new Hold.CellFarAbove("2", "Bolt", "Web", ten, many),
                new Hold.ServiceUp("mail", "Mail", ten, many), new Hold.EmptyRun()))).extracting(HoldGroup::words)
                .containsExactly("“Mail” rises from 10 to 1,000,000 in total.", "The vendor reports no units at all.",
                        "“Acme”: “Seats” falls from 1,000,000 to 10.",
                        "“Acme”: “Mail” rises from 10 to 1,000,000. It rises in 1 more service.",
                        "“Bolt”: “Web” is 1,000,000, far above the highest number so far, 10.");
    }
}
