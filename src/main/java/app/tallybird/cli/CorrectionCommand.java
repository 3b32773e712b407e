package app.tallybird.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.OpenIntegration;
import app.tallybird.engine.Correction;
import app.tallybird.engine.plan.UsagePlan;

/** Shows a plan that was not read from the vendor, and sends it. */
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
        UsagePlan plan = open.heldWhileClosed(plan(new Correction(open.bench())), send.choices());
        UsageShow show = new UsageShow(session(), report);
        show.plan(plan, true);
        if (dryRun) {
            show.dryRun(plan);
        } else {
            show.send(open, plan, send.choices(), send.strict());
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
