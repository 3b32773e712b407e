package app.tallybird.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import app.tallybird.app.OpenIntegration;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.IntegrationContext;
import app.tallybird.engine.SyncServices;
import app.tallybird.engine.plan.ServicePlan;

@Command(name = "sync-services", description = "Create the connector's services at Synthesize and bring changed ones up to date.")
final class SyncServicesCommand extends VerbCommand {

    @Option(names = "--dry-run", description = "Show what would change; change nothing.")
    private boolean dryRun;

    SyncServicesCommand(Session session) {
        super(session);
    }

    @Override
    String lockedAs() {
        return "sync-services";
    }

    @Override
    void work(OpenIntegration open, Report report) {
        IntegrationContext bench = open.bench();
        SyncServices verb = new SyncServices(bench);
        ServicePlan plan = verb.plan(ReadListener.none(), session().cancel());
        report.put("plan", json(plan));
        report.result(PlanTables.services(plan));
        if (dryRun) {
            if (plan.changesPending()) {
                report.code(ExitCode.CHANGES_PENDING);
            }
            return;
        }
        SyncServices.Result result = verb.apply(plan, session().cancel());
        JsonObject run = new JsonObject();
        run.addProperty("created", result.created().size());
        run.addProperty("changed", result.changed().size());
        report.put("run", run);
        report.result("Created " + Phrases.count(result.created().size(), "service") + ", changed " + result.changed().size() + ".");
        result.problems().forEach(report::problem);
    }

    private static JsonObject json(ServicePlan plan) {
        JsonArray lines = new JsonArray();
        for (ServicePlan.Line line : plan.lines()) {
            JsonObject json = new JsonObject();
            json.addProperty("serviceKey", line.service().key());
            json.addProperty("service", line.service().name());
            json.addProperty("category", line.service().category());
            json.addProperty("subcategory", line.service().subcategory());
            json.addProperty("id", line.id());
            json.addProperty("state", line.change().word());
            json.addProperty("note", line.note());
            lines.add(json);
        }
        JsonObject json = new JsonObject();
        json.add("services", lines);
        return json;
    }
}
