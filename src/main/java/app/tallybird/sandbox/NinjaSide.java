package app.tallybird.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

import app.tallybird.model.Json;
import app.tallybird.sandbox.Customers.Customer;
import app.tallybird.sandbox.Customers.Device;

/**
 * Plays NinjaOne on the demo's customers, who change from month to month, as no recording could: tokens that end, and bare lists in the order of ids,
 * paged by the last id, at most a thousand a page, without a total. Thread-safe.
 */
public final class NinjaSide {

    public static final String CLIENT_ID = "demo-client";
    public static final String CLIENT_SECRET = "demo-client-secret-31337";

    static final String HOSTS = ".ninjarmm.com";
    private static final String BASIC = "Basic "
            + Base64.getEncoder().encodeToString((CLIENT_ID + ":" + CLIENT_SECRET).getBytes(StandardCharsets.UTF_8));
    private static final int MOST = 1_000;
    private static final Pattern ONE_ORGANIZATION = Pattern.compile("\\s*org\\s*=\\s*(\\d{1,9})\\s*");
    private static final long FIRST_SEEN = Instant.parse("2024-01-08T09:00:00Z").getEpochSecond();
    private static final long LAST_SEEN = Instant.parse("2026-02-27T18:00:00Z").getEpochSecond();
    private static final long DAY = 86_400;

    private final Customers customers;
    private final Clock clock;
    private final int tokenSeconds;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger issued = new AtomicInteger();

    /** Reads everything with the scope "monitoring", and nothing without. */
    private record Token(Instant end, boolean monitoring) {
    }

    NinjaSide(Customers customers, SandboxSettings settings) {
        this.customers = customers;
        clock = settings.clock();
        tokenSeconds = settings.tokenSeconds();
    }

    /** All tokens stop working at once. */
    public void expireTokens() {
        tokens.clear();
    }

    /** How many tokens were given out. */
    public int tokensIssued() {
        return issued.get();
    }

    Reply answer(Call call) {
        if (call.method().equals("POST") && call.path().equals("/ws/oauth/token")) {
            return issue(call);
        }
        @Nullable
        Token token = tokens.get(call.header("authorization").orElse("").replaceFirst("^Bearer ", ""));
        if (token == null || !token.end().isAfter(clock.instant())) {
            return error(401, "invalid_token");
        }
        if (!token.monitoring()) {
            return error(403, "insufficient_scope");
        }
        return call.method().equals("GET") ? read(call) : error(405, "method not allowed");
    }

    /** Takes the client's name and secret from the form or from a Basic header. */
    private Reply issue(Call call) {
        Map<String, String> form = call.form();
        boolean inForm = CLIENT_ID.equals(form.get("client_id")) && CLIENT_SECRET.equals(form.get("client_secret"));
        if (!inForm && !BASIC.equals(call.header("authorization").orElse(""))) {
            return Reply.json(401, Json.of("error", "invalid_client"));
        }
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return Reply.json(400, Json.of("error", "unsupported_grant_type"));
        }
        String scope = form.getOrDefault("scope", "");
        String token = "sandbox-token-" + issued.incrementAndGet() + "-5f3759df";
        tokens.put(token, new Token(clock.instant().plusSeconds(tokenSeconds), (" " + scope + " ").contains(" monitoring ")));
        return Reply.json(200, Json.of("access_token", token, "expires_in", tokenSeconds, "scope", scope, "token_type", "Bearer"));
    }

    private Reply read(Call call) {
        return switch (call.path()) {
            case "/v2/organizations" -> page(call, customers.customers(), Customer::id, NinjaSide::organization);
            case "/v2/devices" -> devices(call);
            default -> error(404, "not found");
        };
    }

    private Reply devices(Call call) {
        String filter = call.query().getOrDefault("df", "");
        Matcher one = ONE_ORGANIZATION.matcher(filter);
        if (!filter.isEmpty() && !one.matches()) {
            return error(400, "the sandbox knows only the device filter \"org = ID\"");
        }
        List<Device> some = customers.devices().stream()
                .filter(device -> filter.isEmpty() || device.organizationId() == Integer.parseInt(one.group(1))).toList();
        return page(call, some, Device::id, NinjaSide::device);
    }

    private static <T> Reply page(Call call, List<T> all, ToIntFunction<T> id, Function<T, JsonObject> shape) {
        int after = call.number("after", 0);
        int size = Math.min(MOST, call.number("pageSize", MOST));
        if (size < 1) {
            return error(400, "pageSize must be at least 1");
        }
        return Reply.json(200, Json.value(all.stream().filter(one -> id.applyAsInt(one) > after).sorted(Comparator.comparingInt(id))
                .limit(size).map(shape).toList()));
    }

    private static JsonObject organization(Customer customer) {
        return Json.of("id", customer.id(), "name", customer.name(), "nodeApprovalMode", customer.id() % 7 == 0 ? "MANUAL" : "AUTOMATIC");
    }

    private static JsonObject device(Device device) {
        long quiet = device.offline() ? DAY * (1 + device.id() % 40) : device.id() % 600;
        String name = device.nodeClass().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-") + "-" + device.id();
        return Json.of("id", device.id(), "uid", new UUID(device.organizationId(), device.id()).toString(), "organizationId",
                device.organizationId(), "locationId", device.organizationId(), "nodeClass", device.nodeClass(), "approvalStatus",
                device.pending() ? "PENDING" : "APPROVED", "offline", device.offline(), "displayName", name, "systemName", name, "created",
                FIRST_SEEN + 3_600.0 * device.id(), "lastContact", LAST_SEEN - quiet + 0.5);
    }

    private static Reply error(int status, String message) {
        return Reply.json(status, Json.of("resultCode", "FAILURE", "errorMessage", message, "incidentId", "sandbox-" + status));
    }
}
