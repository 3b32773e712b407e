package app.tallybird.cli;

import java.util.List;
import java.util.stream.Collectors;

import app.tallybird.app.OpenIntegration;
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
import app.tallybird.problem.Wording;

/** The five verbs one after the other, told as they go. */
final class DemoStory {

    private static final int LINES = 28;

    private final Invocation start;
    private final OpenIntegration open;
    private final Output output;
    private final String vendor;

    DemoStory(Invocation start, OpenIntegration open, Output output, String vendor) {
        this.start = start;
        this.open = open;
        this.output = output;
        this.vendor = vendor;
    }

    /** From the keys to the first push. */
    void firstPush(String mapped) {
        IntegrationContext bench = open.bench();
        title("authenticate: both sides are checked, nothing is changed");
        new Authenticate(bench, open.reach()).run(start.cancel()).forEach(output::check);
        title("sync-services: the counts of " + vendor + " become services at Synthesize");
        SyncServices services = new SyncServices(bench);
        var servicePlan = services.plan(ReadListener.none(), start.cancel());
        output.result(PlanTables.services(servicePlan));
        output.result("Created " + Wording.count(services.apply(servicePlan, start.cancel()).created().size(), "service") + ".");
        title("sync-accounts: the customers at " + vendor + " become accounts at Synthesize");
        SyncAccounts accounts = new SyncAccounts(bench);
        var accountPlan = accounts.plan(ReadListener.none(), start.cancel());
        output.result("Read " + Wording.count(accountPlan.lines().size(), "customer") + ". Created "
                + Wording.count(accounts.apply(accountPlan, false, start.cancel()).created().size(), "account") + ".");
        title("update-status: pending, so that the partner can map accounts and services");
        UpdateStatus status = new UpdateStatus(bench);
        UpdateStatus.Plan wanted = status.plan(UpdateStatus.PENDING, start.cancel());
        status.apply(wanted, false, start.cancel());
        output.result("The status went from " + wanted.now() + " to " + wanted.wanted() + ". " + mapped);
        title("sync-usage: every count is planned, then sent");
        push(PushChoices.accepted());
    }

    /** Reads, plans and sends. A problem of the run ends the demo with its code unless a held plan was to be shown. */
    UsageResult push(PushChoices choices) {
        SyncUsage usage = new SyncUsage(open.bench());
        UsagePlan plan = usage.plan(ReadListener.none(), start.cancel());
        List<String> lines = PlanTables.usage(plan, false).lines().toList();
        output.result(lines.stream().limit(LINES).collect(Collectors.joining(System.lineSeparator()))
                + (lines.size() > LINES ? System.lineSeparator() + "  ..." : ""));
        UsageResult result;
        try (ProgressBar bar = new ProgressBar(start.console(), System::nanoTime)) {
            result = usage.apply(plan, choices, bar, start.cancel());
        }
        PushOutput.show(result, false, choices.equals(PushChoices.accepted()) ? output : new Output(start.console(), false));
        return result;
    }

    void title(String words) {
        output.result(System.lineSeparator() + "== " + words);
    }
}
