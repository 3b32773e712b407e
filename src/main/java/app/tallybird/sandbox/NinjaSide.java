package app.tallybird.sandbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.gson.JsonObject;

import app.tallybird.model.Json;
import app.tallybird.sandbox.Customers.Customer;
import app.tallybird.sandbox.Customers.Device;

/** Plays NinjaOne: bare lists in the order of ids, paged by the last id, at most a thousand a page, no total. Thread-safe. */
final class NinjaSide {

    private static final int MOST = 1_000;
    private static final Pattern ONE_ORGANIZATION = Pattern.compile("\\s*org\\s*=\\s*(\\d{1,9})\\s*");
    private static final long FIRST_SEEN = Instant.parse("2024-01-08T09:00:00Z").getEpochSecond();
    private static final long LAST_SEEN = Instant.parse("2026-02-27T18:00:00Z").getEpochSecond();
    private static final long DAY = 86_400;

    private final Customers customers;
    private final NinjaTokens tokens;

    NinjaSide(Customers customers, NinjaTokens tokens) {
        this.customers = customers;
        this.tokens = tokens;
    }

    Reply answer(Call call) {
        if (call.method().equals("POST") && call.path().equals("/ws/oauth/token")) {
            return tokens.issue(call);
        }
        return switch (tokens.grant(call)) {
            case NONE -> error(401, "invalid_token");
            case NOTHING_TO_SEE -> error(403, "insufficient_scope");
            case MONITORING -> call.method().equals("GET") ? read(call) : error(405, "method not allowed");
        };
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
        if (filter.isEmpty()) {
            return page(call, customers.devices(), Device::id, NinjaSide::device);
        }
        if (!one.matches()) {
            return error(400, "the sandbox knows only the device filter \"org = ID\"");
        }
        int organization = Integer.parseInt(one.group(1));
        List<Device> some = customers.devices().stream().filter(device -> device.organizationId() == organization).toList();
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
