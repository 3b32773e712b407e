package app.tallybird.sandbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import app.tallybird.model.Json;

/** The accounts of Synthesize, or the services of one organization, by an id of the vendor's, and which of them are mapped. Guarded by its {@link SynthesizeSide}. */
final class AccountBook {

    private final Map<String, JsonObject> accounts = new LinkedHashMap<>();
    private final String noun;
    private final Set<String> unmapped;
    private final Set<String> hidden = new HashSet<>();
    private boolean mapping;
    private boolean mappingIds;

    AccountBook(String noun, Set<String> unmapped) {
        this.noun = noun;
        this.unmapped = new HashSet<>(unmapped);
    }

    /** The partner goes through the mapping, which the status "pending" opens. */
    void openMapping() {
        mapping = true;
    }

    void map(String id, boolean mapped) {
        if (mapped) {
            unmapped.remove(id);
        } else {
            unmapped.add(id);
        }
    }

    /** Nothing is mapped until the status is pending again. */
    void closeMapping() {
        mapping = false;
    }

    void remove(String id) {
        accounts.remove(id);
    }

    void removeAll() {
        accounts.clear();
        closeMapping();
    }

    /** From now on the list names mappings by their id and leaves out whether there is one. */
    void nameMappingsById() {
        mappingIds = true;
    }

    /** From now on the list shows this account with a blank id. */
    void hideId(String id) {
        hidden.add(id);
    }

    boolean mapped(String id) {
        return mapping && accounts.containsKey(id) && !unmapped.contains(id);
    }

    /** All or nothing. */
    Reply create(JsonArray wanted) {
        List<String> complaints = new ArrayList<>();
        Set<String> seen = new HashSet<>(accounts.keySet());
        String twice = "";
        for (int i = 0; i < wanted.size(); i++) {
            JsonObject one = wanted.get(i) instanceof JsonObject object ? object : new JsonObject();
            for (String field : List.of("id", "name")) {
                if (Json.text(one, field).isEmpty()) {
                    complaints.add(i + "." + field + " must be a string that is not empty");
                }
            }
            String id = Json.text(one, "id").orElse("");
            twice = seen.add(id) || !twice.isEmpty() ? twice : id;
        }
        if (!complaints.isEmpty()) {
            return Reply.badBody(complaints);
        }
        if (!twice.isEmpty()) {
            return Reply.conflict(noun.substring(0, 1).toUpperCase(Locale.ROOT) + noun.substring(1) + " already exists: " + twice);
        }
        wanted.forEach(one -> accounts.put(one.getAsJsonObject().get("id").getAsString(), one.getAsJsonObject().deepCopy()));
        return Reply.json(201, wanted);
    }

    /** All or nothing. */
    Reply change(JsonArray wanted) {
        for (JsonElement one : wanted) {
            String id = one instanceof JsonObject object ? Json.text(object, "id").orElse("") : "";
            if (!accounts.containsKey(id)) {
                return Reply.error(404, "No " + noun + " found with id: " + id);
            }
        }
        wanted.forEach(one -> change(one.getAsJsonObject().get("id").getAsString(), one.getAsJsonObject()));
        return Reply.json(200, Json.of("status", 200, "data", wanted, "message", "OK"));
    }

    private void change(String id, JsonObject change) {
        JsonObject account = accounts.get(id);
        for (String field : List.of("name", "description", "isActive", "isArrears")) {
            if (account != null && change.has(field)) {
                account.add(field, change.get(field));
            }
        }
    }

    JsonArray list(Set<String> ids, boolean withUnmapped) {
        JsonArray list = new JsonArray();
        accounts.forEach((id, account) -> {
            if ((ids.isEmpty() || ids.contains(id)) && (withUnmapped || mapped(id))) {
                JsonObject json = account.deepCopy();
                if (!mappingIds) {
                    json.addProperty("isMapped", mapped(id));
                } else if (mapped(id)) {
                    json.addProperty("mappingId", "map-" + id);
                }
                if (hidden.contains(id)) {
                    json.addProperty("id", "");
                }
                list.add(json);
            }
        });
        return list;
    }

    Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        accounts.forEach((id, account) -> names.put(id, account.get("name").getAsString()));
        return names;
    }
}
