package app.tallybird.sandbox;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * Plays Synthesize: keeps accounts, services and counts, answers as its reference says, and refuses more than a hundred requests in any one second. An
 * account is mapped once the status has been pending, unless it is marked as not mapped. Thread-safe.
 */
public final class SynthesizeSide {

    public static final String VENDOR_KEY = "demo-vendor-key-4711";
    public static final String PARTNER_KEY = "demo-partner-key-0815";
    private static final int LIMIT = 100;
    private static final long SECOND = 1_000_000_000L;
    private static final Pattern COUNT = Pattern.compile("/api/vendor-api/service/([^/]+)/count");
    private static final Pattern SERVICE = Pattern.compile("/api/vendor-api/service/([^/]+)");
    private static final Pattern ACCOUNT = Pattern.compile("/api/vendor-api/organization/accounts/([^/]+)");
    private static final Pattern STATUS = Pattern.compile("/api/vendor-api/organization/status/([^/]+)");

    private final Map<String, JsonObject> services = new LinkedHashMap<>();
    private final Map<String, String> accounts = new LinkedHashMap<>();
    private final Map<String, BigDecimal> counts = new TreeMap<>();
    private final List<String> accepted = new ArrayList<>();
    private final Set<String> unmapped = new HashSet<>();
    private final Deque<Long> recent = new ArrayDeque<>();
    private String status = "inactive";
    private String organization = "org-1001";
    private boolean mapping;
    private int builds;
    private int created;
    private int throttled;
    private int peak;
    private int limit = LIMIT;

    synchronized Reply answer(Call call) {
        if (tooMany()) {
            throttled++;
            return error(429, "Too many requests").with("Retry-After", "1");
        }
        String token = Base64.getEncoder().encodeToString((VENDOR_KEY + ":" + PARTNER_KEY).getBytes(StandardCharsets.UTF_8));
        if (!token.equals(call.header("gradient-token").orElse(""))) {
            return error(401, "Unauthorized");
        }
        Matcher count = COUNT.matcher(call.path());
        if (call.method().equals("POST") && count.matches()) {
            return count(Call.decode(count.group(1)), call.object(), "true".equals(call.query().get("no_build")));
        }
        return switch (call.method() + " " + call.path()) {
            case "GET /api/vendor-api" -> Reply.json(200, vendor());
            case "GET /api/vendor-api/organization" -> Reply.json(200, organization());
            case "GET /api/vendor-api/organization/accounts" -> Reply.json(200, accounts());
            case "POST /api/vendor-api/organization/accounts" -> createAccounts(call.array());
            case "POST /api/vendor-api/service" -> createService(call.object());
            default -> change(call);
        };
    }

    private boolean tooMany() {
        long now = System.nanoTime();
        while (!recent.isEmpty() && now - recent.getFirst() >= SECOND) {
            recent.removeFirst();
        }
        if (recent.size() >= limit) {
            return true;
        }
        recent.addLast(now);
        peak = Math.max(peak, recent.size());
        return false;
    }

    private Reply change(Call call) {
        Matcher wanted = STATUS.matcher(call.path());
        if (call.method().equals("PATCH") && wanted.matches()) {
            status = wanted.group(1);
            mapping |= status.equals("pending");
            return Reply.json(200, wrapped(organization()));
        }
        Matcher service = SERVICE.matcher(call.path());
        if (call.method().equals("PATCH") && service.matches() && services.containsKey(service.group(1))) {
            call.object().entrySet().forEach(entry -> services.get(service.group(1)).add(entry.getKey(), entry.getValue()));
            return Reply.json(200, vendor());
        }
        Matcher account = ACCOUNT.matcher(call.path());
        if (call.method().equals("PATCH") && account.matches() && accounts.containsKey(Call.decode(account.group(1)))) {
            accounts.put(Call.decode(account.group(1)), call.object().get("name").getAsString());
            return Reply.json(200, wrapped(new JsonObject()));
        }
        return error(404, "Cannot " + call.method() + " " + call.path());
    }

    private Reply count(String service, JsonObject body, boolean noBuild) {
        if (!body.has("accountId") || !body.has("unitCount") || body.has("clientOId")
                || !body.get("accountId").getAsJsonPrimitive().isString() || !body.get("unitCount").getAsJsonPrimitive().isNumber()) {
            return error(400, "accountId must be a string and unitCount a number");
        }
        String account = body.get("accountId").getAsString();
        BigDecimal units = body.get("unitCount").getAsBigDecimal();
        if (!services.containsKey(service)) {
            return error(404, "No service found with id: " + service);
        }
        if (!mapping || unmapped.contains(account) || !accounts.containsKey(account)) {
            return error(404, "No account map found with id: " + account);
        }
        counts.put(account + " " + services.get(service).get("name").getAsString(), units);
        accepted.add(account + " " + service + " " + units.toPlainString());
        builds += noBuild ? 0 : 1;
        status = "active";
        JsonObject json = new JsonObject();
        json.addProperty("status", 201);
        json.addProperty("message", "Created");
        return Reply.json(201, json);
    }

    private Reply createAccounts(JsonArray wanted) {
        for (JsonElement one : wanted) {
            if (accounts.containsKey(one.getAsJsonObject().get("id").getAsString())) {
                return error(409, "Account already exists: " + one.getAsJsonObject().get("id").getAsString());
            }
        }
        wanted.forEach(one -> accounts.put(one.getAsJsonObject().get("id").getAsString(), one.getAsJsonObject().get("name").getAsString()));
        return Reply.json(201, wanted);
    }

    private Reply createService(JsonObject wanted) {
        for (String field : List.of("name", "description", "category", "subcategory")) {
            if (!wanted.has(field) || wanted.get(field).getAsString().isBlank()) {
                return error(400, field + " should not be empty");
            }
        }
        String id = "svc-" + ++created;
        JsonObject service = wanted.deepCopy();
        service.addProperty("_id", id);
        services.put(id, service);
        return Reply.json(201, vendor());
    }

    private JsonObject organization() {
        JsonObject json = new JsonObject();
        json.addProperty("organizationId", organization);
        json.addProperty("name", "Harbor IT Services");
        json.addProperty("vendorId", "ven-77");
        json.addProperty("vendorName", "Sandbox");
        json.addProperty("integrationId", "int-5");
        json.addProperty("status", status);
        json.addProperty("lastSyncedAt", "1900-06-18T00:00:00.000Z");
        return json;
    }

    private JsonObject vendor() {
        JsonObject data = new JsonObject();
        data.addProperty("_id", "ven-77");
        data.addProperty("name", "Sandbox");
        JsonArray skus = new JsonArray();
        services.values().forEach(skus::add);
        data.add("skus", skus);
        JsonObject billing = new JsonObject();
        billing.addProperty("variation", "billing");
        JsonArray modules = new JsonArray();
        modules.add(billing);
        data.add("modules", modules);
        return wrapped(data);
    }

    private JsonArray accounts() {
        JsonArray list = new JsonArray();
        accounts.forEach((id, name) -> {
            JsonObject json = new JsonObject();
            json.addProperty("id", id);
            json.addProperty("name", name);
            json.addProperty("isMapped", mapping && !unmapped.contains(id));
            list.add(json);
        });
        return list;
    }

    private static JsonObject wrapped(JsonObject data) {
        JsonObject json = new JsonObject();
        json.addProperty("status", 200);
        json.add("data", data);
        json.addProperty("message", "OK");
        return json;
    }

    private static Reply error(int status, String message) {
        JsonObject json = new JsonObject();
        json.addProperty("statusCode", status);
        json.addProperty("message", message);
        return Reply.json(status, json);
    }

    /** The counts it has now, by account id, a blank, and the service's name. */
    public synchronized Map<String, BigDecimal> counts() {
        return new TreeMap<>(counts);
    }

    /** Every accepted count in order: account id, service id, number. */
    public synchronized List<String> accepted() {
        return List.copyOf(accepted);
    }

    public synchronized Map<String, String> accountNames() {
        return new LinkedHashMap<>(accounts);
    }

    public synchronized List<String> serviceNames() {
        return services.values().stream().map(service -> service.get("name").getAsString()).toList();
    }

    public synchronized String currentStatus() {
        return status;
    }

    /** How many accepted counts asked for a rebuild. */
    public synchronized int builds() {
        return builds;
    }

    /** How many requests were refused as too many, and the most that were let in within one second. */
    public synchronized int throttled() {
        return throttled;
    }

    public synchronized int peak() {
        return peak;
    }

    public synchronized void map(String accountId, boolean mapped) {
        if (mapped) {
            unmapped.remove(accountId);
        } else {
            unmapped.add(accountId);
        }
    }

    /** How many requests are let in within one second; 100 unless changed. */
    public synchronized void limit(int perSecond) {
        limit = perSecond;
    }

    /** As if the keys were another organization's. */
    public synchronized void becomeOrganization(String id) {
        organization = id;
    }

    synchronized JsonObject state() {
        JsonObject json = new JsonObject();
        json.addProperty("status", status);
        json.addProperty("builds", builds);
        json.addProperty("accepted", accepted.size());
        json.addProperty("throttled", throttled);
        JsonObject values = new JsonObject();
        counts.forEach(values::addProperty);
        json.add("counts", values);
        json.add("accounts", accounts());
        json.add("services", vendor().getAsJsonObject("data").get("skus"));
        return json;
    }
}
