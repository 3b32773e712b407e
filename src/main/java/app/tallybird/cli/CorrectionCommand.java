package app.tallybird.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.OpenIntegration;
import app.tallybird.engine.Correction;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.problem.ProblemCode;

/** Sends a plan that was not read from the vendor. */
abstract class CorrectionCommand extends VerbCommand {

    @Option(names = "--dry-run", description = "Show the plan; send nothing.")
    private boolean dryRun;

    @Mixin
    private final SendOptions send = new SendOptions();

    CorrectionCommand(Session session) {
        super(session);
    }

    abstract UsagePlan plan(Correction correction);

    @Override
    void work(OpenIntegration open, Report report) {
        Correction correction = new Correction(open.bench());
        UsagePlan plan = open.heldWhileClosed(plan(correction), send.choices());
        report.put("plan", PlanJson.write(plan));
        report.result(PlanTables.usage(plan, true));
        if (dryRun) {
            if (plan.held()) {
                report.code(ProblemCode.HELD.exitCode());
            }
            report.code(plan.cells().isEmpty() ? ExitCode.DONE : ExitCode.CHANGES_PENDING);
            return;
        }
        try (ProgressBar bar = new ProgressBar(session().console(), System::nanoTime)) {
            RunReport.show(correction.apply(lockedAs(), plan, send.choices(), bar, session().cancel()), send.strict(), report);
        }
    }

    @Command(name = "retry", description = "Send again what the last push could not: failed, not mapped, never sent.")
    static final class Retry extends CorrectionCommand {

        Retry(Session session) {
            super(session);
        }

        @Override
        String lockedAs() {
            return "retry";
        }

        @Override
        UsagePlan plan(Correction correction) {
            return correction.retryPlan(session().cancel());
        }
    }

    @Command(name = "undo", description = "Send the values from before a push. The next sync-usage sends the vendor's again, unless paused.")
    static final class Undo extends CorrectionCommand {

        @Parameters(paramLabel = "RUN", description = "The run's id, as history shows it.")
        private String run = "";

        Undo(Session session) {
            super(session);
        }

        @Override
        String lockedAs() {
            return "undo";
        }

        @Override
        UsagePlan plan(Correction correction) {
            return correction.undoPlan(run, session().cancel());
        }

        @Override
        void work(OpenIntegration open, Report report) {
            super.work(open, report);
            if (!open.bench().integration().paused()) {
                report.say("The next sync-usage sends the vendor's values again. To keep these: integrations pause "
                        + open.bench().integration().name());
            }
        }
    }
}
