package app.tallybird.sandbox;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import app.tallybird.model.Json;

/** The alerts Synthesize took. An alert has its ticket from the second time it is asked for. Guarded by its {@link SynthesizeSide}. */
final class AlertBook {

    private final Clock clock;
    private final Map<String, JsonObject> alerts = new LinkedHashMap<>();
    private final Map<String, Integer> asked = new LinkedHashMap<>();

    AlertBook(Clock clock) {
        this.clock = clock;
    }

    Reply take(String accountId, JsonObject alert) {
        List<String> complaints = Reply.complaints(alert, List.of("title", "description", "alertId"));
        range(alert, "priority", 4, complaints);
        range(alert, "status", 6, complaints);
        if (!complaints.isEmpty()) {
            return Reply.badBody(complaints);
        }
        String id = "msg-" + (alerts.size() + 1);
        JsonObject kept = alert.deepCopy();
        kept.addProperty("accountId", accountId);
        kept.addProperty("createdAt", clock.instant().toString());
        alerts.put(id, kept);
        return Reply.json(201,
                Json.of("messageId", id, "alertId", alert.get("alertId").getAsString(), "correlationID", "cor-" + alerts.size()));
    }

    private static void range(JsonObject alert, String field, int most, List<String> complaints) {
        BigDecimal value = Json.number(alert, field).orElse(BigDecimal.ZERO);
        if (value.signum() <= 0 || value.compareTo(BigDecimal.valueOf(most)) > 0 || value.stripTrailingZeros().scale() > 0) {
            complaints.add(field + " must be a whole number from 1 to " + most);
        }
    }

    Reply trace(String messageId) {
        JsonObject alert = alerts.get(messageId);
        if (alert == null) {
            return Reply.error(404, "No message found with id: " + messageId);
        }
        JsonObject trace = Json.of("createdAt", alert.get("createdAt"), "messageId", messageId, "errors", new JsonArray());
        boolean done = asked.merge(messageId, 1, Integer::sum) > 1;
        if (done) {
            trace.addProperty("ticketId", "T-" + messageId.substring("msg-".length()));
        }
        trace.addProperty("status", done ? "completed" : "pending");
        trace.addProperty("statusCode", done ? 200 : 202);
        trace.addProperty("message", done ? "Ticket created" : "Waiting for the ticket");
        return Reply.json(200, trace);
    }

    /** The alerts as they came, with {@code accountId} and {@code createdAt}. */
    List<JsonObject> all() {
        return alerts.values().stream().map(JsonObject::deepCopy).toList();
    }
}
