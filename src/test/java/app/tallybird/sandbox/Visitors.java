package app.tallybird.sandbox;

import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import app.tallybird.model.Json;

/** Other clients of the sandbox, as tests of other packages need them. */
public final class Visitors {

    private Visitors() {
    }

    /** An old script: one service, its customers and their counts; the partner has mapped them. */
    public static void script(Sandbox sandbox, String service, Map<String, String> customers, Map<String, Integer> counts) {
        script(sandbox.port(), service, customers, counts);
    }

    /** The same at the port of a sandbox. */
    public static void script(int port, String service, Map<String, String> customers, Map<String, Integer> counts) {
        Visitor visitor = new Visitor(port);
        visitor.synthesize("POST", "/service",
                Json.of("name", service, "description", "Of a script", "category", "other", "subcategory", "other").toString());
        JsonArray accounts = Json.list(customers.entrySet(), one -> Json.of("id", one.getKey(), "name", one.getValue()));
        visitor.synthesize("POST", "/organization/accounts", accounts.toString());
        visitor.synthesize("PATCH", "/organization/status/pending", "");
        JsonArray services = visitor.synthesize("GET", "", "").object().getAsJsonObject("data").getAsJsonArray("skus");
        JsonObject last = services.get(services.size() - 1).getAsJsonObject();
        counts.forEach((account, units) -> visitor.synthesize("POST", "/service/" + last.get("_id").getAsString() + "/count",
                Json.of("accountId", account, "unitCount", units).toString()));
    }

    /** The same script sends one more count. */
    public static void again(Sandbox sandbox, String serviceId, String account, int units) {
        new Visitor(sandbox.port()).synthesize("POST", "/service/" + serviceId + "/count",
                Json.of("accountId", account, "unitCount", units).toString());
    }
}
