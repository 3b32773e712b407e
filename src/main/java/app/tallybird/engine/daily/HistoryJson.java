package app.tallybird.engine.daily;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** All pushes to the cell as JSON, the oldest first; numbers as they are, times UTC. */
public final class HistoryJson {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private HistoryJson() {
    }

    public static String of(History history) {
        JsonArray runs = new JsonArray();
        for (History.Line line : history.runs(Integer.MAX_VALUE).reversed()) {
            JsonObject run = new JsonObject();
            run.addProperty("run", line.run().id().value());
            run.addProperty("started", line.run().started().toString());
            run.addProperty("kind", line.run().start().kind().word());
            run.addProperty("by", line.run().start().startedBy().word());
            run.addProperty("result", line.result());
            run.addProperty("units", line.sums().units());
            run.addProperty("change", line.sums().change());
            JsonArray cells = new JsonArray();
            history.details(line.run().id()).forEach(detail -> cells.add(cell(detail)));
            run.add("cells", cells);
            runs.add(run);
        }
        return GSON.toJson(runs);
    }

    private static JsonObject cell(History.Detail detail) {
        JsonObject json = new JsonObject();
        json.addProperty("accountId", detail.cell().key().accountId());
        json.addProperty("account", detail.account());
        json.addProperty("serviceKey", detail.cell().key().serviceKey());
        json.addProperty("service", detail.service());
        detail.cell().previousAccepted().ifPresent(before -> json.addProperty("before", before));
        json.addProperty("sent", detail.cell().units());
        json.addProperty("outcome", detail.cell().word());
        json.addProperty("message", detail.cell().message());
        return json;
    }
}
