package app.tallybird.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import app.tallybird.sandbox.PlayedFault.Kind;
import app.tallybird.sandbox.Visitor.Answer;
import app.tallybird.stage.StageClock;

import static app.tallybird.sandbox.Visitor.NINJA;
import static app.tallybird.sandbox.Visitor.SYNTHESIZE;
import static org.assertj.core.api.Assertions.assertThat;

/** What goes wrong on request, as the other side sees it. */
class PlayedFaultsTest {

    private final Sandbox sandbox = Sandbox.start(0, new StageClock());
    private final Visitor visitor = new Visitor(sandbox.port());

    @BeforeEach
    void mapped() {
        visitor.synthesize("POST", "/service", "{\"name\":\"S\",\"description\":\"d\",\"category\":\"other\",\"subcategory\":\"other\"}");
        visitor.synthesize("POST", "/organization/accounts", "[{\"id\":\"1\",\"name\":\"Acme Dental\"}]");
        visitor.synthesize("PATCH", "/organization/status/pending", "");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private Answer count(int units) {
        return visitor.synthesize("POST", "/service/svc-1/count", "{\"accountId\":\"1\",\"unitCount\":" + units + "}");
    }

    private Answer hit(Kind kind) {
        sandbox.fault(PlayedFault.of(kind, SYNTHESIZE, "/count$", 1));
        return count(9);
    }

    @Test
    void hitsExactlyTheRequestsThatFit() {
        sandbox.fault(PlayedFault.status(SYNTHESIZE, "/count$", 2, 503).after(1).asking("7"));
        assertThat(visitor.synthesize("GET", "/organization", "").status()).isEqualTo(200);
        assertThat(count(1).status()).isEqualTo(201);
        assertThat(count(2).headers()).containsEntry("retry-after", "7");
        assertThat(sandbox.faultsWaiting()).isEqualTo(1);
        assertThat(count(3).is()).isEqualTo("503 {\"statusCode\":503,\"message\":\"sandbox fault\"}");
        assertThat(sandbox.faultsWaiting()).isZero();
        assertThat(count(4).status()).isEqualTo(201);
        assertThat(sandbox.synthesize().accepted()).containsExactly("1 svc-1 1", "1 svc-1 4");
    }

    @Test
    void dropsTheConnectionWithoutActing() {
        assertThat(hit(Kind.CLOSE).status()).isZero();
        assertThat(sandbox.synthesize().accepted()).isEmpty();
        assertThat(count(3).status()).isEqualTo(201);
    }

    @Test
    void dropsTheConnectionAfterActing() {
        assertThat(hit(Kind.ACT_THEN_CLOSE).status()).isZero();
        assertThat(sandbox.synthesize().accepted()).containsExactly("1 svc-1 9");
    }

    @Test
    void sendsHalfOfWhatItPromised() {
        Answer answer = hit(Kind.HALF_BODY);
        assertThat(answer.headers()).containsEntry("content-length", "34");
        assertThat(answer.body()).hasSize(17).isEqualTo("{\"status\":201,\"me");
        assertThat(sandbox.synthesize().accepted()).hasSize(1);
    }

    @Test
    void sendsAPageOrAnEmptyListInstead() {
        assertThat(hit(Kind.HTML).body()).startsWith("<!DOCTYPE html>");
        assertThat(hit(Kind.EMPTY_LIST).is()).isEqualTo("200 []");
        assertThat(sandbox.synthesize().accepted()).isEmpty();
    }

    @Test
    void hangsUntilItsTimeIsOverOrTheSandboxCloses() throws InterruptedException {
        sandbox.fault(PlayedFault.of(Kind.HANG, "", "/count$", 1).lasting(Duration.ofMillis(1)));
        assertThat(count(1).status()).isZero();
        sandbox.fault(PlayedFault.of(Kind.HANG, "", "/count$", 1));
        Thread waiting = Thread.ofVirtual().start(() -> count(2));
        while (sandbox.faultsWaiting() > 0) {
            Thread.onSpinWait();
        }
        sandbox.close();
        assertThat(waiting.join(Duration.ofSeconds(5))).isTrue();
        assertThat(sandbox.synthesize().accepted()).isEmpty();
    }

    @Test
    void answersLateWhenSlow() {
        sandbox.fault(PlayedFault.of(Kind.SLOW, SYNTHESIZE, "/count$", 1).lasting(Duration.ofMillis(60)));
        long start = System.nanoTime();
        assertThat(count(5).status()).isEqualTo(201);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(60_000_000L);
    }

    @Test
    void isSwitchedOverHttpUnderItsOwnNameOnly() {
        String faults = "[{\"host\":\"ninjarmm\",\"path\":\"/v2/\",\"times\":1,\"status\":500},{\"kind\":\"CLOSE\",\"path\":\"/count$\"}]";
        assertThat(visitor.ask("POST", NINJA, "/__sandbox/faults", Map.of(), faults).status()).isEqualTo(401);
        assertThat(sandbox.faultsWaiting()).isZero();
        assertThat(visitor.control("POST", "faults", faults).is()).isEqualTo("200 {\"done\":true}");
        assertThat(visitor.get(NINJA, "/v2/devices", visitor.ninjaToken()).status()).isEqualTo(500);
        assertThat(count(1).status()).isZero();
        assertThat(visitor.control("POST", "faults", "[{\"kind\":\"FLOOD\"}]").status()).isEqualTo(400);
        assertThat(visitor.control("POST", "faults", "[{\"status\":500},{\"path\":\"(\"}]").status()).isEqualTo(400);
        assertThat(sandbox.faultsWaiting()).isZero();
        visitor.control("POST", "faults", "{\"times\":9}");
        assertThat(visitor.control("DELETE", "faults", "").status()).isEqualTo(200);
        assertThat(count(2).status()).isEqualTo(201);
    }

    @Test
    void changesItsDataOverHttp() {
        assertThat(visitor.control("POST", "remove-customer/7", "").status()).isEqualTo(200);
        assertThat(visitor.control("POST", "customer/2", "{\"name\":\"Alder\",\"devices\":500}").status()).isEqualTo(200);
        assertThat(visitor.control("POST", "customer/3", "{\"devices\":1}").status()).isEqualTo(200);
        assertThat(visitor.control("POST", "customer/7", "{}").status()).isEqualTo(404);
        assertThat(visitor.control("POST", "unmap/1", "").status()).isEqualTo(200);
        assertThat(count(1).status()).isEqualTo(404);
        assertThat(visitor.control("POST", "limit", "{\"perSecond\":0}").status()).isEqualTo(200);
        assertThat(count(1).status()).isEqualTo(429);
        assertThat(visitor.control("POST", "limit", "{}").status()).isEqualTo(400);
        assertThat(visitor.control("POST", "nothing", "{}").status()).isEqualTo(404);
        assertThat(sandbox.customers().customers()).hasSize(44).extracting(Customers.Customer::name).contains("Alder");
        assertThat(List.of(2, 3, 7))
                .extracting(id -> sandbox.customers().devices().stream().filter(device -> device.organizationId() == id).count())
                .containsExactly(500L, 1L, 0L);
    }

    @Test
    void answersWithAnyStatusAndBodyWithoutActing() {
        visitor.control("POST", "faults",
                "[{\"kind\":\"BODY\",\"path\":\"/count$\",\"status\":201,\"body\":\"{\\\"statusCode\\\":500}\"}]");
        assertThat(count(9).is()).isEqualTo("201 {\"statusCode\":500}");
        assertThat(sandbox.synthesize().accepted()).isEmpty();
    }

    @Test
    void losesPlacesOverHttp() {
        visitor.control("POST", "mapping-ids", "");
        assertThat(visitor.synthesize("GET", "/organization/accounts", "").body()).contains("\"mappingId\":\"map-1\"")
                .doesNotContain("isMapped");
        visitor.control("POST", "exclude/1", "");
        assertThat(visitor.synthesize("GET", "/organization/accounts", "").body()).doesNotContain("mappingId");
        assertThat(count(1).status()).isEqualTo(404);
        visitor.control("POST", "map/1", "");
        visitor.control("POST", "deactivate", "");
        assertThat(count(1).status()).isEqualTo(404);
        assertThat(visitor.synthesize("GET", "/organization", "").body()).contains("\"status\":\"inactive\"");
        visitor.synthesize("PATCH", "/organization/status/pending", "");
        assertThat(count(1).status()).isEqualTo(201);
        visitor.control("POST", "hide-account-id/1", "");
        assertThat(visitor.synthesize("GET", "/organization/accounts", "").body()).contains("\"id\":\"\"");
        visitor.control("POST", "hide-service-id/svc-1", "");
        assertThat(visitor.synthesize("GET", "", "").body()).contains("\"_id\":\" \"");
        visitor.control("POST", "remove-service/S", "");
        assertThat(count(1).body()).contains("No service map found");
        visitor.control("POST", "remove-account/1", "");
        assertThat(visitor.synthesize("GET", "/organization/accounts", "").is()).isEqualTo("200 []");
        visitor.control("POST", "disconnect", "");
        assertThat(sandbox.synthesize().currentStatus()).isEqualTo("inactive");
    }

    @Test
    void showsItsStateOverHttp() {
        count(4);
        var state = visitor.control("GET", "state", "").object();
        assertThat(state.get("counts")).hasToString("{\"1 S\":4}");
        assertThat(state.get("requests")).hasToString("{\"app.usegradient.com\":4}");
        assertThat(state.get("devices").getAsInt()).isEqualTo(2_318);
        assertThat(state.get("builds").getAsInt()).isEqualTo(1);
        assertThat(visitor.control("GET", "accepted", "").body()).isEqualTo("[\"1 svc-1 4\"]");
        assertThat(visitor.control("GET", "requests", "").list().get(3).getAsString())
                .isEqualTo("POST app.usegradient.com/api/vendor-api/service/svc-1/count");
    }
}
