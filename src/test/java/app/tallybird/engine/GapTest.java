package app.tallybird.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.engine.plan.CellState;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.ledger.LeftOut;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.PlayedFault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What could not be read: the rest is sent when a person has seen it, nothing when nobody has. */
class GapTest {

    private static final String NINJA = "ninjarmm.com";
    private static final String DOCUMENT = """
            { "format": 1, "id": "own", "name": "Own", "version": "1.0.0",
              "inputs": [ { "key": "clientId", "label": "Id" }, { "key": "clientSecret", "label": "Secret", "secret": true } ],
              "http": { "base": "https://app.ninjarmm.com/v2", "allowedHosts": ["app.ninjarmm.com"] },
              "auth": { "type": "oauth2", "grant": "clientCredentials", "tokenUrl": "https://app.ninjarmm.com/ws/oauth/token",
                "clientId": "{{input.clientId}}", "clientSecret": "{{secret.clientSecret}}", "scope": "monitoring" },
              "tables": {
                "orgs": { "request": { "path": "/organizations" }, "rows": ".", "key": "id", "paging": { "type": "none" } },
                "devices": { "request": { "path": "/devices" }, "rows": ".", "key": "id", "paging": { "type": "none" } } },
              "accounts": { "from": "orgs", "id": "id", "name": "name" },
              "services": [
                { "key": "sites", "name": "Sites", "category": "other", "subcategory": "other", "usage": { "from": "orgs", "account": "id", "measure": "count" } },
                { "key": "devices", "name": "Devices", "category": "other", "subcategory": "other",
                  "usage": { "from": "devices", "account": "organizationId", "measure": "count" } },
                { "nameFrom": "nodeClass", "category": "other", "subcategory": "other",
                  "usage": { "from": "devices", "account": "organizationId", "measure": "count" } } ] }
            """;

    @TempDir
    Path folder;
    private Workshop shop;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve("own.json"), DOCUMENT);
        shop = new Workshop(folder, Map.of("clientId", NinjaSide.CLIENT_ID, "clientSecret", NinjaSide.CLIENT_SECRET), "own", 7).ready();
        assertThat(shop.push(Consent.ACCEPTED).problems()).isEmpty();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void devicesAnswer(int status) {
        shop.sandbox.noFaults();
        shop.sandbox.fault(PlayedFault.status(NINJA, "/v2/devices", 1_000, status));
    }

    /** Sends, and says how many counts were accepted and which problems there were. */
    private String push(Consent consent) {
        UsageResult result = shop.push(consent);
        return result.run().map(run -> run.accepted()).orElse(0) + " " + result.problems().stream().map(problem -> problem.code()).toList();
    }

    @Test
    void theServicesOfAForbiddenListAreUnknownAndTheOthersKnown() {
        int discovered = (int) shop.plan().cells().stream().filter(cell -> cell.key().serviceKey().equals(cell.service())).count();
        devicesAnswer(403);
        UsagePlan plan = shop.plan();

        assertThat(plan.complete()).isFalse();
        assertThat(plan.totals()).containsEntry(CellState.UNKNOWN, (long) Workshop.CUSTOMERS + discovered)
                .containsEntry(CellState.SAME, (long) Workshop.CUSTOMERS).containsEntry(CellState.TO_ZERO, 0L);
        assertThat(plan.cells()).filteredOn(cell -> cell.change() == CellState.UNKNOWN)
                .allSatisfy(cell -> assertThat(cell.note()).startsWith("E351: the vendor refused to hand this out (status 403)"));
        assertThat(new TreeSet<>(plan.cells().stream().filter(PlanCell::sendable).map(cell -> cell.service()).toList()))
                .containsExactly("Sites");
        assertThat(plan.unknownAccounts()).isZero();
        assertThat(plan.holds()).isEmpty();
        assertThat(PlanJson.read(PlanJson.write(plan).toString())).isEqualTo(plan);
        assertThat(PlanJson.write(plan).get("complete").getAsBoolean()).isFalse();
    }

    @Test
    void aNewGapSendsNothingUnattendedAndTheRestAttended() {
        devicesAnswer(403);
        assertThat(push(Consent.UNATTENDED)).isEqualTo("0 [VENDOR_INCOMPLETE]");
        assertThat(push(Consent.ATTENDED)).isEqualTo(Workshop.CUSTOMERS + " [VENDOR_INCOMPLETE]");
        assertThat(shop.push(Consent.UNATTENDED).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.what()).startsWith("The vendor's data is incomplete: ").contains("\"Devices\"").contains("status 403");
            assertThat(problem.notChanged()).isEqualTo("Nothing was sent.");
        });
    }

    @Test
    void aGapThatAPersonAcceptedDoesNotStopTheNextPush() {
        devicesAnswer(403);
        assertThat(push(Consent.ACCEPTED)).isEqualTo(Workshop.CUSTOMERS + " [VENDOR_INCOMPLETE]");
        assertThat(push(Consent.UNATTENDED)).isEqualTo(Workshop.CUSTOMERS + " []");
        assertThat(push(Consent.UNATTENDED)).isEqualTo(Workshop.CUSTOMERS + " []");
        assertThat(push(Consent.ATTENDED)).isEqualTo(Workshop.CUSTOMERS + " []");
        assertThat(shop.plan().warnings()).noneMatch(warning -> warning.fresh());
    }

    /** A customer more in a list that is not known anyway is nothing new. */
    @Test
    void aNewCustomerIsNoNewGapOfAService() {
        LeftOut six = new LeftOut(Optional.of("6"), Optional.empty());
        shop.ledger.leaveOut(six);
        devicesAnswer(403);
        assertThat(push(Consent.ACCEPTED)).isEqualTo(Workshop.CUSTOMERS - 1 + " [VENDOR_INCOMPLETE]");
        shop.ledger.takeBackIn(six);
        assertThat(push(Consent.UNATTENDED)).isEqualTo(Workshop.CUSTOMERS + " []");
    }

    @Test
    void anotherKindOfGapIsNew() {
        devicesAnswer(403);
        push(Consent.ACCEPTED);
        devicesAnswer(404);
        assertThat(push(Consent.UNATTENDED)).isEqualTo("0 [VENDOR_INCOMPLETE]");
    }

    @Test
    void aGapThatIsBackAfterACompletePushIsNew() {
        devicesAnswer(403);
        push(Consent.ACCEPTED);
        shop.sandbox.noFaults();
        assertThat(push(Consent.UNATTENDED)).endsWith(" []");
        devicesAnswer(403);
        assertThat(push(Consent.UNATTENDED)).isEqualTo("0 [VENDOR_INCOMPLETE]");
    }

    @Test
    void whatAPersonAcceptedStaysAcceptedThoughACountFailed() {
        devicesAnswer(403);
        shop.sandbox.fault(PlayedFault.status("app.usegradient.com", "/count$", 1_000, 503));
        assertThat(push(Consent.ACCEPTED)).isEqualTo("0 [VENDOR_INCOMPLETE, FAILED]");
        devicesAnswer(403);
        assertThat(push(Consent.UNATTENDED)).isEqualTo(Workshop.CUSTOMERS + " []");
    }

    /** Whoever accepted the gap did not accept that nothing is left. */
    @Test
    void whenNothingIsKnownNothingIsSentAndItIsSaid() {
        shop.ledger.leaveOut(new LeftOut(Optional.empty(), Optional.of("sites")));
        devicesAnswer(403);
        for (Consent consent : List.of(Consent.ACCEPTED, Consent.ATTENDED, Consent.UNATTENDED, Consent.ACCEPTED)) {
            assertThat(push(consent)).isEqualTo("0 [VENDOR_INCOMPLETE]");
        }
    }

    @Test
    void theCustomersDecideEverything() {
        shop.sandbox.fault(PlayedFault.status(NINJA, "/v2/organizations", 1_000, 404));
        assertThat(catchThrowableOfType(ProblemException.class, shop::plan).problem().code()).isEqualTo(ProblemCode.VENDOR_ANSWER);
    }
}
