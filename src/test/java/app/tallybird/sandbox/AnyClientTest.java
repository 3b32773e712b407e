package app.tallybird.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import app.tallybird.stage.HandClock;

import static org.assertj.core.api.Assertions.assertThat;

/** A client that is not ours, pointed at the port and nothing else: the JDK's own, which sends 127.0.0.1 as the host. */
class AnyClientTest {

    private static final String SERVICE = "{\"name\":\"Seats\",\"description\":\"All\",\"category\":\"other\",\"subcategory\":\"other\"}";
    private static final String TOKEN = Visitor.base64(SynthesizeSide.VENDOR_KEY + ":" + SynthesizeSide.PARTNER_KEY);

    private final HandClock time = new HandClock();
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.on(time).withNanoTime(time).withUnmapped(Set.of("2")));
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        sandbox.close();
    }

    private HttpResponse<String> ask(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/api/vendor-api" + path))
                .header("Gradient-Token", TOKEN).header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private String said(String method, String path, String body) {
        HttpResponse<String> answer = ask(method, path, body);
        return answer.statusCode() + " " + answer.body();
    }

    private JsonObject data(String path) {
        return JsonParser.parseString(ask("GET", path, "").body()).getAsJsonObject().getAsJsonObject("data");
    }

    /** The way of every script of the SDK: services by name to {@code _id}, accounts, pending, one count after the other. */
    @Test
    void goesThroughTheFiveVerbsAsAScriptDoes() {
        assertThat(said("GET", "/organization", "")).startsWith("200 {\"organizationId\":\"org-1001\"");
        assertThat(ask("POST", "/service", SERVICE).statusCode()).isEqualTo(201);
        assertThat(ask("POST", "/service", SERVICE.replace("Seats", "Devices")).statusCode()).isEqualTo(201);
        assertThat(ask("POST", "/organization/accounts", "{\"id\":\"1\",\"name\":\"Acme\",\"description\":\"\"}").statusCode())
                .isEqualTo(201);
        assertThat(ask("PATCH", "/organization/status/pending", "").statusCode()).isEqualTo(200);

        Map<String, String> ids = new HashMap<>();
        data("").getAsJsonArray("skus")
                .forEach(one -> ids.put(one.getAsJsonObject().get("name").getAsString(), one.getAsJsonObject().get("_id").getAsString()));
        assertThat(ids).isEqualTo(Map.of("Seats", "svc-1", "Devices", "svc-2"));
        assertThat(said("POST", "/service/svc-2/count", "{\"accountId\":\"1\",\"unitCount\":7}"))
                .isEqualTo("201 {\"status\":201,\"message\":\"Created\"}");

        assertThat(sandbox.synthesize().accepted()).containsExactly("1 svc-2 7");
        assertThat(sandbox.synthesize().currentStatus()).isEqualTo("active");
    }

    @Test
    void vendorAndServicesCarryBothIds() {
        ask("POST", "/service", SERVICE);
        JsonObject vendor = data("");
        JsonObject service = vendor.getAsJsonArray("skus").get(0).getAsJsonObject();
        assertThat(List.of(vendor.get("_id"), vendor.get("id"))).allMatch(id -> id.getAsString().equals("ven-77"));
        assertThat(List.of(service.get("_id"), service.get("id"))).allMatch(id -> id.getAsString().equals("svc-1"));
    }

    @Test
    void oneServiceIsTheVendorWithThatServiceOnly() {
        ask("POST", "/service", SERVICE);
        ask("POST", "/service", SERVICE.replace("Seats", "Devices"));
        JsonObject vendor = data("/service/svc-2");
        JsonArray services = vendor.getAsJsonArray("skus");
        assertThat(vendor.get("id").getAsString()).isEqualTo("ven-77");
        assertThat(services).hasSize(1);
        assertThat(services.get(0).getAsJsonObject().get("name").getAsString()).isEqualTo("Devices");
        assertThat(said("GET", "/service/svc-9", "")).isEqualTo("404 {\"statusCode\":404,\"message\":\"No service found with id: svc-9\"}");
    }

    @Test
    void organizationServicesHaveTheirOwnIdsAndTakeCounts() {
        assertThat(said("POST", "/organization/services", "[{\"id\":\"o-1\",\"name\":\"Seats\",\"description\":\"d\"}]"))
                .isEqualTo("201 [{\"id\":\"o-1\",\"name\":\"Seats\",\"description\":\"d\",\"isMapped\":false}]");
        assertThat(said("POST", "/organization/services", "[{\"id\":\"o-2\",\"name\":\"B\"},{\"id\":\"o-1\",\"name\":\"A\"}]"))
                .isEqualTo("409 {\"statusCode\":409,\"message\":\"Service already exists: o-1\",\"error\":\"Conflict\"}");
        assertThat(ask("PATCH", "/organization/services/o-1", "{\"name\":\"All seats\"}").statusCode()).isEqualTo(200);
        assertThat(said("PATCH", "/organization/services", "[{\"id\":\"o-9\",\"name\":\"X\"}]"))
                .isEqualTo("404 {\"statusCode\":404,\"message\":\"No service found with id: o-9\"}");
        ask("POST", "/organization/accounts", "[{\"id\":\"1\",\"name\":\"Acme\"}]");
        assertThat(said("POST", "/service/o-1/count", "{\"accountId\":\"1\",\"unitCount\":3}")).startsWith("404 ");
        ask("PATCH", "/organization/status/pending", "");
        assertThat(said("POST", "/service/o-1/count", "{\"accountId\":\"1\",\"unitCount\":3}")).startsWith("201 ");
        assertThat(sandbox.synthesize().counts()).containsOnlyKeys("1 All seats");
    }

    @Test
    void clientsArePagedBehindThePreviousOneAndSearched() {
        JsonObject first = JsonParser.parseString(ask("GET", "/organization/clients", "").body()).getAsJsonObject();
        JsonArray clients = first.getAsJsonArray("clients");
        assertThat(first.getAsJsonObject("meta").get("total").getAsInt()).isEqualTo(45);
        assertThat(clients).hasSize(25);
        String last = clients.get(24).getAsJsonObject().get("id").getAsString();
        JsonArray rest = JsonParser.parseString(ask("GET", "/organization/clients?previousId=" + last, "").body()).getAsJsonObject()
                .getAsJsonArray("clients");
        assertThat(rest.asList().stream().map(one -> one.getAsJsonObject().get("id").getAsString())).hasSize(20).startsWith("psa-26")
                .endsWith("psa-45");
        JsonElement found = JsonParser.parseString(ask("GET", "/organization/clients?search=bolt", "").body());
        assertThat(found).hasToString("{\"meta\":{\"total\":1,\"limit\":25},\"clients\":[{\"id\":\"psa-9\",\"name\":\"Bolt Law\"}]}");
    }

    @Test
    void takesTwoServicesOfOneNameUntilItIsToldToRefuseThem() {
        ask("POST", "/service", SERVICE);
        assertThat(ask("POST", "/service", SERVICE).statusCode()).isEqualTo(201);
        sandbox.synthesize().refuseSecondNames();
        assertThat(said("POST", "/service", SERVICE))
                .isEqualTo("409 {\"statusCode\":409,\"message\":\"Service already exists: Seats\",\"error\":\"Conflict\"}");
        assertThat(sandbox.synthesize().serviceNames()).containsExactly("Seats", "Seats");
    }

    @Test
    void refusesTheHundredAndFirstRequestOfASecondAndWrongKeys() {
        for (int i = 0; i < 100; i++) {
            assertThat(ask("GET", "/organization", "").statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = ask("GET", "/organization", "");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(new Visitor(sandbox.port()).get("127.0.0.1", "/api/vendor-api", Visitor.token("other", "keys")).status()).isEqualTo(429);
        time.pass(java.time.Duration.ofSeconds(1));
        assertThat(new Visitor(sandbox.port()).get("127.0.0.1", "/api/vendor-api", Visitor.token("other", "keys")).status()).isEqualTo(401);
    }

    @Test
    void anyNameOfThePortWillDo() {
        Visitor visitor = new Visitor(sandbox.port());
        for (String host : List.of("127.0.0.1:" + sandbox.port(), "localhost", "[::1]", "my-computer.lan", "app.usegradient.com")) {
            assertThat(visitor.get(host, "/api/vendor-api/organization", Map.of("GRADIENT-TOKEN", TOKEN)).status()).as(host).isEqualTo(200);
        }
        assertThat(visitor.get("127.0.0.1", "/api/other", Map.of("GRADIENT-TOKEN", TOKEN)).status()).isEqualTo(404);
    }
}
