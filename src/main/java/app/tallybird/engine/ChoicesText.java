package app.tallybird.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import app.tallybird.engine.plan.Decision;
import app.tallybird.engine.plan.Decisions;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.model.Json;

/** How a plan is sent, with its decisions, as the ledger keeps it beside a proposal. */
final class ChoicesText {

    private ChoicesText() {
    }

    static String write(PushChoices choices) {
        Decisions decisions = choices.decisions();
        return Json.of("consent", choices.consent().name(), "rebuild", choices.rebuild().name(), "changedOnly", choices.changedOnly(),
                "decisions", Json.list(decisions.byCause().entrySet(), one -> {
                    JsonObject json = Json.of("group", one.getKey(), "decision", one.getValue().word());
                    Decisions.Made made = decisions.made().get(one.getKey());
                    if (made != null) {
                        Json.of("by", made.by(), "at", made.at(), "note", made.note()).asMap().forEach(json::add);
                    }
                    return json;
                })).toString();
    }

    static PushChoices read(String text) {
        JsonObject json = JsonParser.parseString(text).getAsJsonObject();
        Map<String, Decision> decided = new HashMap<>();
        Map<String, Decisions.Made> made = new HashMap<>();
        for (JsonElement one : json.getAsJsonArray("decisions")) {
            JsonObject decision = one.getAsJsonObject();
            String group = decision.get("group").getAsString();
            String word = decision.get("decision").getAsString();
            decided.put(group, Stream.of(Decision.values()).filter(kind -> kind.word().equals(word)).findFirst().orElseThrow());
            if (decision.has("by")) {
                made.put(group, new Decisions.Made(decision.get("by").getAsString(), Instant.parse(decision.get("at").getAsString()),
                        decision.get("note").getAsString()));
            }
        }
        return new PushChoices(Consent.valueOf(json.get("consent").getAsString()), RebuildMode.valueOf(json.get("rebuild").getAsString()),
                json.get("changedOnly").getAsBoolean(), new Decisions(decided, made));
    }
}
