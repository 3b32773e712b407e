package app.tallybird.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.connector.reading.CheckLine;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.plan.AccountPlan;
import app.tallybird.engine.plan.ServicePlan;
import app.tallybird.http.Cancel;
import app.tallybird.http.Reach;
import app.tallybird.ledger.LeftOut;
import app.tallybird.ledger.OrganizationSeen;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.settings.ServiceEdits;
import app.tallybird.synthesize.CreateResult;
import app.tallybird.synthesize.Organization;
import app.tallybird.synthesize.ServiceDetails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every verb but the push, to the last word of what it says and does. */
class VerbsTest {

    private static final Cancel NEVER = Cancel.never();
    private static final Problem OUTAGE = Problem.of(ProblemCode.UNREACHABLE, "No answer.", "Nothing was sent.", "Try again.").canRetry();
    private final SmallIntegration small = new SmallIntegration();

    @AfterEach
    void close() {
        small.close();
    }

    private static String problem(Supplier<?> action) {
        try {
            return "no problem, but " + action.get();
        } catch (ProblemException e) {
            return SmallIntegration.words(List.of(e.problem())).strip();
        }
    }

    private SyncAccounts.Result accounts(boolean confirmed) {
        SyncAccounts verb = new SyncAccounts(small.context());
        return verb.apply(verb.plan(ReadListener.none(), NEVER), confirmed, NEVER);
    }

    private static String told(SyncAccounts.Result result) {
        return "created " + result.created().stream().map(account -> account.id()).toList() + ", renamed "
                + result.renamed().stream().map(account -> account.id()).toList() + "\n" + SmallIntegration.words(result.problems());
    }

    @Test
    void accountsAreCreatedRenamedAndRemembered() {
        small.synthesize.accounts.putAll(Map.of("1", "Old", "2", "Customer 2", "9", "Gone"));
        assertThat(told(accounts(false))).isEqualTo("created [3], renamed [1]\n");
        assertThat(small.synthesize.asked).containsExactly("create accounts 3", "rename 1 Customer 1");
        assertThat(small.ledger.accountNames()).isEqualTo(Map.of("1", "Customer 1", "2", "Customer 2", "3", "Customer 3"));
        assertThat(small.ledger.organization()).contains(new OrganizationSeen("o-1", "v-1", "i-1", "Acme MSP", small.clock.instant()));
        small.synthesize.asked.clear();
        assertThat(told(accounts(false))).isEqualTo("created [], renamed []\n");
        assertThat(small.synthesize.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"99, 1", "100, 1", "101, 2", "200, 2", "201, 3"})
    void accountsAreCreatedByTheHundred(int many, int requests) {
        small.seats.clear();
        for (int i = 0; i < many; i++) {
            small.seats.put(String.valueOf(1_000 + i), 1);
        }
        assertThat(accounts(false).created()).hasSize(many);
        assertThat(small.synthesize.asked).hasSize(requests);
        assertThat(small.synthesize.accounts).hasSize(many);
    }

    @Test
    void aNameThatIsRefusedKeepsNoOtherFromItsOwn() {
        small.synthesize.accounts.putAll(Map.of("1", "Old", "2", "Old", "3", "Old"));
        small.synthesize.renames.put("2", Problem.of(ProblemCode.SYNTHESIZE_ANSWER, "Too long.", "", "Shorten it."));
        assertThat(told(accounts(false))).isEqualTo(
                """
                        created [], renamed [1, 3]
                        REFUSED: "Customer 2" (2) was not renamed: Too long. | It keeps its old name at Synthesize; the others were not affected. | Shorten it.
                        """);
        assertThat(small.ledger.accountNames()).isEqualTo(Map.of("1", "Customer 1", "3", "Customer 3"));
        small.synthesize.renames.put("2", OUTAGE);
        assertThat(problem(() -> accounts(false))).startsWith("UNREACHABLE");
        small.synthesize.renames.put("2", Problem.of(ProblemCode.SYNTHESIZE_ANSWER, "Later.", "", "").canRetry());
        assertThat(problem(() -> accounts(false))).startsWith("SYNTHESIZE_ANSWER");
    }

    /** Ids that may change are confirmed once for good. */
    @Test
    void doubtfulIdsAreConfirmedOnce() {
        small.seats.put("it@acme.example", 3);
        assertThat(told(accounts(false))).isEqualTo(
                """
                        created [], renamed []
                        HELD: 1 new account has an id that may change, for example "it@acme.example": the id looks like an e-mail address, which can change. | No account was created. | If these ids stay the same for good, run sync-accounts with --yes once.
                        """);
        assertThat(small.synthesize.asked).isEmpty();
        assertThat(told(accounts(true))).isEqualTo("created [1, 2, 3, it@acme.example], renamed []\n");
        small.seats.put("bolt.example", 3);
        small.seats.put("Acme Dental", 3);
        SyncAccounts verb = new SyncAccounts(small.context());
        AccountPlan plan = verb.plan(ReadListener.none(), NEVER);
        assertThat(plan.doubtful()).hasSize(2);
        assertThat(verb.needsConfirmation(plan)).isFalse();
        assertThat(told(accounts(false))).isEqualTo("created [Acme Dental, bolt.example], renamed []\n");
    }

    @Test
    void totalsAreNotCreatedUnasked() {
        small.seats.put("8", 60);
        assertThat(told(accounts(false))).isEqualTo(
                """
                        created [1, 2, 3], renamed []
                        HELD: 1 new account looks like a total and was not created: "Customer 8" has 60 of "seats", as many as all others together. | All other accounts were brought up to date. | Leave it out on purpose, or run sync-accounts with --yes if it is a customer.
                        """);
        small.seats.clear();
        small.seats.putAll(Map.of("1", 10, "2", 20, "3", 30, "8", 60));
        small.names.put("8", "Total");
        small.names.put("9", "Summe");
        small.seats.put("9", 60);
        assertThat(told(accounts(false))).isEqualTo(
                """
                        created [], renamed []
                        HELD: 2 new accounts look like totals and were not created: "Total" has 60 of "seats", and all others together have 120. | All other accounts were brought up to date. | Leave it out on purpose, or run sync-accounts with --yes if it is a customer.
                        """);
        assertThat(told(accounts(true))).isEqualTo("created [8, 9], renamed []\n");
    }

    @Test
    void refusalsAndDoubtsOfCreation() {
        small.synthesize.creations.add(new CreateResult.Refused(404, "no such path"));
        assertThat(told(accounts(false))).isEqualTo(
                """
                        created [], renamed []
                        REFUSED: Synthesize refused 3 accounts: "Customer 1" (1): no such path; "Customer 2" (2): no such path; "Customer 3" (3): no such path | These accounts were not created; the others were not affected. | Correct what the message names and run sync-accounts again.
                        """);
        for (int i = 0; i < 5; i++) {
            small.synthesize.creations.add(new CreateResult.OutcomeUnknown(OUTAGE));
        }
        small.synthesize.asked.clear();
        assertThat(told(accounts(false))).isEqualTo("""
                created [], renamed []
                UNREACHABLE: No answer. | Nothing was sent. | Try again.
                """);
        assertThat(small.synthesize.asked).hasSize(5);
        for (int i = 0; i < 4; i++) {
            small.synthesize.creations.add(new CreateResult.OutcomeUnknown(OUTAGE));
        }
        assertThat(told(accounts(false))).isEqualTo("created [1, 2, 3], renamed []\n");
    }

    private SyncServices.Result services() {
        SyncServices verb = new SyncServices(small.context());
        return verb.apply(verb.plan(ReadListener.none(), NEVER), NEVER);
    }

    private static String told(SyncServices.Result result) {
        return "created " + result.created().stream().map(one -> one.key()).toList() + ", changed "
                + result.changed().stream().map(one -> one.key()).toList() + "\n" + SmallIntegration.words(result.problems());
    }

    @Test
    void servicesAreCreatedChangedAndRemembered() {
        small.synthesize.services.put("x", new ServiceDetails("Mail", "Old words", "other", "other", ServiceDetails.Support.NONE));
        small.edits = ServiceEdits.NONE.with("seats", new ServiceEdits.Edit("", "My words", "rmm", ""))
                .with(new ServiceEdits.Support("https://help", "it@x"));
        assertThat(told(services())).isEqualTo("created [seats], changed [mail]\n");
        assertThat(small.synthesize.services).isEqualTo(Map.of("x",
                new ServiceDetails("Mail", "Mail", "other", "other", new ServiceDetails.Support("https://help", "it@x")), "id-Seats",
                new ServiceDetails("Seats", "My words", "rmm", "other", new ServiceDetails.Support("https://help", "it@x"))));
        assertThat(small.ledger.serviceIds()).isEqualTo(Map.of("seats", "id-Seats", "mail", "x"));
        assertThat(small.ledger.serviceNames()).isEqualTo(Map.of("seats", "Seats", "mail", "Mail"));
        small.synthesize.asked.clear();
        assertThat(told(services())).isEqualTo("created [], changed []\n");
        assertThat(small.synthesize.asked).isEmpty();
        small.ledger.leaveOut(new LeftOut(Optional.empty(), Optional.of("mail")));
        small.ledger.leaveOut(new LeftOut(Optional.of("1"), Optional.of("seats")));
        ServicePlan plan = new SyncServices(small.context()).plan(ReadListener.none(), NEVER);
        assertThat(plan.lines()).extracting(line -> line.service().key() + " " + line.change()).containsExactly("seats EXISTS",
                "mail LEFT_OUT");
    }

    @Test
    void aServiceThatClashesIsLeftAlone() {
        small.synthesize.services.putAll(Map.of("x", new ServiceDetails("Mail", "M", "o", "o", ServiceDetails.Support.NONE), "y",
                new ServiceDetails("Mail", "M", "o", "o", ServiceDetails.Support.NONE)));
        assertThat(told(services())).isEqualTo(
                """
                        created [seats], changed []
                        BLOCKED: The service "Mail" was left alone: Synthesize has two services of this name; remove one there. | It was neither created nor changed. | Rename one of the two, then run sync-services again.
                        """);
        assertThat(small.ledger.serviceIds()).isEqualTo(Map.of("seats", "id-Seats"));
    }

    @Test
    void whatBecomesOfACreationThatIsNotCertain() {
        small.synthesize.creations.addAll(List.of(new CreateResult.OutcomeUnknown(OUTAGE), new CreateResult.OutcomeUnknown(OUTAGE)));
        assertThat(told(services())).isEqualTo("created [seats, mail], changed []\n");
        assertThat(small.synthesize.asked).containsExactly("create service Seats", "create service Seats", "create service Seats",
                "create service Mail");
        small.synthesize.services.clear();
        small.ledger.rememberService("seats", "gone", "Seats");
        small.synthesize.asked.clear();
        for (int i = 0; i < 5; i++) {
            small.synthesize.creations.add(new CreateResult.OutcomeUnknown(OUTAGE));
        }
        assertThat(problem(this::services)).isEqualTo("UNREACHABLE: No answer. | Nothing was sent. | Try again.");
        assertThat(small.synthesize.asked).hasSize(5);
        small.synthesize.creations.add(new CreateResult.Refused(422, "odd name"));
        assertThat(problem(this::services))
                .isEqualTo("REFUSED: Synthesize refused the service \"Seats\": odd name | This service was not created. | "
                        + "Correct the connector's service and run sync-services again.");
        small.synthesize.hidesServices = true;
        assertThat(problem(this::services))
                .isEqualTo("SYNTHESIZE_ANSWER: Synthesize said it created the service \"Seats\", but does not list it. | "
                        + "No other service was touched. | Look in Synthesize whether the service is there, then run sync-services again.");
    }

    private String status(String wanted, boolean confirmed) {
        UpdateStatus verb = new UpdateStatus(small.context());
        UpdateStatus.Plan plan = verb.plan(wanted, NEVER);
        return plan.now() + " " + plan.changesPending() + " " + plan.movesBack() + " " + small.synthesize.asked.size() + " "
                + verb.apply(plan, confirmed, NEVER).map(problem -> SmallIntegration.words(List.of(problem)).strip()).orElse("done") + " "
                + small.synthesize.asked;
    }

    @Test
    void theStatusIsSetAndNeverTakenBackUnasked() {
        assertThat(status("pending", false)).isEqualTo("pending false false 0 done []");
        assertThat(status("active", false)).isEqualTo("pending true false 0 done [status active]");
        assertThat(status("active", false)).isEqualTo("active false false 1 done [status active]");
        assertThat(status("pending", false))
                .isEqualTo("active true true 1 HELD: The integration is active; \"pending\" would take it back. | "
                        + "The status was not changed. | If that is what you want, run update-status with --yes. [status active]");
        assertThat(status("pending", true)).isEqualTo("active true true 1 done [status active, status pending]");
        small.synthesize.statusSaid = Optional.of("Disconnected");
        assertThat(status("active", false))
                .isEqualTo("pending true false 2 SYNTHESIZE_ANSWER: Synthesize was asked for \"active\" and says \"disconnected\". | "
                        + "No count was touched. | Look at the integration in Synthesize and run update-status again. [status active, status pending, status active]");
        small.synthesize.statusSaid = Optional.of("");
        assertThat(status("active", false)).startsWith("disconnected true false 3 done");
    }

    private String authenticate(Reach reach) {
        List<CheckLine> lines = new ArrayList<>();
        new Authenticate(small.context(), reach).run(lines::add, NEVER);
        return lines.stream()
                .map(line -> (line.ok() ? "+ " : "- ") + line.step() + ": " + line.words() + (line.ok() ? "" : " > " + line.fix()) + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void bothSidesAreTriedLineByLine() {
        assertThat(authenticate(Reach.sandbox())).isEqualTo("""
                + Address of app.usegradient.com: skipped (sandbox)
                + TLS of app.usegradient.com: skipped (sandbox)
                + Synthesize keys: accepted: "Acme MSP", integration i-1, status Pending
                + Billing module: not reported by the server
                + Vendor sign-in and first page of accounts: 3 rows
                + First page of usage (use): 2 rows
                """);
        small.synthesize.modules = Set.of("billing");
        assertThat(authenticate(host -> List.of(new Reach.Step("Address of " + host, false, "the name could not be found")))).isEqualTo(
                """
                        - Address of app.usegradient.com: Address of app.usegradient.com: the name could not be found. > Check the internet connection, the proxy and the firewall of this computer.
                        + Synthesize keys: accepted: "Acme MSP", integration i-1, status Pending
                        + Billing module: present
                        + Vendor sign-in and first page of accounts: 3 rows
                        + First page of usage (use): 2 rows
                        """);
        small.synthesize.modules = Set.of("alerts");
        assertThat(authenticate(host -> List.of())).isEqualTo(
                """
                        + Synthesize keys: accepted: "Acme MSP", integration i-1, status Pending
                        - Billing module: This integration has no billing module, so it takes no counts. > In Synthesize create the integration again with the type Billing, and use its new keys.
                        + Vendor sign-in and first page of accounts: 3 rows
                        + First page of usage (use): 2 rows
                        """);
        small.synthesize.vendorFails = Optional.of(OUTAGE);
        assertThat(authenticate(host -> List.of())).contains("- Billing module: No answer. > Try again.\n");
        small.synthesize.organizationFails = Optional.of(OUTAGE);
        assertThat(authenticate(host -> List.of())).startsWith("- Synthesize keys: No answer. > Try again.\n+ Vendor sign-in");
        assertThat(new Authenticate(small.context(), host -> List.of()).run(NEVER)).hasSize(3);
    }

    /** Keys of another organization, vendor or integration; what an answer does not carry proves nothing. */
    @ParameterizedTest
    @CsvSource({"o-1, v-1, i-1, same", "o-2, v-1, i-1, other", "o-1, v-2, i-1, there", "o-1, v-1, i-2, there", "'', v-1, i-1, same",
            "o-1, '', '', same", "'', v-2, '', other"})
    void keysOfSomebodyElseAreRefused(String organization, String vendor, String integration, String result) {
        small.pushed();
        small.synthesize.organization = new Organization(organization, "Bolt MSP", vendor, integration, "pending");
        String words = problem(small::plan);
        switch (result) {
            case "same" -> assertThat(words).startsWith("no problem");
            case "there" -> assertThat(words)
                    .isEqualTo("WRONG_ORGANIZATION: These keys belong to \"Bolt MSP\" (o-1), but to another integration there; "
                            + "the integration \"small\" was set up for \"Acme MSP\" (o-1). | Nothing was read from the vendor and nothing was sent. | "
                            + "Enter the keys of \"Acme MSP\" (o-1) again, or set up a new integration under another name (INTEGRATION=...) for these keys.");
            default -> assertThat(words).startsWith("WRONG_ORGANIZATION: These keys belong to \"Bolt MSP\" (" + organization
                    + "); the integration \"small\" was set up for \"Acme MSP\" (o-1).");
        }
        small.synthesize.organization = new Organization("o-3", "", "v-1", "i-1", "pending");
        assertThat(problem(small::plan)).startsWith("WRONG_ORGANIZATION: These keys belong to organization o-3;");
    }

    @Test
    void whereAnIntegrationStands() {
        small.pushed();
        small.ledger.leaveOut(new LeftOut(Optional.of("3"), Optional.empty()));
        IntegrationStatus plain = IntegrationStatus.of(small.context(), NEVER);
        assertThat(plain.mapped()).isEmpty();
        assertThat(List.of(plain.accounts(), plain.unmapped().size(), plain.heldPlans().size())).isEqualTo(List.of(3, 0, 0));
        assertThat(plain.lost()).isEqualTo(new IntegrationStatus.Lost(Set.of(), List.of(), List.of()));
        assertThat(plain.lastRun()).isPresent();
        assertThat(plain.unfinished()).isEmpty();
        assertThat(plain.buildOwed()).isFalse();
        small.synthesize.mapped.putAll(Map.of("1", Optional.of(true), "2", Optional.of(false), "3", Optional.of(false)));
        small.synthesize.accounts.put("4", "New");
        small.synthesize.mapped.put("4", Optional.of(false));
        IntegrationStatus mapped = IntegrationStatus.of(small.context(), NEVER);
        assertThat(mapped.mapped()).contains(1);
        assertThat(mapped.unmapped()).extracting(account -> account.id()).containsExactly("2", "3", "4");
        assertThat(mapped.lost().unmapped()).containsExactly("2");
        small.synthesize.accounts.clear();
        assertThat(IntegrationStatus.of(small.context(), NEVER).lost().gone()).extracting(account -> account.id() + " " + account.name())
                .containsExactly("1 Customer 1", "2 Customer 2");
    }

    @Test
    void aPausedIntegrationReadsNothing() {
        small.paused = true;
        assertThat(problem(small::plan)).isEqualTo(
                "HELD: The integration \"small\" is paused. | Nothing was read or sent. | " + "Resume it first: integrations resume small");
    }

    @Test
    void aPlanIsGoodForAnHourAndOneStateOfTheLedger() {
        small.pushed();
        String hash = small.plan().hash();
        SyncUsage verb = new SyncUsage(small.context());
        small.clock.pass(Duration.ofMinutes(60));
        assertThat(verb.saved(hash).hash()).isEqualTo(hash);
        small.clock.pass(Duration.ofMillis(1));
        assertThat(problem(() -> verb.saved(hash))).isEqualTo("PLAN_STALE: The plan " + hash
                + " is older than 60 minutes. | Nothing was sent. | " + "Look at the new plan and send that one.");
        small.clock.pass(Duration.ofMinutes(-62));
        assertThat(verb.saved(hash).hash()).as("a clock is corrected by two minutes").isEqualTo(hash);
        small.clock.pass(Duration.ofMillis(-2));
        assertThat(problem(() -> verb.saved(hash))).isEqualTo("PLAN_STALE: The plan " + hash
                + " was made at 2026-03-01 02:31:00 UTC, which the clock of this computer has not reached: how old it is can not be told. | "
                + "Nothing was sent. | Look at the new plan and send that one.");
        small.clock.pass(Duration.ofMinutes(30));
        assertThat(problem(() -> verb.saved("nope"))).startsWith("PLAN_STALE: There is no plan nope for this integration.");
        String second = small.plan().hash();
        small.push(Consent.ACCEPTED);
        assertThat(problem(() -> verb.saved(second))).startsWith(
                "PLAN_STALE: Numbers were sent, or contract rules or own services changed, since the plan " + second + " was made.");
        assertThatThrownBy(() -> verb.saved(second)).isInstanceOf(ProblemException.class);
    }
}
