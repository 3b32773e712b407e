package app.tallybird.cli;

import java.util.List;
import java.util.Locale;

import com.google.gson.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.OpenIntegration;
import app.tallybird.engine.IntegrationContext;
import app.tallybird.engine.UpdateStatus;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

@Command(name = "update-status", description = "Set the integration to pending, so that it can be mapped in Synthesize.")
final class UpdateStatusCommand extends VerbCommand {

    private static final List<String> KNOWN = List.of("pending", "active", "inactive");

    @Parameters(arity = "0..1", paramLabel = "STATUS", defaultValue = UpdateStatus.PENDING, description = "pending (default), active or inactive.")
    private String wanted = UpdateStatus.PENDING;

    @Option(names = "--dry-run", description = "Show what would change; change nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Take an active integration back.")
    private boolean yes;

    UpdateStatusCommand(Session session) {
        super(session);
    }

    @Override
    String lockedAs() {
        return "update-status";
    }

    @Override
    void work(OpenIntegration open, Report report) {
        IntegrationContext bench = open.bench();
        String status = wanted.toLowerCase(Locale.ROOT);
        if (!KNOWN.contains(status)) {
            throw Problem.of(ProblemCode.WRONG_USE, "\"" + wanted + "\" is not a status.", "Nothing was changed.",
                    "Use one of: " + String.join(", ", KNOWN)).asException();
        }
        UpdateStatus verb = new UpdateStatus(bench);
        UpdateStatus.Plan plan = verb.plan(status, session().cancel());
        JsonObject json = new JsonObject();
        json.addProperty("now", plan.now());
        json.addProperty("wanted", plan.wanted());
        report.put("plan", json);
        if (!plan.changesPending()) {
            report.result("The status is " + plan.wanted() + " already.");
            return;
        }
        if (dryRun) {
            report.result("The status would go from " + plan.now() + " to " + plan.wanted() + ".");
            report.code(ExitCode.CHANGES_PENDING);
            return;
        }
        verb.apply(plan, yes, session().cancel()).ifPresentOrElse(report::problem,
                () -> report.result("The status went from " + plan.now() + " to " + plan.wanted() + "."));
    }
}
