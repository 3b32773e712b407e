package app.tallybird.engine.daily;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;

import app.tallybird.engine.plan.PlanJson;
import app.tallybird.ledger.RunCell;
import app.tallybird.model.Json;

/** All pushes to the cell as JSON, the oldest first; numbers as they are, times UTC. */
public final class HistoryJson {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private HistoryJson() {
    }

    public static String of(History history) {
        return GSON.toJson(Json.list(history.runs(Integer.MAX_VALUE).reversed(),
                line -> money(history, line,
                        Json.of("run", line.run().id().value(), "started", line.run().started(), "kind", line.run().start().kind().word(),
                                "by", line.run().start().startedBy().word(), "person", line.run().start().person(), "result", line.result(),
                                "units", line.sums().units(), "change", line.sums().change(), "cells",
                                Json.list(history.details(line.run().id()), HistoryJson::cell)))));
    }

    private static JsonObject money(History history, History.Line line, JsonObject json) {
        if (history.priced()) {
            json.add("amount", PlanJson.write(line.amount()));
            json.add("amountChange", PlanJson.write(line.change()));
        }
        if (history.costed()) {
            json.add("margin", PlanJson.write(line.margin()));
        }
        return json;
    }

    private static JsonObject cell(History.Detail detail) {
        RunCell cell = detail.cell();
        JsonObject json = Json.of("accountId", cell.key().accountId(), "account", detail.account(), "serviceKey", cell.key().serviceKey(),
                "service", detail.service());
        cell.previousAccepted().ifPresent(before -> json.addProperty("before", before));
        json.addProperty("sent", cell.units());
        detail.rule().ifPresent(rule -> {
            json.add("counted", Json.value(detail.counted()));
            json.addProperty("contractRule", rule);
        });
        detail.worth().amount().ifPresent(amount -> json.add("amount", amount.json()));
        detail.worth().change().ifPresent(change -> json.add("amountChange", change.json()));
        detail.worth().margin().ifPresent(margin -> json.add("margin", margin.json()));
        json.addProperty("outcome", cell.word());
        json.addProperty("message", cell.message());
        return json;
    }
}
