package app.tallybird.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import app.tallybird.http.Cancel;
import app.tallybird.http.RetryPolicy;
import app.tallybird.model.Account;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.synthesize.Alert;
import app.tallybird.synthesize.AlertTaken;
import app.tallybird.synthesize.AlertTrace;
import app.tallybird.synthesize.CountResult;
import app.tallybird.synthesize.CreateResult;
import app.tallybird.synthesize.Organization;
import app.tallybird.synthesize.ServiceDetails;
import app.tallybird.synthesize.Synthesize;
import app.tallybird.synthesize.SynthesizeAccount;
import app.tallybird.synthesize.Vendor;

import static org.assertj.core.api.Assertions.assertThat;

/** One account that Synthesize does not take keeps no other from being created, and none is created twice. */
class AccountCreationTest {

    private final Server server = new Server();
    private final AccountCreation creation = new AccountCreation(server, Cancel.never());

    private static List<Account> accounts(int many) {
        return IntStream.rangeClosed(1, many).mapToObj(one -> new Account("a" + one, "Customer " + one)).toList();
    }

    @Test
    void theRefusedOnesAreNamedAndTheRestIsCreated() {
        server.refusing = Set.of("a37", "a92");
        creation.create(accounts(100));
        assertThat(server.accounts).hasSize(98).doesNotContainKeys("a37", "a92");
        assertThat(creation.created()).hasSize(98);
        assertThat(creation.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.REFUSED);
            assertThat(problem.what()).isEqualTo(
                    "Synthesize refused 2 accounts: \"Customer 37\" (a37): no a37 here; " + "\"Customer 92\" (a92): no a92 here");
        });
        assertThat(server.asked.stream().filter(batch -> batch.size() == 1)).hasSizeLessThan(8);
    }

    @Test
    void whatIsThereAlreadyIsNoRefusal() {
        server.accounts.put("a2", "Customer 2");
        creation.create(accounts(3));
        assertThat(server.accounts).containsOnlyKeys("a1", "a2", "a3");
        assertThat(creation.problems()).isEmpty();
    }

    @Test
    void aRefusalThatIsNotAboutTheAccountsIsNotAskedAgainForEach() {
        server.refusing = Set.of("a1");
        server.status = 404;
        creation.create(accounts(100));
        assertThat(server.asked).hasSize(1);
        assertThat(creation.problems()).singleElement().extracting(Problem::what).asString().startsWith("Synthesize refused 100 accounts: ")
                .endsWith("; and 95 more");
    }

    @Test
    void anAnswerThatGotLostIsLookedForBeforeItIsAskedAgainInAPartOfARefusedBatchToo() {
        server.refusing = Set.of("a4");
        server.lost = List.of("a1", "a2");
        creation.create(accounts(4));
        assertThat(server.accounts).containsOnlyKeys("a1", "a2", "a3");
        assertThat(server.asked).containsExactly(List.of("a1", "a2", "a3", "a4"), List.of("a1", "a2"), List.of("a3", "a4"), List.of("a3"),
                List.of("a4"));
        assertThat(creation.created()).extracting(Account::id).containsExactly("a1", "a2", "a3");
    }

    /** Keeps accounts, refuses batches with certain ids or with what it has, and may lose an answer. */
    private static final class Server implements Synthesize {

        private final Map<String, String> accounts = new LinkedHashMap<>();
        private final List<List<String>> asked = new ArrayList<>();
        private Set<String> refusing = Set.of();
        private List<String> lost = List.of();
        private int status = 422;

        @Override
        public CreateResult createAccounts(List<Account> wanted, Cancel cancel) {
            List<String> ids = wanted.stream().map(Account::id).toList();
            asked.add(ids);
            Optional<String> bad = ids.stream().filter(refusing::contains).findFirst();
            if (bad.isPresent()) {
                return new CreateResult.Refused(status, "no " + bad.get() + " here");
            }
            if (ids.stream().anyMatch(accounts::containsKey)) {
                return new CreateResult.Refused(409, "Account already exists");
            }
            wanted.forEach(account -> accounts.put(account.id(), account.name()));
            return ids.equals(lost)
                    ? new CreateResult.OutcomeUnknown(Problem.of(ProblemCode.UNREACHABLE, "timeout", "", ""))
                    : new CreateResult.Created();
        }

        @Override
        public List<SynthesizeAccount> accounts(Cancel cancel) {
            return accounts.entrySet().stream().map(one -> new SynthesizeAccount(one.getKey(), one.getValue(), Optional.empty())).toList();
        }

        @Override
        public void onWait(RetryPolicy.WaitListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Organization organization(Cancel cancel) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Organization status(String wanted, Cancel cancel) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Vendor vendor(Cancel cancel) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CreateResult createService(ServiceDetails details, Cancel cancel) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void changeService(String id, ServiceDetails details, Cancel cancel) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void renameAccount(Account account, Cancel cancel) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CountResult count(String serviceId, String accountId, BigDecimal units, boolean noBuild, Cancel cancel) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<AlertTaken> alert(String accountId, Alert alert, Cancel cancel) {
            throw new UnsupportedOperationException();
        }

        @Override
        public AlertTrace alertTrace(String messageId, Cancel cancel) {
            throw new UnsupportedOperationException();
        }
    }
}
