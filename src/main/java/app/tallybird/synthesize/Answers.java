package app.tallybird.synthesize;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

/** Reads answers in every shape that was seen: wrapped in {@code data} or not, {@code id} or {@code _id}, fields missing, numbers for strings. */
final class Answers {

    private static final Pattern STATUS = Pattern.compile("[1-5]\\d\\d");
    private static final int CREATED = 201;
    private static final String MAPPING_ID = "mappingId";

    private static final Set<String> FAILED = Set.of("failed", "error", "rejected");

    private Answers() {
    }

    /** The object itself, without its wrapping. */
    static JsonObject object(JsonElement answer) {
        JsonElement inner = unwrap(answer);
        return inner.isJsonObject() ? inner.getAsJsonObject() : new JsonObject();
    }

    private static JsonElement unwrap(JsonElement answer) {
        if (answer.isJsonObject() && answer.getAsJsonObject().has("data")) {
            JsonElement data = answer.getAsJsonObject().get("data");
            if (data.isJsonObject() || data.isJsonArray()) {
                return data;
            }
        }
        return answer;
    }

    static Organization organization(JsonElement answer) {
        JsonObject json = object(answer);
        return new Organization(text(json, "organizationId"), text(json, "name"), text(json, "vendorId"), text(json, "integrationId"),
                text(json, "status"));
    }

    /**
     * The status that a body of the kind {@code {status, message}} speaks of, which can be another than that of the answer; 0 when it speaks of none.
     */
    static int ownStatus(JsonElement answer) {
        if (answer.isJsonObject()) {
            for (String name : List.of("statusCode", "status")) {
                String status = text(answer.getAsJsonObject(), name);
                if (STATUS.matcher(status).matches()) {
                    return Integer.parseInt(status);
                }
            }
        }
        return 0;
    }

    /**
     * Whether a body that came with success is what Synthesize says to a count: {@code {status, message}}. A 201 may come without words; anything else
     * may come from whoever stands in between.
     */
    static boolean acceptsCount(int status, JsonElement body) {
        boolean created = status == CREATED;
        if (body.isJsonNull() || !body.isJsonObject()) {
            return created && body.isJsonNull();
        }
        JsonObject json = body.getAsJsonObject();
        if (FAILED.contains(text(json, "status").toLowerCase(Locale.ROOT))) {
            return false;
        }
        int own = ownStatus(body);
        boolean takenFor = own == 0 && created && (json.isEmpty() || json.has("message") || json.has("data"));
        return (own >= 200 && own < 300) || takenFor;
    }

    static Vendor vendor(JsonElement answer) {
        JsonObject json = object(answer);
        List<VendorService> services = new ArrayList<>();
        for (JsonElement one : list(json, "skus", "services")) {
            if (one.isJsonObject()) {
                VendorService service = service(one.getAsJsonObject());
                services.add(service);
                if (service.id().isBlank()) {
                    throw Problems.withoutId("service", service.name()).asException();
                }
            }
        }
        Set<String> modules = new HashSet<>();
        for (JsonElement one : list(json, "modules")) {
            String module = one.isJsonObject()
                    ? text(one.getAsJsonObject(), "variation", "name")
                    : one.isJsonPrimitive() ? one.getAsString() : "";
            if (!module.isEmpty()) {
                modules.add(module.toLowerCase(Locale.ROOT));
            }
        }
        return new Vendor(services, modules);
    }

    private static VendorService service(JsonObject json) {
        ServiceDetails.Support support = new ServiceDetails.Support(text(json, "supportArticle"), text(json, "supportContact"));
        return new VendorService(text(json, "id", "_id"), new ServiceDetails(text(json, "name"), text(json, "description"),
                text(json, "category"), text(json, "subcategory"), support), mapped(json, json.has(MAPPING_ID)));
    }

    static List<SynthesizeAccount> accounts(JsonElement answer) {
        JsonElement inner = unwrap(answer);
        JsonArray array = inner.isJsonArray() ? inner.getAsJsonArray() : list(object(answer), "accounts", "items");
        boolean byId = array.asList().stream().anyMatch(one -> one.isJsonObject() && one.getAsJsonObject().has(MAPPING_ID));
        List<SynthesizeAccount> accounts = new ArrayList<>();
        for (JsonElement one : array) {
            if (one.isJsonObject()) {
                JsonObject json = one.getAsJsonObject();
                SynthesizeAccount account = new SynthesizeAccount(text(json, "id", "accountId"), text(json, "name"), mapped(json, byId));
                accounts.add(account);
                if (account.id().isBlank()) {
                    throw Problems.withoutId("account", account.name()).asException();
                }
            }
        }
        return accounts;
    }

    /** Either field says it. A server that names mappings by their id leaves the id away where there is none. */
    private static Optional<Boolean> mapped(JsonObject json, boolean byId) {
        JsonElement mapped = json.get("isMapped");
        boolean told = mapped != null && mapped.isJsonPrimitive() && mapped.getAsJsonPrimitive().isBoolean();
        boolean yes = (told && mapped.getAsBoolean()) || !text(json, MAPPING_ID).isBlank();
        return told || byId ? Optional.of(yes) : Optional.empty();
    }

    static AlertTaken taken(JsonElement answer) {
        JsonObject json = object(answer);
        return new AlertTaken(text(json, "messageId"), text(json, "alertId"));
    }

    /** The answer is one object or a list whose last one is the newest. */
    static AlertTrace trace(JsonElement answer) {
        JsonElement inner = unwrap(answer);
        JsonObject json = inner.isJsonArray() && !inner.getAsJsonArray().isEmpty()
                ? object(inner.getAsJsonArray().get(inner.getAsJsonArray().size() - 1))
                : object(answer);
        String status = text(json, "status");
        String message = message(json);
        JsonArray errors = list(json, "errors");
        String code = text(json, "statusCode");
        boolean refused = !errors.isEmpty() || code.matches("[45]\\d\\d") || FAILED.contains(status.toLowerCase(Locale.ROOT));
        String trouble = errors.isEmpty() ? message : errors.toString();
        return new AlertTrace(status, message, Optional.of(text(json, "ticketId")).filter(id -> !id.isEmpty()),
                refused ? Optional.of(trouble.isEmpty() ? "status " + code : trouble) : Optional.empty());
    }

    /** What an error answer says, in one line; empty when it says nothing readable. */
    static String message(JsonElement answer) {
        if (!answer.isJsonObject()) {
            return answer.isJsonPrimitive() ? answer.getAsString() : "";
        }
        JsonObject json = answer.getAsJsonObject();
        JsonElement message = json.has("message") ? json.get("message") : json.has("error") ? json.get("error") : JsonNull.INSTANCE;
        if (message.isJsonArray()) {
            List<String> parts = new ArrayList<>();
            message.getAsJsonArray().forEach(part -> parts.add(part.isJsonPrimitive() ? part.getAsString() : part.toString()));
            return String.join("; ", parts);
        }
        return message.isJsonPrimitive() ? message.getAsString() : message.isJsonObject() ? message(message) : "";
    }

    private static JsonArray list(JsonObject json, String... names) {
        for (String name : names) {
            if (json.get(name) instanceof JsonArray array) {
                return array;
            }
        }
        return new JsonArray();
    }

    private static String text(JsonObject json, String... names) {
        for (String name : names) {
            JsonElement value = json.get(name);
            if (value != null && value.isJsonPrimitive()) {
                return value.getAsString();
            }
        }
        return "";
    }
}
