package app.tallybird.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import app.tallybird.sandbox.Customers.Customer;
import app.tallybird.sandbox.Customers.Device;

/** Plays NinjaOne, Huntress and Proofpoint Essentials on the same customers, each with its own sign-in, paging and shapes. Thread-safe. */
public final class VendorSides {

    public static final String CLIENT_ID = "demo-client";
    public static final String CLIENT_SECRET = "demo-client-secret-31337";
    public static final String DOMAIN = "harborit.example";
    public static final String USER = "api@harborit.example";
    private static final int TOKEN_SECONDS = 3_600;

    private final Customers customers;
    private final Clock clock;
    private final Map<String, Instant> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger issued = new AtomicInteger();

    VendorSides(Customers customers, Clock clock) {
        this.customers = customers;
        this.clock = clock;
    }

    /** All tokens stop working at once. */
    public void expireTokens() {
        tokens.clear();
    }

    Reply ninja(Call call) {
        if (call.method().equals("POST") && call.path().equals("/ws/oauth/token")) {
            Map<String, String> form = call.form();
            boolean right = "client_credentials".equals(form.get("grant_type")) && CLIENT_ID.equals(form.get("client_id"))
                    && CLIENT_SECRET.equals(form.get("client_secret")) && "monitoring".equals(form.get("scope"));
            return right ? token() : error(401, "error", "invalid_client");
        }
        String token = call.header("authorization").orElse("").replaceFirst("^Bearer ", "");
        if (!tokens.getOrDefault(token, Instant.EPOCH).isAfter(clock.instant())) {
            return error(401, "errorMessage", "invalid_token");
        }
        return switch (call.path()) {
            case "/v2/organizations" ->
                page(call, customers.customers().stream().sorted(Comparator.comparingInt(Customer::id)).toList(), Customer::id,
                        VendorSides::organization);
            case "/v2/devices" -> page(call, customers.devices().stream().sorted(Comparator.comparingInt(Device::id)).toList(), Device::id,
                    VendorSides::device);
            default -> error(404, "errorMessage", "not found");
        };
    }

    private Reply token() {
        String token = "sandbox-token-" + issued.incrementAndGet() + "-" + Integer.toHexString(customers.hashCode());
        tokens.put(token, clock.instant().plusSeconds(TOKEN_SECONDS));
        JsonObject json = new JsonObject();
        json.addProperty("access_token", token);
        json.addProperty("expires_in", TOKEN_SECONDS);
        json.addProperty("scope", "monitoring");
        json.addProperty("token_type", "Bearer");
        return Reply.json(200, json);
    }

    @FunctionalInterface
    private interface Key<T> {
        int of(T one);
    }

    @FunctionalInterface
    private interface Shape<T> {
        JsonObject of(T one);
    }

    private static <T> Reply page(Call call, List<T> all, Key<T> key, Shape<T> shape) {
        int after = call.number("after", 0);
        int size = call.number("pageSize", 200);
        JsonArray page = new JsonArray();
        all.stream().filter(one -> key.of(one) > after).limit(size).forEach(one -> page.add(shape.of(one)));
        return Reply.json(200, page);
    }

    private static JsonObject organization(Customer customer) {
        JsonObject json = new JsonObject();
        json.addProperty("id", customer.id());
        json.addProperty("name", customer.name());
        json.addProperty("nodeApprovalMode", "AUTOMATIC");
        return json;
    }

    private static JsonObject device(Device device) {
        JsonObject json = new JsonObject();
        json.addProperty("id", device.id());
        json.addProperty("organizationId", device.organizationId());
        json.addProperty("locationId", device.organizationId());
        json.addProperty("nodeClass", device.nodeClass());
        json.addProperty("approvalStatus", device.pending() ? "PENDING" : "APPROVED");
        json.addProperty("offline", device.offline());
        json.addProperty("systemName", "HOST-" + device.id());
        return json;
    }

    Reply huntress(Call call) {
        String basic = Base64.getEncoder().encodeToString((CLIENT_ID + ":" + CLIENT_SECRET).getBytes(StandardCharsets.UTF_8));
        if (!("Basic " + basic).equals(call.header("authorization").orElse(""))) {
            return error(401, "message", "invalid API credentials");
        }
        if (!call.path().equals("/v1/organizations")) {
            return error(404, "message", "not found");
        }
        int size = Math.min(500, call.number("limit", 10));
        int before = call.number("page_token", Integer.MAX_VALUE);
        List<Customer> rest = customers.customers().stream().filter(one -> one.id() < before)
                .sorted(Comparator.comparingInt(Customer::id).reversed()).toList();
        JsonArray list = new JsonArray();
        rest.stream().limit(size).forEach(one -> list.add(huntressOrganization(one)));
        JsonObject pagination = new JsonObject();
        if (rest.size() > size) {
            pagination.addProperty("next_page_token", String.valueOf(rest.get(size - 1).id()));
        }
        JsonObject json = new JsonObject();
        json.add("organizations", list);
        json.add("pagination", pagination);
        return Reply.json(200, json);
    }

    private static JsonObject huntressOrganization(Customer customer) {
        JsonObject json = new JsonObject();
        json.addProperty("id", 4_000 + customer.id());
        json.addProperty("name", customer.name());
        json.addProperty("agents_count", customer.seats().agents());
        json.addProperty("billable_identity_count", customer.seats().identities());
        json.addProperty("sat_learner_count", customer.seats().learners());
        json.addProperty("logs_sources_count", customer.seats().sources());
        return json;
    }

    Reply proofpoint(Call call) {
        if (!USER.equals(call.header("x-user").orElse("")) || !CLIENT_SECRET.equals(call.header("x-password").orElse(""))) {
            return error(401, "message", "invalid user or password");
        }
        if (!call.path().equals("/api/v1/orgs/" + DOMAIN + "/orgs")) {
            return error(404, "message", "unknown domain");
        }
        JsonArray list = new JsonArray();
        for (Customer customer : customers.customers()) {
            JsonObject json = new JsonObject();
            json.addProperty("primary_domain", customer.domain());
            json.addProperty("name", customer.name());
            json.addProperty("is_active", customer.id() % 15 != 0);
            json.addProperty("type", "organization");
            json.addProperty("eid", 120_000 + customer.id());
            json.addProperty("licensing_package", customer.mailPackage());
            json.addProperty("is_on_trial", customer.id() % 11 == 0);
            json.addProperty("active_users", customer.seats().mailboxes());
            json.addProperty("user_licenses", customer.seats().mailboxes() + 5);
            list.add(json);
        }
        JsonObject json = new JsonObject();
        json.add("orgs", list);
        return Reply.json(200, json);
    }

    private static Reply error(int status, String field, String message) {
        JsonObject json = new JsonObject();
        json.addProperty(field, message);
        return Reply.json(status, json);
    }
}
