package app.tallybird.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import app.tallybird.sandbox.Visitor.Answer;

import static app.tallybird.sandbox.Visitor.HUNTRESS;
import static app.tallybird.sandbox.Visitor.NINJA;
import static app.tallybird.sandbox.Visitor.PROOFPOINT;
import static org.assertj.core.api.Assertions.assertThat;

/** The vendors: sign-in, paging, shapes, and that all of them have the same customers. */
class VendorSidesTest {

    private static final Map<String, String> HUNTRESS_KEYS = Map.of("Authorization",
            "Basic " + Visitor.base64(VendorSides.CLIENT_ID + ":" + VendorSides.CLIENT_SECRET));
    private static final Map<String, String> PROOFPOINT_USER = Map.of("X-User", VendorSides.USER, "X-Password", VendorSides.CLIENT_SECRET);

    private final HandClock time = new HandClock();
    private final Sandbox sandbox = Sandbox.start(time.settings().withTokenSeconds(60));
    private final Visitor visitor = new Visitor(sandbox.port());

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void pagesThroughAllDevicesByTheLastId() {
        Map<String, String> token = visitor.ninjaToken();
        List<Integer> sizes = new ArrayList<>();
        List<JsonObject> devices = new ArrayList<>();
        int after = 0;
        do {
            JsonArray page = visitor.get(NINJA, "/v2/devices?pageSize=1000&after=" + after, token).list();
            sizes.add(page.size());
            page.forEach(device -> devices.add(device.getAsJsonObject()));
            after = devices.getLast().get("id").getAsInt();
        } while (sizes.getLast() > 0);
        assertThat(sizes).containsExactly(1_000, 1_000, 318, 0);
        assertThat(new HashSet<>(devices)).hasSize(2_318);
        assertThat(having(devices, "approvalStatus", "\"PENDING\"")).isEqualTo(34);
        assertThat(having(devices, "offline", "true")).isEqualTo(456);
        assertThat(having(devices, "nodeClass", "\"UNMANAGED_DEVICE\"")).isEqualTo(1);
        assertThat(visitor.get(NINJA, "/v2/devices?pageSize=5000", token).list()).hasSize(1_000);
    }

    private static long having(List<JsonObject> devices, String field, String value) {
        return devices.stream().filter(device -> device.get(field).toString().equals(value)).count();
    }

    @Test
    void givesEverySandboxTheSameCustomers() {
        assertThat(new Customers().devices()).isEqualTo(sandbox.customers().devices());
        assertThat(new Customers().customers()).isEqualTo(sandbox.customers().customers());
    }

    @Test
    void filtersDevicesByOrganization() {
        Map<String, String> token = visitor.ninjaToken();
        JsonArray devices = visitor.get(NINJA, "/v2/devices?df=org%20%3D%203", token).list();
        assertThat(devices).hasSize(107).allMatch(device -> device.getAsJsonObject().get("organizationId").getAsInt() == 3);
        assertThat(visitor.get(NINJA, "/v2/devices?df=class%20in%20(MAC)", token).status()).isEqualTo(400);
    }

    @Test
    void endsTokensWhenTheirTimeIsOver() {
        Map<String, String> token = visitor.ninjaToken();
        time.pass(Duration.ofSeconds(59));
        assertThat(visitor.get(NINJA, "/v2/organizations", token).list()).hasSize(45);
        time.pass(Duration.ofSeconds(1));
        assertThat(visitor.get(NINJA, "/v2/organizations", token).is())
                .isEqualTo("401 {\"resultCode\":\"FAILURE\",\"errorMessage\":\"invalid_token\",\"incidentId\":\"sandbox-401\"}");
        assertThat(visitor.get(NINJA, "/v2/organizations", visitor.ninjaToken()).status()).isEqualTo(200);
        assertThat(sandbox.vendors().tokensIssued()).isEqualTo(2);
    }

    @Test
    void signsNinjaInWithTheRightClientOnly() {
        Map<String, String> form = Map.of("Content-Type", "application/x-www-form-urlencoded");
        assertThat(visitor
                .ask("POST", NINJA, "/ws/oauth/token", form, "grant_type=client_credentials&client_id=demo-client&client_secret=x").is())
                .isEqualTo("401 {\"error\":\"invalid_client\"}");
        Answer noScope = visitor.ask("POST", NINJA, "/ws/oauth/token", HUNTRESS_KEYS, "grant_type=client_credentials&scope=control");
        assertThat(noScope.object().get("expires_in").getAsInt()).isEqualTo(60);
        Map<String, String> token = Map.of("Authorization", "Bearer " + noScope.object().get("access_token").getAsString());
        assertThat(visitor.get(NINJA, "/v2/organizations", token).status()).isEqualTo(403);
        assertThat(visitor.ask("POST", NINJA, "/v2/organizations", visitor.ninjaToken(), "{}").status()).isEqualTo(405);
    }

    @Test
    void pagesHuntressByTokenTenAtATime() {
        List<Integer> ids = new ArrayList<>();
        String next = "/v1/organizations";
        int pages = 0;
        while (!next.isEmpty()) {
            JsonObject page = visitor.get(HUNTRESS, next, HUNTRESS_KEYS).object();
            page.getAsJsonArray("organizations").forEach(one -> ids.add(one.getAsJsonObject().get("id").getAsInt()));
            JsonElement token = page.getAsJsonObject("pagination").get("next_page_token");
            next = token == null ? "" : "/v1/organizations?page_token=" + token.getAsString();
            pages++;
        }
        assertThat(pages).isEqualTo(5);
        assertThat(ids).hasSize(45).doesNotHaveDuplicates().startsWith(4_045).endsWith(4_001);
        assertThat(visitor.get(HUNTRESS, "/v1/organizations?limit=500", HUNTRESS_KEYS).object().getAsJsonObject("pagination").isEmpty())
                .isTrue();
        assertThat(visitor.get(HUNTRESS, "/v1/organizations?limit=501", HUNTRESS_KEYS).status()).isEqualTo(400);
        assertThat(visitor.get(HUNTRESS, "/v1/organizations?page_token=2", HUNTRESS_KEYS).status()).isEqualTo(400);
        assertThat(visitor.get(HUNTRESS, "/v1/organizations", Map.of()).status()).isEqualTo(401);
    }

    @Test
    void showsWhatHuntressBillsForOneOrganization() {
        sandbox.customers().changeSeats(1, seats -> new Customers.Seats(40, 37, 0, 5, 75));
        assertThat(visitor.get(HUNTRESS, "/v1/organizations/4001", HUNTRESS_KEYS).object().getAsJsonObject("organization")
                .get("actual_usages"))
                .hasToString("{\"edr\":{\"billable_agents_count\":38,\"unresponsive_agents_count\":2,"
                        + "\"outdated_agents_count\":0,\"isolated_agents_count\":0},\"siem\":{\"billable_log_sources_count\":5,"
                        + "\"retention\":\"90/7\"},\"itdr\":[{\"type\":\"microsoft\",\"billable_identities_count\":37,\"total_identities_count\":46}]}");
        assertThat(visitor.get(HUNTRESS, "/v1/organizations/4046", HUNTRESS_KEYS).status()).isEqualTo(404);
    }

    @Test
    void letsSixtyRequestsAMinuteInAtHuntress() {
        for (int i = 0; i < 60; i++) {
            assertThat(visitor.get(HUNTRESS, "/v1/account", HUNTRESS_KEYS).status()).isEqualTo(200);
        }
        assertThat(visitor.get(HUNTRESS, "/v1/account", HUNTRESS_KEYS).status()).isEqualTo(429);
        time.pass(Duration.ofMinutes(1));
        assertThat(visitor.get(HUNTRESS, "/v1/account", HUNTRESS_KEYS).status()).isEqualTo(200);
    }

    @Test
    void givesProofpointInOneListAndBare() {
        String domain = VendorSides.DOMAIN;
        JsonArray orgs = visitor.get(PROOFPOINT, "/api/v1/orgs/" + domain + "/orgs", PROOFPOINT_USER).object().getAsJsonArray("orgs");
        assertThat(orgs).hasSize(45);
        assertThat(visitor.get(PROOFPOINT, "/api/v1/billing/" + domain + "/orgs", PROOFPOINT_USER).list()).isEqualTo(orgs);
        assertThat(orgs).filteredOn(one -> one.getAsJsonObject().get("is_on_trial").getAsBoolean()).hasSize(4);
        assertThat(orgs).filteredOn(one -> !one.getAsJsonObject().get("is_active").getAsBoolean()).hasSize(3);
        assertThat(visitor.get(PROOFPOINT, "/api/v1/orgs/acmedental.example", PROOFPOINT_USER).object()).isEqualTo(orgs.get(0));
        assertThat(visitor.get(PROOFPOINT, "/api/v1/me", PROOFPOINT_USER).object().get("type").getAsString()).isEqualTo("channel_admin");
        assertThat(visitor.get(PROOFPOINT, "/api/v1/orgs/elsewhere.example/orgs", PROOFPOINT_USER).is())
                .isEqualTo("404 {\"errors\":[\"Not found\"]}");
        assertThat(visitor.get(PROOFPOINT, "/api/v1/me", Map.of()).status()).isEqualTo(401);
    }

    @Test
    void hasTheSameCustomersEverywhere() {
        JsonArray ninja = visitor.get(NINJA, "/v2/organizations", visitor.ninjaToken()).list();
        JsonArray huntress = visitor.get(HUNTRESS, "/v1/organizations?limit=500", HUNTRESS_KEYS).object().getAsJsonArray("organizations");
        JsonArray proofpoint = visitor.get(PROOFPOINT, "/api/v1/billing/" + VendorSides.DOMAIN + "/orgs", PROOFPOINT_USER).list();
        Set<String> names = names(ninja);
        assertThat(names).hasSize(45).contains("Alder & Finch LLP");
        assertThat(Stream.of(huntress, proofpoint)).allSatisfy(list -> assertThat(names(list)).isEqualTo(names));
    }

    private static Set<String> names(JsonArray list) {
        Set<String> names = new HashSet<>();
        list.forEach(one -> names.add(one.getAsJsonObject().get("name").getAsString()));
        return names;
    }
}
