package app.tallybird.cli;

import java.util.List;
import java.util.stream.Collectors;

import app.tallybird.app.OpenIntegration;
import app.tallybird.connector.reading.CheckLine;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.Authenticate;
import app.tallybird.engine.IntegrationContext;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncAccounts;
import app.tallybird.engine.SyncServices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.UpdateStatus;
import app.tallybird.engine.UsageResult;
import app.tallybird.engine.plan.UsagePlan;

/** The five verbs one after the other, told as they go. */
final class DemoStory {

    private static final int LINES = 28;

    private final Session session;
    private final OpenIntegration open;
    private final Report report;
    private final String vendor;

    DemoStory(Session session, OpenIntegration open, Report report, String vendor) {
        this.session = session;
        this.open = open;
        this.report = report;
        this.vendor = vendor;
    }

    /** From the keys to the first push. */
    void firstPush(String mapped) {
        IntegrationContext bench = open.bench();
        title("authenticate: both sides are checked, nothing is changed");
        for (CheckLine line : new Authenticate(bench, open.reach()).run(session.cancel())) {
            report.result((line.ok() ? "  ok    " : "  FAIL  ") + line.step() + ": " + line.words());
        }
        title("sync-services: the counts of " + vendor + " become services at Synthesize");
        SyncServices services = new SyncServices(bench);
        var servicePlan = services.plan(ReadListener.none(), session.cancel());
        report.result(PlanTables.services(servicePlan));
        report.result("Created " + Phrases.count(services.apply(servicePlan, session.cancel()).created().size(), "service") + ".");
        title("sync-accounts: the customers at " + vendor + " become accounts at Synthesize");
        SyncAccounts accounts = new SyncAccounts(bench);
        var accountPlan = accounts.plan(ReadListener.none(), session.cancel());
        report.result("Read " + Phrases.count(accountPlan.lines().size(), "customer") + ". Created "
                + Phrases.count(accounts.apply(accountPlan, false, session.cancel()).created().size(), "account") + ".");
        title("update-status: pending, so that the partner can map accounts and services");
        UpdateStatus status = new UpdateStatus(bench);
        UpdateStatus.Plan wanted = status.plan(UpdateStatus.PENDING, session.cancel());
        status.apply(wanted, false, session.cancel());
        report.result("The status went from " + wanted.now() + " to " + wanted.wanted() + ". " + mapped);
        title("sync-usage: every count is planned, then sent");
        push(PushChoices.accepted());
    }

    /** Reads, plans and sends. A problem of the run ends the demo with its code unless a held plan was to be shown. */
    UsageResult push(PushChoices choices) {
        SyncUsage usage = new SyncUsage(open.bench());
        UsagePlan plan = usage.plan(ReadListener.none(), session.cancel());
        List<String> lines = PlanTables.usage(plan, false).lines().toList();
        report.result(lines.stream().limit(LINES).collect(Collectors.joining(System.lineSeparator()))
                + (lines.size() > LINES ? System.lineSeparator() + "  ..." : ""));
        UsageResult result;
        try (ProgressBar bar = new ProgressBar(session.console(), System::nanoTime)) {
            result = usage.apply(plan, choices, bar, session.cancel());
        }
        RunReport.show(result, false, choices.equals(PushChoices.accepted()) ? report : new Report(session.console(), false));
        return result;
    }

    void title(String words) {
        report.result(System.lineSeparator() + "== " + words);
    }
}
