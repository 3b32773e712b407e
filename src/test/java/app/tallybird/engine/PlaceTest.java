package app.tallybird.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.push.PushReport;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.LeftOut;
import app.tallybird.ledger.Outcome;
import app.tallybird.model.CellKey;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.sandbox.PlayedFault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Counts that Synthesize answers with 404: why, and what a person is told. */
class PlaceTest {

    private static final String SYNTHESIZE = "app.usegradient.com";
    private static final int SERVICES = 8;

    @TempDir
    private Path folder;
    private Workshop shop;

    @BeforeEach
    void open() {
        shop = new Workshop(folder).ready();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Path second() {
        try {
            return Files.createDirectory(folder.resolve("second"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PushReport push() {
        return shop.push(Consent.ACCEPTED).run().orElseThrow();
    }

    private static List<ProblemCode> codes(UsageResult result) {
        return result.problems().stream().map(Problem::code).toList();
    }

    private static List<String> messages(PushReport run, Outcome outcome) {
        return run.cells().stream().filter(cell -> cell.outcome() == outcome).map(CellResult::message).distinct().toList();
    }

    private long asked(String path) {
        return shop.sandbox.requests().lines().stream().filter(line -> line.equals("GET " + SYNTHESIZE + path)).count();
    }

    @Test
    void whatWasNeverMappedIsAToDoAndThePushIsComplete() {
        shop.sandbox.synthesize().map("2", false);
        shop.sandbox.synthesize().mapService("Total Servers", false);
        UsageResult result = shop.push(Consent.ACCEPTED);
        PushReport run = result.run().orElseThrow();
        int waiting = SERVICES + Workshop.CUSTOMERS - 1;
        assertThat(run.count(Outcome.NOT_MAPPED)).isEqualTo(waiting);
        assertThat(run.accepted()).isEqualTo(Workshop.CELLS - waiting);
        assertThat(messages(run, Outcome.NOT_MAPPED)).containsExactlyInAnyOrder(
                "the account is not mapped yet: map or exclude it in Synthesize (No account map found with id: 2)",
                "the service is not mapped yet: map or exclude it in Synthesize (No service map found with id: svc-2)");
        assertThat(result.problems()).isEmpty();
        assertThat(run.complete()).isTrue();
        assertThat(shop.ledger.lastComplete()).isPresent();
    }

    @Test
    void oneLookAfterThePushTellsTheKindsApartAndNoneIsTakenWhereNothingIsInDoubt() {
        push();
        long before = asked("/api/vendor-api/organization/accounts");
        push();
        assertThat(asked("/api/vendor-api/organization/accounts")).isEqualTo(before);
        shop.sandbox.synthesize().map("2", false);
        shop.sandbox.synthesize().removeAccount("3");
        long vendor = asked("/api/vendor-api");
        push();
        assertThat(asked("/api/vendor-api/organization/accounts")).isEqualTo(before + 1);
        assertThat(asked("/api/vendor-api")).as("one for the plan, one after the push").isEqualTo(vendor + 2);
    }

    @Test
    void aLostMappingIsToldAtOnceAndThePushIsNotComplete() {
        push();
        shop.sandbox.synthesize().map("2", false);
        UsageResult result = shop.push(Consent.ACCEPTED);
        PushReport run = result.run().orElseThrow();
        assertThat(run.count(Outcome.LOST)).isEqualTo(SERVICES);
        assertThat(run.count(Outcome.NOT_MAPPED)).isZero();
        assertThat(codes(result)).containsExactly(ProblemCode.MAPPING_LOST);
        Problem problem = result.problems().getFirst();
        assertThat(problem.code().exitCode()).isEqualTo(1);
        assertThat(problem.what()).startsWith(SERVICES + " counts that Synthesize took before found no mapping any more: \"Total ")
                .contains("of \"Alder & Finch LLP\"").endsWith(" and 5 more.");
        assertThat(problem.next()).contains("Map them again").contains("left out on purpose");
        assertThat(run.complete()).isFalse();
        assertThat(shop.ledger.withoutPlace()).hasSize(SERVICES).allMatch(cell -> cell.outcome() == Outcome.LOST);

        shop.ledger.leaveOut(new LeftOut(Optional.of("2"), Optional.empty()));
        UsageResult marked = shop.push(Consent.ACCEPTED);
        assertThat(marked.problems()).isEmpty();
        assertThat(marked.run().orElseThrow().complete()).isTrue();
    }

    @Test
    void aZeroThatFindsNoPlaceAnyMoreIsListedAndNoFailure() {
        push();
        shop.sandbox.customers().removeCustomer(2);
        shop.sandbox.synthesize().map("2", false);
        UsageResult result = shop.push(Consent.ACCEPTED);
        PushReport run = result.run().orElseThrow();
        assertThat(run.cells()).filteredOn(cell -> cell.outcome() == Outcome.LOST).hasSize(SERVICES)
                .allMatch(cell -> cell.units().signum() == 0);
        assertThat(result.problems()).isEmpty();
        assertThat(run.complete()).isTrue();
    }

    @Test
    void anAccountThatIsGoneIsToldWithTheWayBack() {
        push();
        shop.sandbox.synthesize().removeAccount("2");
        UsageResult result = shop.push(Consent.ACCEPTED);
        PushReport run = result.run().orElseThrow();
        assertThat(run.count(Outcome.ACCOUNT_GONE)).isEqualTo(SERVICES);
        assertThat(codes(result)).containsExactly(ProblemCode.ACCOUNT_GONE);
        assertThat(result.problems().getFirst().what())
                .isEqualTo("8 counts found no account: Synthesize does not have \"Alder & Finch LLP\" any more.");
        assertThat(result.problems().getFirst().next()).startsWith("Run sync-accounts");
        SyncAccounts accounts = new SyncAccounts(shop.bench);
        accounts.apply(accounts.plan(ReadListener.none(), shop.cancel), false, shop.cancel);
        assertThat(push().complete()).isTrue();
    }

    @Test
    void aNewCustomerWhoseAccountIsNotThereYetIsAToDoThatNamesTheVerb() {
        shop.sandbox.synthesize().removeAccount("2");
        try (Workshop second = new Workshop(second())) {
            SyncServices services = new SyncServices(second.bench);
            services.apply(services.plan(ReadListener.none(), second.cancel), second.cancel);
            UpdateStatus status = new UpdateStatus(second.bench);
            status.apply(status.plan(UpdateStatus.PENDING, second.cancel), false, second.cancel);
            UsageResult result = second.push(Consent.ACCEPTED);
            assertThat(messages(result.run().orElseThrow(), Outcome.NOT_MAPPED)).allMatch(
                    message -> message.startsWith("the account is not in Synthesize yet: sync-accounts creates it (No account map"));
            assertThat(result.problems()).isEmpty();
            assertThat(result.run().orElseThrow().complete()).isFalse();
        }
    }

    @Test
    void aServiceThatIsGoneIsToldWithTheWayBack() {
        push();
        shop.sandbox.synthesize().removeService("Total Servers");
        UsageResult result = shop.push(Consent.ACCEPTED);
        PushReport run = result.run().orElseThrow();
        assertThat(run.count(Outcome.SERVICE_GONE)).isEqualTo(Workshop.CUSTOMERS);
        assertThat(codes(result)).containsExactly(ProblemCode.SERVICE_GONE);
        assertThat(result.problems().getFirst().what())
                .isEqualTo("6 counts found no service: Synthesize does not have \"Total Servers\" any more.");
        assertThat(result.problems().getFirst().next()).startsWith("Run sync-services");
        SyncServices services = new SyncServices(shop.bench);
        services.apply(services.plan(ReadListener.none(), shop.cancel), shop.cancel);
        assertThat(push().complete()).isTrue();
    }

    /** What the service that is gone had is not there in the one that took its place: all of it is sent again, also after a push that was cut short. */
    @Test
    void aServiceThatWasMadeAgainHasNothingYet() {
        push();
        shop.sandbox.synthesize().removeService("Total Servers");
        SyncServices services = new SyncServices(shop.bench);
        services.apply(services.plan(ReadListener.none(), shop.cancel), shop.cancel);
        List<CellKey> had = shop.ledger.accepted().entrySet().stream()
                .filter(cell -> cell.getKey().serviceKey().equals("total-servers") && cell.getValue().signum() > 0).map(Map.Entry::getKey)
                .toList();
        assertThat(had).isNotEmpty();
        assertThat(shop.ledger.uncertain()).containsExactlyInAnyOrderElementsOf(had);
        PushReport run = shop.apply(shop.plan(), new PushChoices(Consent.ACCEPTED, RebuildMode.EACH, true)).run().orElseThrow();
        assertThat(run.cells()).extracting(CellResult::key).containsExactlyInAnyOrderElementsOf(had);
        assertThat(run.accepted()).isEqualTo(had.size());
    }

    @Test
    void aDisconnectIsSaidFirst() {
        push();
        shop.sandbox.synthesize().disconnect();
        UsageResult result = shop.push(Consent.ACCEPTED);
        assertThat(result.run().orElseThrow().count(Outcome.DISCONNECTED)).isEqualTo(Workshop.CELLS);
        assertThat(codes(result)).containsExactly(ProblemCode.DISCONNECTED);
        assertThat(result.problems().getFirst().what())
                .startsWith("48 counts found no place, because the integration is inactive at Synthesize");
        assertThat(result.problems().getFirst().code().exitCode()).isEqualTo(1);
    }

    @Test
    void aDisconnectThatWasConnectedAgainMissesItsAccounts() {
        push();
        shop.sandbox.synthesize().disconnect();
        UpdateStatus status = new UpdateStatus(shop.bench);
        status.apply(status.plan(UpdateStatus.PENDING, shop.cancel), false, shop.cancel);
        UsageResult result = shop.push(Consent.ACCEPTED);
        assertThat(codes(result)).containsExactly(ProblemCode.ACCOUNT_GONE);
        assertThat(result.problems().getFirst().what()).endsWith(" and 3 more any more.");
    }

    @Test
    void anInactiveIntegrationIsSaidFirstBesidesWhatElseFailed() {
        push();
        shop.sandbox.synthesize().deactivate();
        shop.sandbox.fault(PlayedFault.status(SYNTHESIZE, "/count$", 1, 422));
        assertThat(codes(shop.push(Consent.ACCEPTED))).containsExactly(ProblemCode.DISCONNECTED, ProblemCode.REFUSED);
    }

    /** A third is not mapped: the push goes through with a list, and after the mapping exactly those are sent again. What was refused is not. */
    @Test
    void afterTheMappingARetrySendsExactlyWhatWasNotMapped() {
        shop.sandbox.synthesize().map("2", false);
        shop.sandbox.synthesize().map("3", false);
        shop.sandbox.fault(PlayedFault.status(SYNTHESIZE, "/count$", 1, 422));
        PushReport first = push();
        assertThat(first.count(Outcome.REFUSED)).isEqualTo(1);
        List<CellKey> notMapped = first.cells().stream().filter(cell -> cell.outcome() == Outcome.NOT_MAPPED).map(CellResult::key).toList();
        shop.sandbox.synthesize().map("2", true);
        shop.sandbox.synthesize().map("3", true);
        int before = shop.sandbox.synthesize().accepted().size();
        UsageResult again = shop.apply(new Correction(shop.bench).retryPlan(shop.cancel), Consent.ACCEPTED);
        assertThat(again.plan().cells()).extracting(cell -> cell.key()).containsExactlyInAnyOrderElementsOf(notMapped);
        assertThat(again.run().orElseThrow().accepted()).isEqualTo(notMapped.size());
        assertThat(shop.sandbox.synthesize().accepted()).hasSize(before + notMapped.size());
        assertThat(again.run().orElseThrow().complete()).isFalse();
    }

    @Test
    void mappingIdsAreMappings() {
        shop.sandbox.synthesize().nameMappingsById();
        shop.sandbox.synthesize().map("2", false);
        IntegrationStatus status = IntegrationStatus.of(shop.bench, shop.cancel);
        assertThat(status.mapped()).contains(Workshop.CUSTOMERS - 1);
        assertThat(status.unmapped()).singleElement().satisfies(account -> assertThat(account.id()).isEqualTo("2"));
    }

    /** Seen: eight of sixteen counts without an outcome, and a push that called itself complete. */
    @Test
    void aServiceWithABlankIdIsRefusedAndNothingIsSent() {
        try (Workshop second = new Workshop(second())) {
            SyncServices services = new SyncServices(second.bench);
            services.apply(services.plan(ReadListener.none(), second.cancel), second.cancel);
            second.sandbox.synthesize().hideServiceId("Total Servers");
            assertThatThrownBy(() -> services.plan(ReadListener.none(), second.cancel)).isInstanceOf(ProblemException.class)
                    .hasMessageContaining("the service \"Total Servers\" without an id");
        }
        String key = shop.ledger.serviceNames().entrySet().stream().filter(entry -> entry.getValue().equals("Total Servers")).findFirst()
                .orElseThrow().getKey();
        shop.ledger.rememberService(key, " ", "Total Servers");
        shop.sandbox.synthesize().hideServiceId("Total Servers");
        assertThatThrownBy(shop::plan).isInstanceOf(ProblemException.class)
                .hasMessageContaining("the service \"Total Servers\" without an id");
        assertThat(shop.sandbox.synthesize().accepted()).isEmpty();
    }

    /** The look after the push fails: what the ledger knows is said, and the push is not complete. */
    @Test
    void whatCannotBeExplainedIsSaid() {
        push();
        shop.sandbox.synthesize().map("2", false);
        shop.sandbox.fault(PlayedFault.status(SYNTHESIZE, "/organization/accounts$", 100, 500));
        UsageResult result = shop.push(Consent.ACCEPTED);
        assertThat(codes(result)).containsExactly(ProblemCode.UNREACHABLE, ProblemCode.MAPPING_LOST);
        assertThat(result.run().orElseThrow().count(Outcome.LOST)).isEqualTo(SERVICES);
        assertThat(result.run().orElseThrow().complete()).isFalse();
    }
}
