package app.tallybird.http;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** An outage must not multiply the load. */
class RetryBudgetTest {

    @Test
    void fiftyAreFreeAndEveryTenthRequestEarnsOneMore() {
        RetryBudget budget = new RetryBudget();
        assertThat(taken(budget)).isEqualTo(50);
        for (int request = 1; request <= 9; request++) {
            budget.requestMade();
        }
        assertThat(taken(budget)).isZero();
        budget.requestMade();
        assertThat(taken(budget)).isEqualTo(1);
        for (int request = 1; request <= 1_000; request++) {
            budget.requestMade();
        }
        assertThat(taken(budget)).isEqualTo(100);
    }

    private static int taken(RetryBudget budget) {
        int taken = 0;
        while (budget.take()) {
            taken++;
        }
        return taken;
    }
}
