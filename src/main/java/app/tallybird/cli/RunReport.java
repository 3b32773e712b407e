package app.tallybird.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import app.tallybird.engine.UsageResult;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.push.PushReport;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Outcome;
import app.tallybird.model.CellKey;
import app.tallybird.model.Units;

/** Shows how a push ended. */
final class RunReport {

    private static final int CELLS_SHOWN = 20;

    private static final List<Outcome> LOST_PLACES = Stream.of(Outcome.values()).filter(Outcome::hadPlace).toList();

    private RunReport() {
    }

    static void show(UsageResult result, boolean strict, Report report) {
        Map<CellKey, PlanCell> cells = new HashMap<>();
        result.plan().cells().forEach(cell -> cells.put(cell.key(), cell));
        result.run().ifPresent(run -> {
            report.put("run", json(run, cells));
            report.result(words(run, cells));
            if (strict && run.count(Outcome.NOT_MAPPED) > 0) {
                report.code(ExitCode.NOT_MAPPED);
            }
        });
        result.problems().forEach(report::problem);
        result.heldPlan().ifPresent(hash -> {
            report.put("heldPlan", hash);
            report.say("What is held waits as plan " + hash + ". Send it within 60 minutes with: sync-usage --plan " + hash);
        });
    }

    private static String words(PushReport run, Map<CellKey, PlanCell> cells) {
        String nl = System.lineSeparator();
        StringBuilder text = new StringBuilder("Run ").append(run.runId().value()).append(": ").append(run.accepted()).append(" accepted");
        int carried = run.count(Outcome.CARRIED);
        if (carried > 0) {
            text.append(" (").append(carried).append(" of them by the interrupted run)");
        }
        text.append(", ").append(run.count(Outcome.NOT_MAPPED)).append(" not mapped, ").append(run.count(Outcome.REFUSED))
                .append(" refused, ").append(run.failed()).append(" failed");
        LOST_PLACES.stream().filter(kind -> run.count(kind) > 0)
                .forEach(kind -> text.append(", ").append(run.count(kind)).append(' ').append(kind.word()));
        if (run.left() > 0) {
            text.append(", ").append(run.left()).append(" not sent");
        }
        text.append(String.format(Locale.ROOT, " in %.1f s", run.took().toMillis() / 1000.0)).append(nl)
                .append(run.rebuilt()
                        ? "  Synthesize rebuilds its billing views."
                        : run.buildOwed() ? "  A rebuild is still owed; the next run makes it." : "  Nothing to rebuild.");
        list(text, "Synthesize had a place for these and has none now; sent again by the next push:", run, Outcome::hadPlace, cells);
        list(text,
                "Not mapped in Synthesize yet: map or exclude them there. Sent again by the next push, unless what you excluded is marked as left "
                        + "out on purpose (integrations leave-out):",
                run, Outcome.NOT_MAPPED::equals, cells);
        return text.toString();
    }

    private static void list(StringBuilder text, String heading, PushReport run, Predicate<Outcome> kind, Map<CellKey, PlanCell> cells) {
        TextTable table = new TextTable("Account", "Id", "Service", ">Count", "Outcome", "Why");
        run.cells().stream().filter(cell -> kind.test(cell.outcome())).limit(CELLS_SHOWN).forEach(cell -> {
            PlanCell planned = cells.get(cell.key());
            table.row(planned == null ? "" : planned.account(), cell.key().accountId(),
                    planned == null ? cell.key().serviceKey() : planned.service(), Units.text(cell.units()), cell.outcome().word(),
                    cell.message());
        });
        if (!table.isEmpty()) {
            String nl = System.lineSeparator();
            text.append(nl).append("  ").append(heading).append(nl).append(table.text());
        }
    }

    private static JsonObject json(PushReport run, Map<CellKey, PlanCell> planned) {
        JsonObject json = new JsonObject();
        json.addProperty("id", run.runId().value());
        json.addProperty("accepted", run.accepted());
        json.addProperty("carried", run.count(Outcome.CARRIED));
        json.addProperty("notMapped", run.count(Outcome.NOT_MAPPED));
        json.addProperty("noPlace", run.withoutPlace());
        json.addProperty("refused", run.count(Outcome.REFUSED));
        json.addProperty("failed", run.failed());
        json.addProperty("notSent", run.left());
        json.addProperty("complete", run.complete());
        json.addProperty("rebuilt", run.rebuilt());
        json.addProperty("seconds", run.took().toMillis() / 1000.0);
        JsonArray cells = new JsonArray();
        for (CellResult cell : run.cells()) {
            JsonObject line = new JsonObject();
            PlanCell plan = planned.get(cell.key());
            line.addProperty("accountId", cell.key().accountId());
            line.addProperty("account", plan == null ? "" : plan.account());
            line.addProperty("service", plan == null ? "" : plan.service());
            line.addProperty("serviceKey", cell.key().serviceKey());
            line.addProperty("now", cell.units());
            line.addProperty("outcome", cell.outcome().word());
            line.addProperty("message", cell.message());
            cells.add(line);
        }
        json.add("cells", cells);
        return json;
    }
}
