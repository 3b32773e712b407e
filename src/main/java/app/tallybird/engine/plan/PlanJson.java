package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.reading.CountOrigin;
import app.tallybird.engine.plan.UsagePlan.PlanWarning;
import app.tallybird.ledger.RunKind;
import app.tallybird.ledger.StoredPlan;
import app.tallybird.model.CellKey;
import app.tallybird.model.UnitCount;
import app.tallybird.model.Units;

/** A usage plan as JSON: the same text for {@code --json}, for exports and for plans that are kept. Numbers are exact. */
public final class PlanJson {

    private PlanJson() {
    }

    public static JsonObject write(UsagePlan plan) {
        JsonObject json = new JsonObject();
        json.addProperty("hash", plan.hash());
        json.addProperty("kind", plan.kind().word());
        json.addProperty("created", plan.identity().created().toString());
        json.addProperty("baselineVersion", plan.identity().baselineVersion());
        json.addProperty("complete", plan.complete());
        json.addProperty("held", plan.held());
        JsonArray holds = new JsonArray();
        plan.holds().forEach(hold -> holds.add(HoldJson.write(hold)));
        json.add("holds", holds);
        JsonArray cells = new JsonArray();
        plan.cells().forEach(cell -> cells.add(write(cell, plan.origins().get(cell.key()))));
        json.add("cells", cells);
        json.add("totals", totals(plan));
        JsonArray warnings = new JsonArray();
        plan.noticed().forEach(warning -> warnings.add(write(warning)));
        json.add("warnings", warnings);
        JsonArray accounts = new JsonArray();
        plan.accountsListed().stream().sorted().forEach(accounts::add);
        json.add("accounts", accounts);
        return json;
    }

    /** The plan as it is kept. */
    public static StoredPlan stored(UsagePlan plan) {
        return new StoredPlan(plan.hash(), plan.identity().created(), plan.identity().baselineVersion(), plan.held(),
                write(plan).toString());
    }

    private static JsonObject write(PlanCell cell, @Nullable CountOrigin origin) {
        JsonObject json = new JsonObject();
        json.addProperty("accountId", cell.key().accountId());
        json.addProperty("account", cell.account());
        json.addProperty("service", cell.service());
        json.addProperty("serviceKey", cell.key().serviceKey());
        json.add("lastAccepted", number(cell.lastAccepted()));
        json.add("now", number(cell.units()));
        json.add("delta", number(cell.delta()));
        json.addProperty("state", cell.state().word());
        json.addProperty("change", cell.change().word());
        json.addProperty("note", cell.remark());
        if (origin != null) {
            JsonObject from = new JsonObject();
            from.addProperty("rule", origin.rule());
            from.addProperty("rows", origin.rows());
            JsonObject leftOut = new JsonObject();
            origin.leftOut().forEach(leftOut::addProperty);
            from.add("leftOut", leftOut);
            json.add("origin", from);
        }
        return json;
    }

    private static JsonElement number(Optional<BigDecimal> value) {
        return value.<JsonElement>map(number -> new JsonPrimitive(Units.plain(number))).orElse(JsonNull.INSTANCE);
    }

    private static JsonObject totals(UsagePlan plan) {
        JsonObject totals = new JsonObject();
        plan.totals().forEach((state, count) -> totals.addProperty(state.word(), count));
        totals.addProperty("cells", plan.cells().size());
        totals.addProperty("units", plan.units());
        return totals;
    }

    /** A warning as plans show it. */
    public static JsonObject write(PlanWarning warning) {
        JsonObject json = new JsonObject();
        json.addProperty("code", warning.code());
        json.addProperty("place", warning.place());
        json.addProperty("text", warning.text());
        json.addProperty("hint", warning.hint());
        json.addProperty("count", warning.count());
        json.addProperty("new", warning.fresh());
        if (warning.now() == PlanWarning.Now.AS_ALLOWED) {
            json.addProperty("allowed", true);
        }
        JsonObject facts = new JsonObject();
        new TreeMap<>(warning.facts()).forEach(facts::addProperty);
        json.add("seen", facts);
        return json;
    }

    private static PlanWarning.Now now(JsonObject warning) {
        if (warning.get("new").getAsBoolean()) {
            return PlanWarning.Now.FRESH;
        }
        return warning.has("allowed") ? PlanWarning.Now.AS_ALLOWED : PlanWarning.Now.KNOWN;
    }

    /** A plan of an older version knows the count only. */
    private static Map<String, Long> facts(JsonObject warning) {
        if (!warning.has("seen")) {
            return Map.of(text(warning, "code") + " " + text(warning, "place"), warning.get("count").getAsLong());
        }
        Map<String, Long> facts = new HashMap<>();
        warning.getAsJsonObject("seen").entrySet().forEach(fact -> facts.put(fact.getKey(), fact.getValue().getAsLong()));
        return facts;
    }

    /** Reads back what {@link #write(UsagePlan)} wrote. */
    public static UsagePlan read(String text) {
        JsonObject json = JsonParser.parseString(text).getAsJsonObject();
        List<Hold> holds = new ArrayList<>();
        json.getAsJsonArray("holds").forEach(hold -> holds.add(HoldJson.read(hold.getAsJsonObject())));
        List<PlanCell> cells = new ArrayList<>();
        Map<CellKey, CountOrigin> origins = new HashMap<>();
        for (JsonElement element : json.getAsJsonArray("cells")) {
            JsonObject cell = element.getAsJsonObject();
            cells.add(readCell(cell));
            if (cell.has("origin")) {
                origins.put(cells.getLast().key(), readOrigin(cell.getAsJsonObject("origin")));
            }
        }
        List<PlanWarning> warnings = new ArrayList<>();
        for (JsonElement element : json.getAsJsonArray("warnings")) {
            JsonObject warning = element.getAsJsonObject();
            warnings.add(new PlanWarning(text(warning, "code"), text(warning, "place"), text(warning, "text"), text(warning, "hint"),
                    facts(warning), now(warning)));
        }
        Set<String> accounts = new HashSet<>();
        json.getAsJsonArray("accounts").forEach(id -> accounts.add(id.getAsString()));
        UsagePlan.Identity identity = new UsagePlan.Identity(text(json, "hash"), Instant.parse(text(json, "created")),
                json.get("baselineVersion").getAsLong(), json.has("kind") ? RunKind.ofWord(text(json, "kind")) : RunKind.USAGE);
        return new UsagePlan(identity, holds, cells, warnings, accounts, origins);
    }

    private static PlanCell readCell(JsonObject cell) {
        CellKey key = new CellKey(text(cell, "accountId"), text(cell, "serviceKey"));
        Optional<BigDecimal> units = readNumber(cell, "now");
        UnitCount now = units.<UnitCount>map(UnitCount::of).orElseGet(() -> new UnitCount.Unknown(text(cell, "note")));
        return new PlanCell(key, text(cell, "account"), text(cell, "service"), readNumber(cell, "lastAccepted"), now,
                CellState.ofWord(text(cell, "change")), CellState.ofWord(text(cell, "state")), text(cell, "note"));
    }

    private static CountOrigin readOrigin(JsonObject json) {
        Map<String, Long> leftOut = new LinkedHashMap<>();
        json.getAsJsonObject("leftOut").entrySet().forEach(entry -> leftOut.put(entry.getKey(), entry.getValue().getAsLong()));
        return new CountOrigin(text(json, "rule"), json.get("rows").getAsLong(), leftOut, Optional.empty());
    }

    private static Optional<BigDecimal> readNumber(JsonObject json, String name) {
        JsonElement value = json.get(name);
        return value == null || value.isJsonNull() ? Optional.empty() : Optional.of(Units.plain(value.getAsBigDecimal()));
    }

    private static String text(JsonObject json, String name) {
        return json.get(name).getAsString();
    }
}
