package app.tallybird.sandbox;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import app.tallybird.sandbox.Visitor.Answer;
import app.tallybird.stage.HandClock;

import static app.tallybird.sandbox.Visitor.SYNTHESIZE;
import static org.assertj.core.api.Assertions.assertThat;

/** Synthesize, as its reference says, over real connections. */
class SynthesizeSideTest {

    private static final String ACCOUNTS = "[{\"id\":\"1\",\"name\":\"Acme Dental\"},{\"id\":\"2\",\"name\":\"Bolt Law\"}]";
    private static final String SERVICE = "{\"name\":\"Total Devices\",\"description\":\"All\",\"category\":\"infrastructure\",\"subcategory\":\"other\"}";

    private final HandClock time = new HandClock();
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.on(time).withNanoTime(time).withUnmapped(Set.of("2")));
    private final Visitor visitor = new Visitor(sandbox.port());

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private void mapped() {
        assertThat(visitor.synthesize("POST", "/service", SERVICE).status()).isEqualTo(201);
        assertThat(visitor.synthesize("POST", "/organization/accounts", ACCOUNTS).is()).isEqualTo("201 " + ACCOUNTS);
        assertThat(visitor.synthesize("PATCH", "/organization/status/pending", "").status()).isEqualTo(200);
    }

    private Answer count(String service, String account, String units) {
        return visitor.synthesize("POST", "/service/" + service + "/count?no_build=true",
                "{\"accountId\":\"" + account + "\",\"unitCount\":" + units + "}");
    }

    @Test
    void showsTheOrganizationToTheRightKeysOnly() {
        assertThat(visitor.synthesize("GET", "/organization", "").is()).isEqualTo("200 {\"organizationId\":\"org-1001\","
                + "\"name\":\"Harbor IT Services\",\"vendorId\":\"ven-77\",\"vendorName\":\"Sandbox\",\"integrationId\":\"int-5\","
                + "\"status\":\"inactive\",\"lastSyncedAt\":\"1900-06-18T00:00:00.000Z\"}");
        assertThat(visitor.get(SYNTHESIZE, "/api/vendor-api/organization", Visitor.token(SynthesizeSide.VENDOR_KEY, "other")).is())
                .isEqualTo("401 {\"statusCode\":401,\"message\":\"Unauthorized\"}");
        assertThat(visitor.get(SYNTHESIZE, "/api/vendor-api/organization", Map.of()).status()).isEqualTo(401);
    }

    @Test
    void takesACountOnlyOnceAccountsAreMapped() {
        visitor.synthesize("POST", "/service", SERVICE);
        visitor.synthesize("POST", "/organization/accounts", ACCOUNTS);
        String notMapped = "404 {\"statusCode\":404,\"message\":\"No account map found with id: 1\"}";
        assertThat(count("svc-1", "1", "7").is()).isEqualTo(notMapped);
        visitor.synthesize("PATCH", "/organization/status/pending", "");
        assertThat(count("svc-1", "1", "7").is()).isEqualTo("201 {\"status\":201,\"message\":\"Created\"}");
        assertThat(count("svc-1", "2", "7").is()).isEqualTo(notMapped.replace("id: 1", "id: 2"));
        assertThat(count("svc-1", "3", "7").is()).isEqualTo(notMapped.replace("id: 1", "id: 3"));
        assertThat(count("svc-9", "1", "7").is()).isEqualTo("404 {\"statusCode\":404,\"message\":\"No service map found with id: svc-9\"}");
        assertThat(sandbox.synthesize().counts()).isEqualTo(Map.of("1 Total Devices", new BigDecimal("7")));
        assertThat(sandbox.synthesize().currentStatus()).isEqualTo("active");
    }

    @Test
    void mapsAndUnmapsOnRequest() {
        mapped();
        sandbox.synthesize().map("2", true);
        sandbox.synthesize().mapService("Total Devices", false);
        assertThat(count("svc-1", "2", "1").object().get("message").getAsString()).isEqualTo("No service map found with id: svc-1");
        sandbox.synthesize().mapService("Total Devices", true);
        assertThat(count("svc-1", "2", "1").status()).isEqualTo(201);
        assertThat(visitor.synthesize("GET", "/organization/accounts?returnUnmapped=false&accountIds=2,9", "").is())
                .isEqualTo("200 [{\"id\":\"2\",\"name\":\"Bolt Law\",\"isMapped\":true}]");
    }

    @Test
    void keepsTheLastCountAndTheOrderOfAll() {
        mapped();
        count("svc-1", "1", "7");
        count("svc-1", "1", "2.5");
        count("svc-1", "1", "0");
        assertThat(sandbox.synthesize().accepted()).containsExactly("1 svc-1 7", "1 svc-1 2.5", "1 svc-1 0");
        assertThat(sandbox.synthesize().counts()).isEqualTo(Map.of("1 Total Devices", BigDecimal.ZERO));
        assertThat(sandbox.synthesize().builds()).isZero();
    }

    @Test
    void joinsBuildingCallsThatFollowEachOther() {
        mapped();
        String body = "{\"accountId\":\"1\",\"unitCount\":3}";
        visitor.synthesize("POST", "/service/svc-1/count", body);
        time.pass(Duration.ofMillis(1_900));
        visitor.synthesize("POST", "/service/svc-1/count", body);
        time.pass(Duration.ofMillis(2_000));
        visitor.synthesize("POST", "/service/svc-1/count", body);
        assertThat(sandbox.synthesize().builds()).isEqualTo(3);
        assertThat(sandbox.synthesize().rebuilds()).isEqualTo(2);
    }

    @Test
    void refusesCountsThatAreNotAsTheReferenceSays() {
        mapped();
        assertThat(visitor.synthesize("POST", "/service/svc-1/count", "{\"accountId\":1,\"unitCount\":\"3\",\"clientOId\":\"x\"}").is())
                .isEqualTo("400 {\"statusCode\":400,\"message\":[\"accountId must be a string\",\"unitCount must be a number\","
                        + "\"clientOId is deprecated\"],\"error\":\"Bad Request\"}");
        assertThat(count("svc-1", "1", "-1").status()).isEqualTo(400);
        assertThat(visitor.synthesize("POST", "/service/svc-1/count", "not json").status()).isEqualTo(400);
        assertThat(sandbox.synthesize().accepted()).isEmpty();
    }

    @Test
    void createsChangesAndShowsServices() {
        mapped();
        assertThat(visitor.synthesize("PATCH", "/service/svc-1", "{\"name\":\"All Devices\"}").status()).isEqualTo(200);
        assertThat(visitor.synthesize("GET", "/service/svc-1", "").is()).isEqualTo("200 {\"status\":200,\"data\":{\"_id\":\"ven-77\","
                + "\"id\":\"ven-77\",\"name\":\"Sandbox\",\"skus\":[{\"_id\":\"svc-1\",\"id\":\"svc-1\",\"name\":\"All Devices\",\"description\":\"All\","
                + "\"category\":\"infrastructure\",\"subcategory\":\"other\"}],\"modules\":[{\"variation\":\"billing\"},{\"variation\":\"alerts\"}],"
                + "\"mappingResponsibilities\":[],\"attributes\":[]},\"message\":\"OK\"}");
        assertThat(visitor.synthesize("GET", "", "").object().getAsJsonObject("data").getAsJsonArray("skus")).hasSize(1);
        assertThat(visitor.synthesize("PATCH", "", "{}").status()).isEqualTo(400);
        assertThat(visitor.synthesize("PATCH", "", "{\"name\":\"Tally\"}").object().getAsJsonObject("data").get("name").getAsString())
                .isEqualTo("Tally");
        assertThat(visitor.synthesize("GET", "/service/svc-2", "").status()).isEqualTo(404);
    }

    @Test
    void refusesServicesWithWordsItDoesNotKnow() {
        assertThat(visitor.synthesize("POST", "/service", SERVICE.replace("\"other\"", "\"Other\"").replace("All", " ")).is())
                .isEqualTo("400 {\"statusCode\":400,\"message\":[\"description should not be empty\","
                        + "\"subcategory must be one of the known subcategories, not \\\"Other\\\"\"],\"error\":\"Bad Request\"}");
        assertThat(sandbox.synthesize().serviceNames()).isEmpty();
    }

    @Test
    void createsAllAccountsOrNone() {
        mapped();
        assertThat(visitor.synthesize("POST", "/organization/accounts", "[{\"id\":\"3\",\"name\":\"New\"},{\"id\":\"1\",\"name\":\"Old\"}]")
                .is()).isEqualTo("409 {\"statusCode\":409,\"message\":\"Account already exists: 1\",\"error\":\"Conflict\"}");
        assertThat(visitor.synthesize("POST", "/organization/accounts", "[{\"id\":4,\"name\":\"\"}]").object().get("message"))
                .hasToString("[\"0.id must be a string that is not empty\",\"0.name must be a string that is not empty\"]");
        assertThat(sandbox.synthesize().accountNames()).isEqualTo(Map.of("1", "Acme Dental", "2", "Bolt Law"));
    }

    @Test
    void renamesOneAccountOrMany() {
        mapped();
        assertThat(visitor.synthesize("PATCH", "/organization/accounts/1", "{\"name\":\"Acme\"}").status()).isEqualTo(200);
        assertThat(visitor.synthesize("PATCH", "/organization/accounts", "[{\"id\":\"2\",\"name\":\"Bolt\"}]").status()).isEqualTo(200);
        assertThat(visitor.synthesize("PATCH", "/organization/accounts", "[{\"id\":\"1\",\"name\":\"X\"},{\"id\":\"9\"}]").status())
                .isEqualTo(404);
        assertThat(sandbox.synthesize().accountNames()).isEqualTo(Map.of("1", "Acme", "2", "Bolt"));
    }

    @Test
    void takesStatusesInLowerCaseOnly() {
        assertThat(visitor.synthesize("PATCH", "/organization/status/Pending", "").status()).isEqualTo(400);
        assertThat(sandbox.synthesize().currentStatus()).isEqualTo("inactive");
    }

    @Test
    void makesATicketOfAnAlertAfterAWhile() {
        mapped();
        String alert = "{\"title\":\"Push failed\",\"description\":\"d\",\"alertId\":\"a-1\",\"priority\":3,\"status\":1}";
        assertThat(visitor.synthesize("POST", "/alerting/1", alert).is())
                .isEqualTo("201 {\"messageId\":\"msg-1\",\"alertId\":\"a-1\",\"correlationID\":\"cor-1\"}");
        assertThat(visitor.synthesize("GET", "/alerting/debug/msg-1", "").object().has("ticketId")).isFalse();
        assertThat(visitor.synthesize("GET", "/alerting/debug/msg-1", "").object().get("ticketId").getAsString()).isEqualTo("T-1");
        assertThat(visitor.synthesize("POST", "/alerting/2", alert).status()).isEqualTo(404);
        assertThat(visitor.synthesize("POST", "/alerting/1", alert.replace("3", "5")).status()).isEqualTo(400);
        assertThat(sandbox.synthesize().alerts()).hasSize(1);
    }

    @Test
    void refusesTheHundredAndFirstRequestOfAnyOneSecond() {
        for (int i = 0; i < 60; i++) {
            assertThat(visitor.synthesize("GET", "/organization", "").status()).isEqualTo(200);
        }
        time.pass(Duration.ofMillis(900));
        for (int i = 0; i < 40; i++) {
            assertThat(visitor.synthesize("GET", "/organization", "").status()).isEqualTo(200);
        }
        Answer refused = visitor.synthesize("GET", "/organization", "");
        assertThat(refused.is()).isEqualTo("429 {\"statusCode\":429,\"message\":\"Too many requests\"}");
        assertThat(refused.headers()).containsEntry("retry-after", "1");
        time.pass(Duration.ofMillis(100));
        for (int i = 0; i < 60; i++) {
            assertThat(visitor.synthesize("GET", "/organization", "").status()).isEqualTo(200);
        }
        assertThat(visitor.synthesize("GET", "/organization", "").status()).isEqualTo(429);
        assertThat(sandbox.synthesize().throttled()).isEqualTo(2);
        assertThat(sandbox.synthesize().peak()).isEqualTo(100);
    }
}
