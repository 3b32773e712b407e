package app.tallybird.cli;

import java.util.List;
import java.util.Locale;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.Asked;
import app.tallybird.app.OpenIntegration;
import app.tallybird.engine.UpdateStatus;
import app.tallybird.model.Json;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

@Command(name = "update-status", description = "Set the integration to pending, so that it can be mapped in Synthesize.")
final class UpdateStatusCommand extends IntegrationCommand.Writing {

    private static final List<String> KNOWN = List.of("pending", "active", "inactive");

    @Parameters(arity = "0..1", paramLabel = "STATUS", defaultValue = UpdateStatus.PENDING, description = "pending (default), active or inactive.")
    private String wanted = UpdateStatus.PENDING;

    @Option(names = "--dry-run", description = "Show what would change; change nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Take an active integration back.")
    private boolean yes;

    @Override
    Asked asked() {
        return Asked.SYNTHESIZE;
    }

    @Override
    void work(OpenIntegration open, Output output) {
        String status = wanted.toLowerCase(Locale.ROOT);
        if (!KNOWN.contains(status)) {
            throw Problem.of(ProblemCode.WRONG_USE, "\"" + wanted + "\" is not a status.", "Nothing was changed.",
                    "Use one of: " + String.join(", ", KNOWN)).asException();
        }
        UpdateStatus verb = new UpdateStatus(open.context());
        UpdateStatus.Plan plan = verb.plan(status, cancel());
        output.put("plan", Json.of("now", plan.now(), "wanted", plan.wanted()));
        if (!plan.changesPending()) {
            output.result("The status is " + plan.wanted() + " already.");
        } else if (dryRun) {
            output.result("The status would go from " + plan.now() + " to " + plan.wanted() + ".");
            output.code(ExitCode.CHANGES_PENDING);
        } else {
            verb.apply(plan, yes, cancel()).ifPresentOrElse(output::problem,
                    () -> output.result("The status went from " + plan.now() + " to " + plan.wanted() + "."));
        }
    }
}
