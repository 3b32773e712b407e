package app.tallybird.cli;

import app.tallybird.app.OpenIntegration;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.problem.ProblemCode;

/** Shows a plan of counts and sends it, alike for everything that sends counts. */
final class UsageShow {

    private final Session session;
    private final Report report;

    UsageShow(Session session, Report report) {
        this.session = session;
        this.report = report;
    }

    /** {@code all} lists the counts that stay the same, too. */
    void plan(UsagePlan plan, boolean all) {
        report.put("plan", PlanJson.write(plan));
        report.result(PlanTables.usage(plan, all));
    }

    /** The codes of a plan that is only looked at. */
    void dryRun(UsagePlan plan) {
        if (plan.incomplete()) {
            report.code(ProblemCode.VENDOR_INCOMPLETE.exitCode());
        }
        if (plan.held()) {
            report.code(ProblemCode.HELD.exitCode());
        }
        if (plan.changesPending()) {
            report.code(ExitCode.CHANGES_PENDING);
        }
        report.say("Nothing was sent. Send exactly this plan within 60 minutes with: sync-usage --plan " + plan.hash());
    }

    void send(OpenIntegration open, UsagePlan plan, PushChoices choices, boolean strict) {
        try (ProgressBar bar = new ProgressBar(session.console(), System::nanoTime)) {
            RunReport.show(new SyncUsage(open.bench()).apply(plan, choices, bar, session.cancel()), strict, report);
        }
    }
}
