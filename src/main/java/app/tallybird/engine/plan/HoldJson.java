package app.tallybird.engine.plan;

import java.time.LocalDate;
import java.util.Map;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;

import app.tallybird.model.Json;

/** Holds as JSON: the sentence, the kind, and the hold's own fields by their names, which is enough to read it back. */
final class HoldJson {

    private static final Map<String, Class<? extends Hold>> KINDS = Map.ofEntries(Map.entry("first run", Hold.FirstRun.class),
            Map.entry("empty run", Hold.EmptyRun.class), Map.entry("service down", Hold.ServiceDown.class),
            Map.entry("service up", Hold.ServiceUp.class), Map.entry("accounts to zero", Hold.AccountsToZero.class),
            Map.entry("accounts down", Hold.AccountsDown.class), Map.entry("frozen", Hold.Frozen.class),
            Map.entry("units of nobody", Hold.Nobody.class), Map.entry("likely total", Hold.LikelyTotal.class),
            Map.entry("contradicted", Hold.Contradicted.class), Map.entry("billed twice", Hold.BilledTwice.class),
            Map.entry("account down", Hold.CellDown.class), Map.entry("account up", Hold.CellUp.class),
            Map.entry("account far above", Hold.CellFarAbove.class), Map.entry("behind rule", Hold.BehindRule.class),
            Map.entry("service behind rules", Hold.ServiceBehindRules.class), Map.entry("amount", Hold.ByMoney.class),
            Map.entry("into own service", Hold.IntoSum.class), Map.entry("own service ends", Hold.SumEnds.class));

    private static final Gson GSON = new GsonBuilder()
            .registerTypeAdapter(LocalDate.class, (JsonSerializer<LocalDate>) (day, type, gson) -> new JsonPrimitive(day.toString()))
            .registerTypeAdapter(LocalDate.class, (JsonDeserializer<LocalDate>) (json, type, gson) -> LocalDate.parse(json.getAsString()))
            .create();

    private HoldJson() {
    }

    static JsonObject write(Hold hold) {
        JsonObject json = Json.of("words", hold.words(), "wholeRun", hold.wholeRun());
        KINDS.entrySet().stream().filter(kind -> kind.getValue().isInstance(hold)).forEach(kind -> json.addProperty("kind", kind.getKey()));
        GSON.toJsonTree(hold).getAsJsonObject().entrySet().forEach(field -> json.add(field.getKey(), field.getValue()));
        return json;
    }

    static Hold read(JsonObject json) {
        String kind = json.get("kind").getAsString();
        Class<? extends Hold> type = KINDS.get(kind);
        if (type == null) {
            throw new IllegalArgumentException("no such hold: " + kind);
        }
        return GSON.fromJson(json, type);
    }
}
