package app.tallybird.cli;

import com.google.gson.JsonArray;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import app.tallybird.app.Application;
import app.tallybird.app.OpenIntegration;
import app.tallybird.app.UnattendedPush;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.Consent;
import app.tallybird.engine.IntegrationContext;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

@Command(name = "sync-usage", description = "Read the vendor, show every count, and send the plan.")
final class SyncUsageCommand extends VerbCommand {

    @Option(names = "--dry-run", description = "Make and keep the plan; send nothing.")
    private boolean dryRun;

    @Option(names = "--plan", paramLabel = "HASH", description = "Send a plan that was shown in the last 60 minutes.")
    private @Nullable String hash;

    @Option(names = "--all", description = "List the counts that stay the same, too.")
    private boolean all;

    @Option(names = "--now", description = "With --unattended: push also when the scheduled period has had its push.")
    private boolean now;

    @Mixin
    private final SendOptions send = new SendOptions();

    SyncUsageCommand(Session session) {
        super(session);
    }

    @Override
    String lockedAs() {
        return "sync-usage";
    }

    @Override
    void run(Application application, Report report) {
        PushChoices choices = send.choices();
        if (choices.consent() == Consent.UNATTENDED && hash == null && !dryRun) {
            unattended(application, choices, report);
        } else {
            super.run(application, report);
        }
    }

    private void unattended(Application application, PushChoices choices, Report report) {
        UnattendedPush.Ended ended;
        try (ProgressBar bar = new ProgressBar(session().console(), System::nanoTime)) {
            ended = new UnattendedPush(application, choices, now).run(bar, session().cancel());
        }
        ended.skipped().ifPresent(words -> {
            report.put("skipped", words);
            report.result(words);
        });
        ended.result().ifPresentOrElse(result -> {
            new UsageShow(session(), report).plan(result.plan(), all);
            RunReport.show(result, send.strict(), report);
        }, () -> ended.problems().forEach(report::problem));
        JsonArray told = new JsonArray();
        ended.told().forEach(words -> {
            report.say(words);
            told.add(words);
        });
        report.put("told", told);
    }

    @Override
    void work(OpenIntegration open, Report report) {
        IntegrationContext bench = open.bench();
        PushChoices choices = send.choices();
        if (hash != null && (dryRun || choices.consent() == Consent.UNATTENDED)) {
            throw Problem.of(ProblemCode.WRONG_USE, "--plan goes with neither --dry-run nor --unattended.", "Nothing was sent.",
                    "Name the plan alone, when you have looked at it.").asException();
        }
        SyncUsage verb = new SyncUsage(bench);
        UsageShow show = new UsageShow(session(), report);
        UsagePlan plan;
        if (hash != null) {
            try {
                plan = verb.saved(hash);
                choices = new PushChoices(Consent.ACCEPTED, choices.rebuild(), choices.changedOnly());
            } catch (ProblemException stale) {
                report.problem(stale);
                show.plan(verb.plan(ReadListener.none(), session().cancel()), all);
                return;
            }
        } else {
            plan = verb.plan(ReadListener.none(), session().cancel());
        }
        show.plan(plan, all);
        if (dryRun) {
            show.dryRun(plan);
            return;
        }
        show.send(open, plan, choices, send.strict());
    }
}
