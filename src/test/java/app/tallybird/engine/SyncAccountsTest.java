package app.tallybird.engine;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.reading.ReadListener;
import app.tallybird.model.Account;
import app.tallybird.problem.ProblemCode;
import app.tallybird.sandbox.PlayedFault;

import static org.assertj.core.api.Assertions.assertThat;

/** One customer that Synthesize does not take as it is keeps no other from being brought up to date. */
class SyncAccountsTest {

    @TempDir
    private Path folder;

    @Test
    void aRefusedNameIsToldAndTheOthersAreChanged() {
        try (Workshop shop = new Workshop(folder).ready()) {
            shop.sandbox.customers().rename(1, "First Name");
            shop.sandbox.customers().rename(2, "Second Name");
            shop.sandbox.fault(PlayedFault.status("usegradient", "/accounts/1$", 1, 422));
            SyncAccounts verb = new SyncAccounts(shop.bench);

            SyncAccounts.Result result = verb.apply(verb.plan(ReadListener.none(), shop.cancel), false, shop.cancel);

            assertThat(result.renamed()).extracting(Account::name).containsExactly("Second Name");
            assertThat(result.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.REFUSED);
                assertThat(problem.what()).startsWith("\"First Name\" (1) was not renamed: Synthesize answered with status 422.");
            });
        }
    }
}
