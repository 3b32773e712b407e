package app.tallybird.engine;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.plan.AccountPlan;
import app.tallybird.sandbox.PlayedFault;

import static org.assertj.core.api.Assertions.assertThat;

/** Creating is not repeatable: after an answer that got lost the other side is looked at before anything is asked for again. */
class CreatedOnceTest {

    private static final String SYNTHESIZE = "app.usegradient.com";
    private static final String ACCOUNTS = " app.usegradient.com/api/vendor-api/organization/accounts";

    @TempDir
    private Path folder;
    private Workshop shop;

    @BeforeEach
    void open() {
        shop = new Workshop(folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private List<String> create(PlayedFault fault) {
        SyncAccounts accounts = new SyncAccounts(shop.bench);
        AccountPlan plan = accounts.plan(ReadListener.none(), shop.cancel);
        int before = shop.sandbox.requests().lines().size();
        shop.sandbox.fault(fault);
        SyncAccounts.Result result = accounts.apply(plan, false, shop.cancel);
        assertThat(result.problems()).isEmpty();
        assertThat(result.created()).hasSize(Workshop.CUSTOMERS);
        assertThat(shop.sandbox.synthesize().accountNames()).hasSize(Workshop.CUSTOMERS);
        List<String> requests = shop.sandbox.requests().lines();
        return requests.subList(before, requests.size()).stream().filter(line -> line.endsWith(ACCOUNTS)).toList();
    }

    @Test
    void accountsWhoseCreationWasLostOnTheWayBackAreFoundAndNotAskedForAgain() {
        assertThat(create(PlayedFault.of(PlayedFault.Kind.ACT_THEN_CLOSE, SYNTHESIZE, "/organization/accounts$", 1)))
                .containsExactly("POST" + ACCOUNTS, "GET" + ACCOUNTS);
    }

    @Test
    void accountsWhoseCreationNeverArrivedAreAskedForAgainAfterTheLook() {
        assertThat(create(PlayedFault.of(PlayedFault.Kind.CLOSE, SYNTHESIZE, "/organization/accounts$", 1)))
                .containsExactly("POST" + ACCOUNTS, "GET" + ACCOUNTS, "POST" + ACCOUNTS);
    }
}
