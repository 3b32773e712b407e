package app.tallybird.synthesize;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

/** Reads answers in every shape that was seen: wrapped in {@code data} or not, {@code id} or {@code _id}, fields missing, numbers for strings. */
final class Answers {

    /** Synthesize says "never synced" by a date in 1900. */
    private static final Instant NEVER = Instant.parse("1971-01-01T00:00:00Z");

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
        Optional<Instant> synced = instant(text(json, "lastSyncedAt")).filter(at -> at.isAfter(NEVER));
        return new Organization(text(json, "organizationId"), text(json, "name"), text(json, "vendorId"), text(json, "vendorName"),
                text(json, "integrationId"), text(json, "status"), synced);
    }

    static Vendor vendor(JsonElement answer) {
        JsonObject json = object(answer);
        List<VendorService> services = new ArrayList<>();
        for (JsonElement one : list(json, "skus", "services")) {
            if (one.isJsonObject()) {
                services.add(service(one.getAsJsonObject()));
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
        return new Vendor(text(json, "id", "_id"), text(json, "name"), services, modules);
    }

    private static VendorService service(JsonObject json) {
        ServiceDetails.Support support = new ServiceDetails.Support(text(json, "supportArticle"), text(json, "supportContact"));
        return new VendorService(text(json, "id", "_id"),
                new ServiceDetails(text(json, "name"), text(json, "description"), text(json, "category"), text(json, "subcategory"),
                        support));
    }

    static List<SynthesizeAccount> accounts(JsonElement answer) {
        JsonElement inner = unwrap(answer);
        JsonArray array = inner.isJsonArray() ? inner.getAsJsonArray() : list(object(answer), "accounts", "items");
        List<SynthesizeAccount> accounts = new ArrayList<>();
        for (JsonElement one : array) {
            if (one.isJsonObject()) {
                JsonObject json = one.getAsJsonObject();
                accounts.add(new SynthesizeAccount(text(json, "id", "accountId"), text(json, "name"), mapped(json)));
            }
        }
        return accounts;
    }

    private static Optional<Boolean> mapped(JsonObject json) {
        JsonElement mapped = json.get("isMapped");
        return mapped != null && mapped.isJsonPrimitive() && mapped.getAsJsonPrimitive().isBoolean()
                ? Optional.of(mapped.getAsBoolean())
                : Optional.empty();
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

    private static Optional<Instant> instant(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            try {
                return Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
            } catch (DateTimeException notADate) {
                return Optional.empty();
            }
        }
    }
}
