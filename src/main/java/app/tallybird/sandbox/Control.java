package app.tallybird.sandbox;

import java.time.Duration;
import java.util.Set;

import com.google.gson.JsonObject;

import app.tallybird.model.Json;

/**
 * The sandbox's own address: {@code GET state, accepted, requests}; {@code POST faults, latency, limit, expire-tokens, disconnect, deactivate,
 * mapping-ids, unique-names} and {@code map, unmap, exclude, map-service, unmap-service, remove-account, remove-service, hide-account-id, hide-service-id,
 * remove-customer, customer, organization} followed by an id; {@code DELETE faults}.
 */
final class Control {

    private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Sandbox sandbox;

    Control(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** Only under its own name: a web page in a browser reaches this port under other ones. */
    static boolean mayAsk(String host) {
        return OWN_NAMES.contains(host);
    }

    Reply answer(Call call) {
        try {
            return act(call);
        } catch (IllegalArgumentException | ArithmeticException | IllegalStateException e) {
            return Reply.error(400, "Not understood: " + e.getMessage());
        }
    }

    private Reply act(Call call) {
        String[] parts = call.path().substring("/__sandbox/".length()).split("/", 2);
        String id = parts.length == 2 ? Call.decode(parts[1]) : "";
        return switch (call.method() + " " + parts[0]) {
            case "GET state" -> Reply.json(200, state());
            case "GET accepted" -> Reply.json(200, Json.value(sandbox.synthesize().accepted()));
            case "GET requests" -> Reply.json(200, Json.value(sandbox.requests().lines()));
            case "POST faults" -> done(() -> call.array().asList().stream().map(one -> PlayedFault.read(one.getAsJsonObject())).toList()
                    .forEach(sandbox::fault));
            case "DELETE faults" -> done(sandbox::noFaults);
            case "POST latency" -> done(() -> sandbox.latency(Duration.ofMillis(needed(call, "ms"))));
            case "POST limit" -> done(() -> sandbox.synthesize().limit(needed(call, "perSecond")));
            case "POST expire-tokens" -> done(() -> sandbox.ninja().expireTokens());
            case "POST map" -> done(() -> sandbox.synthesize().map(id, true));
            case "POST unmap" -> done(() -> sandbox.synthesize().map(id, false));
            case "POST map-service" -> done(() -> sandbox.synthesize().mapService(id, true));
            case "POST unmap-service" -> done(() -> sandbox.synthesize().mapService(id, false));
            case "POST exclude" -> done(() -> sandbox.synthesize().map(id, false));
            case "POST remove-account" -> done(() -> sandbox.synthesize().removeAccount(id));
            case "POST remove-service" -> done(() -> sandbox.synthesize().removeService(id));
            case "POST disconnect" -> done(() -> sandbox.synthesize().disconnect());
            case "POST deactivate" -> done(() -> sandbox.synthesize().deactivate());
            case "POST mapping-ids" -> done(() -> sandbox.synthesize().nameMappingsById());
            case "POST unique-names" -> done(() -> sandbox.synthesize().refuseSecondNames());
            case "POST hide-account-id" -> done(() -> sandbox.synthesize().hideAccountId(id));
            case "POST hide-service-id" -> done(() -> sandbox.synthesize().hideServiceId(id));
            case "POST organization" -> done(() -> sandbox.synthesize().becomeOrganization(id));
            case "POST remove-customer" -> done(() -> sandbox.customers().removeCustomer(Integer.parseInt(id)));
            case "POST customer" -> customer(Integer.parseInt(id), call.object());
            default -> Reply.error(404, "The sandbox has no " + call.method() + " " + call.path());
        };
    }

    private static int needed(Call call, String name) {
        return Json.number(call.object(), name).orElseThrow(() -> new IllegalArgumentException(name + " is missing")).intValueExact();
    }

    private Reply customer(int id, JsonObject change) {
        Customers customers = sandbox.customers();
        if (customers.customers().stream().noneMatch(one -> one.id() == id)) {
            return Reply.error(404, "There is no customer " + id);
        }
        Json.text(change, "name").ifPresent(name -> customers.rename(id, name));
        Json.number(change, "devices").ifPresent(devices -> customers.setDevices(id, devices.intValueExact()));
        return Reply.json(200, Json.of("done", true));
    }

    private static Reply done(Runnable work) {
        work.run();
        return Reply.json(200, Json.of("done", true));
    }

    private JsonObject state() {
        JsonObject state = sandbox.synthesize().state();
        state.addProperty("customers", sandbox.customers().customers().size());
        state.addProperty("devices", sandbox.customers().devices().size());
        state.addProperty("faultsWaiting", sandbox.faultsWaiting());
        JsonObject requests = new JsonObject();
        sandbox.requests().hosts().forEach(requests::addProperty);
        state.add("requests", requests);
        return state;
    }
}
