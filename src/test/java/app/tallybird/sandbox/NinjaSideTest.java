package app.tallybird.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import app.tallybird.sandbox.Visitor.Answer;
import app.tallybird.stage.HandClock;

import static app.tallybird.sandbox.Visitor.NINJA;
import static org.assertj.core.api.Assertions.assertThat;

/** NinjaOne: sign-in, paging, shapes. */
class NinjaSideTest {

    private static final Map<String, String> CLIENT = Map.of("Authorization",
            "Basic " + Visitor.base64(NinjaSide.CLIENT_ID + ":" + NinjaSide.CLIENT_SECRET));

    private final HandClock time = new HandClock();
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.on(time).withNanoTime(time).withTokenSeconds(60));
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
        assertThat(sandbox.ninja().tokensIssued()).isEqualTo(2);
    }

    @Test
    void signsNinjaInWithTheRightClientOnly() {
        Map<String, String> form = Map.of("Content-Type", "application/x-www-form-urlencoded");
        assertThat(visitor
                .ask("POST", NINJA, "/ws/oauth/token", form, "grant_type=client_credentials&client_id=demo-client&client_secret=x").is())
                .isEqualTo("401 {\"error\":\"invalid_client\"}");
        Answer noScope = visitor.ask("POST", NINJA, "/ws/oauth/token", CLIENT, "grant_type=client_credentials&scope=control");
        assertThat(noScope.object().get("expires_in").getAsInt()).isEqualTo(60);
        Map<String, String> token = Map.of("Authorization", "Bearer " + noScope.object().get("access_token").getAsString());
        assertThat(visitor.get(NINJA, "/v2/organizations", token).status()).isEqualTo(403);
        assertThat(visitor.ask("POST", NINJA, "/v2/organizations", visitor.ninjaToken(), "{}").status()).isEqualTo(405);
    }
}
