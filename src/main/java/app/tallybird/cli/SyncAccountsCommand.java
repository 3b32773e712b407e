package app.tallybird.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import app.tallybird.app.OpenIntegration;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.IntegrationContext;
import app.tallybird.engine.SyncAccounts;
import app.tallybird.engine.plan.AccountPlan;
import app.tallybird.engine.plan.PlanJson;

@Command(name = "sync-accounts", description = "Create new customers at Synthesize and rename renamed ones.")
final class SyncAccountsCommand extends VerbCommand {

    @Option(names = "--dry-run", description = "Show what would change; change nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Accept ids that look like names, domains or e-mail addresses.")
    private boolean yes;

    SyncAccountsCommand(Session session) {
        super(session);
    }

    @Override
    String lockedAs() {
        return "sync-accounts";
    }

    @Override
    void work(OpenIntegration open, Report report) {
        IntegrationContext bench = open.bench();
        SyncAccounts verb = new SyncAccounts(bench);
        AccountPlan plan = verb.plan(ReadListener.none(), session().cancel());
        report.put("plan", json(plan));
        report.result(PlanTables.accounts(plan));
        if (dryRun) {
            if (plan.changesPending()) {
                report.code(ExitCode.CHANGES_PENDING);
            }
            return;
        }
        SyncAccounts.Result result = verb.apply(plan, yes, session().cancel());
        JsonObject run = new JsonObject();
        run.addProperty("created", result.created().size());
        run.addProperty("renamed", result.renamed().size());
        report.put("run", run);
        report.result("Created " + Phrases.count(result.created().size(), "account") + ", renamed " + result.renamed().size() + ".");
        result.problems().forEach(report::problem);
    }

    private static JsonObject json(AccountPlan plan) {
        JsonArray lines = new JsonArray();
        for (AccountPlan.Line line : plan.lines()) {
            JsonObject json = new JsonObject();
            json.addProperty("accountId", line.account().id());
            json.addProperty("account", line.account().name());
            json.addProperty("before", line.before());
            json.addProperty("state", line.change().word());
            json.addProperty("note", line.note());
            lines.add(json);
        }
        JsonObject json = new JsonObject();
        json.add("accounts", lines);
        JsonArray warnings = new JsonArray();
        plan.warnings().forEach(warning -> warnings.add(PlanJson.write(warning)));
        json.add("warnings", warnings);
        return json;
    }
}
