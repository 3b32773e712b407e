package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import app.tallybird.connector.reading.CountOrigin;
import app.tallybird.engine.plan.UsagePlan.PlanWarning;
import app.tallybird.ledger.RunKind;
import app.tallybird.ledger.StoredPlan;
import app.tallybird.model.CellKey;
import app.tallybird.model.ContractRule;
import app.tallybird.model.Json;
import app.tallybird.model.Money;
import app.tallybird.model.MoneySum;
import app.tallybird.model.Price;
import app.tallybird.model.PriceList;
import app.tallybird.model.RowNames;
import app.tallybird.model.UnitCount;
import app.tallybird.model.Units;

/** A usage plan as JSON: the same text for {@code --json}, for exports and for plans that are kept. Numbers are exact. */
public final class PlanJson {

    private PlanJson() {
    }

    public static JsonObject write(UsagePlan plan) {
        JsonObject json = Json.of("hash", plan.hash(), "kind", plan.kind().word(), "source", plan.identity().source(), "created",
                plan.identity().created(), "baselineVersion", plan.identity().baselineVersion(), "complete", plan.complete(), "held",
                plan.held(), "holds", Json.list(plan.holds(), HoldJson::write), "verdict", plan.verdict(), "causes",
                Json.list(plan.causes(), cause -> write(cause, plan.money())), "cells", Json.list(plan.cells(), cell -> write(cell, plan)),
                "totals", totals(plan), "warnings", Json.list(plan.noticed(), PlanJson::write), "accounts",
                plan.accountsListed().stream().sorted().toList(), "parts", Json.value(new TreeMap<>(plan.overlap().parts())));
        if (plan.money().isThere()) {
            json.add("money", write(plan.money().change(plan.cells())));
            if (plan.prices().costed()) {
                json.add("margin", write(plan.money().margins(plan.cells())));
            }
            json.add("priceList", plan.prices().json());
        }
        return json;
    }

    /** An amount for each currency, and how many of how many have a price. */
    public static JsonObject write(MoneySum sum) {
        return sum.json();
    }

    /** The plan as it is kept. */
    public static StoredPlan stored(UsagePlan plan) {
        return new StoredPlan(plan.hash(), plan.identity().created(), plan.identity().baselineVersion(), plan.held(),
                write(plan).toString());
    }

    private static JsonObject write(PlanCell cell, UsagePlan plan) {
        CountOrigin origin = plan.origins().get(cell.key());
        JsonObject json = Json.of("accountId", cell.key().accountId(), "account", cell.account(), "service", cell.service(), "serviceKey",
                cell.key().serviceKey(), "lastAccepted", cell.lastAccepted().map(Units::plain), "now", cell.units(), "delta", cell.delta(),
                "state", cell.state().word(), "change", cell.change().word(), "note", cell.remark());
        cell.contract().ifPresent(contract -> {
            json.add("counted", Json.value(contract.counted().known()));
            if (contract.counted() instanceof UnitCount.Unknown unknown) {
                json.addProperty("notCounted", unknown.reason());
            }
            json.add("countedBefore", Json.value(contract.before()));
            json.add("contractRule", Json.value(contract.rule().map(ContractRule::json)));
            json.add("contractRuleEnded", Json.value(contract.ended().map(ContractRule::json)));
        });
        if (!cell.move().equals(SumMove.NONE)) {
            json.add("move", Json.of("after", new TreeMap<>(cell.move().after()), "parts", new TreeSet<>(cell.move().parts()), "ends",
                    cell.move().ends()));
        }
        if (origin != null) {
            JsonObject from = Json.of("rule", origin.rule(), "means", origin.told().means(), "rows", origin.rows(), "leftOut",
                    origin.leftOut(), "notCounted", origin.told().notCounted());
            if (!origin.told().parts().isEmpty()) {
                from.add("parts", Json.list(origin.told().parts(),
                        part -> Json.of("service", part.service(), "minus", part.minus(), "units", part.units())));
            }
            json.add("origin", from);
        }
        PlanMoney money = plan.money();
        if (money.isThere()) {
            json.add("money",
                    Json.of("price", plan.prices().of(cell.key()).map(Price::unit), "before", money.before(cell).map(Money::amount), "now",
                            money.amount(cell).map(Money::amount), "change", money.change(cell).map(Money::amount), "margin",
                            money.margin(cell).map(Money::amount)));
        }
        return json;
    }

    private static JsonObject write(Cause cause, PlanMoney money) {
        JsonObject json = Json.of("id", cause.id(), "kind", cause.kind().word(), "title", cause.title(), "words", cause.words(), "waits",
                cause.waits(), "choices", cause.choices().stream().map(Decision::word).toList(), "customers", cause.customers(), "counts",
                cause.cells().size(), "units", cause.change(), "typed", cause.broad());
        if (money.isThere()) {
            json.add("money", write(money.change(cause.cells())));
        }
        return json;
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
        JsonObject json = Json.of("code", warning.code(), "place", warning.place(), "text", warning.text(), "hint", warning.hint(), "count",
                warning.count(), "new", warning.fresh());
        if (warning.now() == PlanWarning.Now.AS_ALLOWED) {
            json.addProperty("allowed", true);
        }
        json.add("seen", Json.value(new TreeMap<>(warning.facts())));
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
        return numbers(warning.getAsJsonObject("seen"));
    }

    private static Stream<JsonObject> all(JsonObject json, String name) {
        return json.getAsJsonArray(name).asList().stream().map(JsonElement::getAsJsonObject);
    }

    /** Reads back what {@link #write(UsagePlan)} wrote. */
    public static UsagePlan read(String text) {
        JsonObject json = JsonParser.parseString(text).getAsJsonObject();
        List<Hold> holds = all(json, "holds").map(HoldJson::read).toList();
        List<PlanCell> cells = new ArrayList<>();
        Map<CellKey, CountOrigin> origins = new HashMap<>();
        all(json, "cells").forEach(cell -> {
            cells.add(readCell(cell));
            if (cell.has("origin")) {
                origins.put(cells.getLast().key(), readOrigin(cell.getAsJsonObject("origin")));
            }
        });
        List<PlanWarning> warnings = all(json, "warnings").map(warning -> new PlanWarning(text(warning, "code"), text(warning, "place"),
                text(warning, "text"), text(warning, "hint"), facts(warning), now(warning))).toList();
        Set<String> accounts = json.getAsJsonArray("accounts").asList().stream().map(JsonElement::getAsString).collect(Collectors.toSet());
        UsagePlan.Identity identity = new UsagePlan.Identity(text(json, "hash"), Instant.parse(text(json, "created")),
                json.get("baselineVersion").getAsLong(), json.has("kind") ? RunKind.ofWord(text(json, "kind")) : RunKind.USAGE,
                json.has("source") ? text(json, "source") : "");
        return new UsagePlan(identity, holds, InsideSums.fromWords(cells), warnings, accounts, origins, overlap(json),
                json.get("priceList") instanceof JsonObject list ? PriceList.of(list) : PriceList.NONE);
    }

    /** A plan of an earlier version knows of none. */
    private static CountedOnce overlap(JsonObject json) {
        return json.has("parts")
                ? new CountedOnce(json.getAsJsonObject("parts").entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey,
                                part -> part.getValue().getAsJsonArray().asList().stream().map(JsonElement::getAsString)
                                        .collect(Collectors.toSet()))))
                : CountedOnce.NONE;
    }

    private static PlanCell readCell(JsonObject cell) {
        CellKey key = new CellKey(text(cell, "accountId"), text(cell, "serviceKey"));
        Optional<BigDecimal> units = readNumber(cell, "now");
        UnitCount now = units.<UnitCount>map(UnitCount::of).orElseGet(() -> new UnitCount.Unknown(text(cell, "note")));
        return new PlanCell(key, text(cell, "account"), text(cell, "service"), readNumber(cell, "lastAccepted"), now,
                CellState.ofWord(text(cell, "change")), CellState.ofWord(text(cell, "state")), text(cell, "note"), readContract(cell),
                readMove(cell));
    }

    private static SumMove readMove(JsonObject cell) {
        if (!(cell.get("move") instanceof JsonObject move)) {
            return SumMove.NONE;
        }
        return new SumMove(
                move.getAsJsonObject("after").asMap().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, name -> name.getValue().getAsString())),
                move.getAsJsonArray("parts").asList().stream().map(JsonElement::getAsString).collect(Collectors.toSet()),
                move.get("ends").getAsBoolean());
    }

    private static Optional<ContractedCount> readContract(JsonObject cell) {
        return cell.has("counted")
                ? Optional.of(new ContractedCount(
                        readNumber(cell, "counted").<UnitCount>map(UnitCount::of)
                                .orElseGet(() -> new UnitCount.Unknown(text(cell, "notCounted"))),
                        readNumber(cell, "countedBefore"), readRule(cell, "contractRule"), readRule(cell, "contractRuleEnded")))
                : Optional.empty();
    }

    private static Optional<ContractRule> readRule(JsonObject cell, String name) {
        return cell.get(name) instanceof JsonObject rule ? Optional.of(ContractRule.of(rule)) : Optional.empty();
    }

    private static CountOrigin readOrigin(JsonObject json) {
        return new CountOrigin(text(json, "rule"), json.get("rows").getAsLong(), numbers(json.getAsJsonObject("leftOut")), Optional.empty(),
                json.has("means")
                        ? new CountOrigin.ForPeople(text(json, "means"), numbers(json.getAsJsonObject("notCounted")), RowNames.NONE,
                                json.has("parts") ? all(json, "parts").map(PlanJson::readPart).toList() : List.of())
                        : CountOrigin.ForPeople.NOTHING);
    }

    private static CountOrigin.Part readPart(JsonObject part) {
        return new CountOrigin.Part(text(part, "service"), part.get("minus").getAsBoolean(), readNumber(part, "units"));
    }

    private static Map<String, Long> numbers(JsonObject json) {
        return json.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().getAsLong()));
    }

    private static Optional<BigDecimal> readNumber(JsonObject json, String name) {
        JsonElement value = json.get(name);
        return value == null || value.isJsonNull() ? Optional.empty() : Optional.of(Units.plain(value.getAsBigDecimal()));
    }

    private static String text(JsonObject json, String name) {
        return json.get(name).getAsString();
    }
}
