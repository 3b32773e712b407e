package app.tallybird.sandbox;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import app.tallybird.model.Json;

/** The vendor at Synthesize and its services. Guarded by its {@link SynthesizeSide}. */
final class ServiceBook {

    private static final List<String> NEEDED = List.of("name", "description", "category", "subcategory");
    private static final List<String> OPTIONAL = List.of("supportArticle", "supportContact");

    private final Map<String, JsonObject> services = new LinkedHashMap<>();
    private final Set<String> unmapped = new HashSet<>();
    private final JsonObject vendor = Json.of("_id", "ven-77", "id", "ven-77", "name", "Sandbox");
    private int created;
    private boolean uniqueNames;

    Reply create(JsonObject wanted) {
        List<String> complaints = Reply.complaints(wanted, NEEDED);
        complaints.addAll(Vocabulary.complaints(wanted));
        if (!complaints.isEmpty()) {
            return Reply.badBody(complaints);
        }
        String name = wanted.get("name").getAsString();
        if (uniqueNames && names().contains(name)) {
            return Reply.conflict("Service already exists: " + name);
        }
        String id = "svc-" + ++created;
        JsonObject service = Json.of("_id", id, "id", id);
        copy(wanted, service);
        services.put(id, service);
        return Reply.json(201, vendor());
    }

    /** From now on a second service of one name is refused; whether the real one does that is not published. */
    void refuseSecondNames() {
        uniqueNames = true;
    }

    Reply change(String id, JsonObject change) {
        JsonObject service = services.get(id);
        if (service == null) {
            return missing(id);
        }
        List<String> complaints = Vocabulary.complaints(change);
        if (!complaints.isEmpty()) {
            return Reply.badBody(complaints);
        }
        copy(change, service);
        return Reply.json(200, vendor());
    }

    private static void copy(JsonObject from, JsonObject to) {
        NEEDED.stream().filter(from::has).forEach(field -> to.add(field, from.get(field)));
        OPTIONAL.stream().filter(from::has).forEach(field -> to.add(field, from.get(field)));
    }

    /** The vendor with this service only. */
    Reply one(String id) {
        JsonObject service = services.get(id);
        return service == null ? missing(id) : Reply.json(200, vendor(List.of(service)));
    }

    private static Reply missing(String id) {
        return Reply.error(404, "No service found with id: " + id);
    }

    Reply changeVendor(JsonObject change) {
        List<String> known = List.of("name", "description", "vendorSupportPageUrl", "integrationPortalUrl");
        if (known.stream().noneMatch(change::has)) {
            return Reply.badBody(List.of("at least one property is needed"));
        }
        known.stream().filter(change::has).forEach(field -> vendor.add(field, change.get(field)));
        return Reply.json(200, vendor());
    }

    /** The answer that shows the vendor. */
    JsonObject vendor() {
        return vendor(services.values());
    }

    private JsonObject vendor(Collection<JsonObject> shown) {
        JsonObject data = vendor.deepCopy();
        data.add("skus", Json.value(shown));
        data.add("modules", Json.value(List.of(Json.of("variation", "billing"), Json.of("variation", "alerts"))));
        data.add("mappingResponsibilities", new JsonArray());
        data.add("attributes", new JsonArray());
        return Json.of("status", 200, "data", data, "message", "OK");
    }

    /** The name of a service that is there; empty when it is not. */
    Optional<String> name(String id) {
        return Optional.ofNullable(services.get(id)).map(service -> service.get("name").getAsString());
    }

    void remove(String idOrName) {
        services.values().removeIf(service -> is(service, idOrName));
    }

    /** From now on the list shows this service with a blank id. */
    void hideId(String idOrName) {
        services.values().stream().filter(service -> is(service, idOrName)).forEach(service -> {
            service.addProperty("_id", " ");
            service.addProperty("id", " ");
        });
    }

    private static boolean is(JsonObject service, String idOrName) {
        return service.get("_id").getAsString().equals(idOrName) || service.get("name").getAsString().equals(idOrName);
    }

    boolean mapped(String id) {
        return name(id).filter(name -> !unmapped.contains(id) && !unmapped.contains(name)).isPresent();
    }

    void map(String idOrName, boolean mapped) {
        if (mapped) {
            unmapped.remove(idOrName);
        } else {
            unmapped.add(idOrName);
        }
    }

    List<String> names() {
        return services.values().stream().map(service -> service.get("name").getAsString()).toList();
    }
}
