package app.tallybird.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.google.gson.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import app.tallybird.app.Asked;
import app.tallybird.app.OpenIntegration;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.Correction;
import app.tallybird.engine.IntegrationContext;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncAccounts;
import app.tallybird.engine.SyncServices;
import app.tallybird.engine.plan.AccountPlan;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.engine.plan.ServiceDecisions;
import app.tallybird.engine.plan.ServicePlan;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.PushListener;
import app.tallybird.model.Json;
import app.tallybird.problem.Problem;
import app.tallybird.problem.Wording;

/** Brings one kind of things to Synthesize: shows what would change, changes it, and says what came of it. */
abstract class SyncCommand extends IntegrationCommand.Writing {

    @Mixin
    private final UsageFile usage = new UsageFile();

    @Override
    Optional<Path> file() {
        return usage.path();
    }

    @Option(names = "--dry-run", description = "Show what would change; change nothing.")
    private boolean dryRun;

    /** What is to be done, and the doing of it. */
    record Prepared(JsonObject plan, String words, boolean changes, Supplier<Done> apply) {
    }

    /** {@code altered} says what happened to things that were there before: "renamed". */
    record Done(String noun, int created, String altered, int others, List<Problem> problems) {
    }

    boolean dryRun() {
        return dryRun;
    }

    abstract Prepared prepare(IntegrationContext context);

    @Override
    void work(OpenIntegration open, Output output) {
        Prepared prepared = prepare(open.context());
        output.put("plan", prepared.plan());
        output.result(prepared.words());
        if (dryRun) {
            output.codeWhen(prepared.changes(), ExitCode.CHANGES_PENDING);
            return;
        }
        Done done = prepared.apply().get();
        output.put("run", Json.of("created", done.created(), done.altered(), done.others()));
        output.result("Created " + Wording.count(done.created(), done.noun()) + ", " + done.altered() + " " + done.others() + ".");
        done.problems().forEach(output::problem);
    }

    @Command(name = "sync-services", description = "Create the connector's services at Synthesize and bring changed ones up to date.")
    static final class Services extends SyncCommand {

        private final List<String> zeros = new ArrayList<>();

        @Mixin
        private ServiceOptions options = new ServiceOptions();

        @Override
        Asked asked() {
            return Asked.SERVICES;
        }

        @Override
        Prepared prepare(IntegrationContext context) {
            SyncServices verb = new SyncServices(context);
            ServicePlan seen = verb.plan(ReadListener.none(), cancel());
            List<String> undecided = options.undecided(seen);
            if (!undecided.isEmpty() && !dryRun()) {
                undecided.forEach(id -> verb.undecide(id, cancel()));
                seen = verb.plan(ReadListener.none(), cancel());
            }
            ServiceDecisions wanted = options.over(seen);
            boolean decides = !undecided.isEmpty() || !wanted.equals(seen.decisions());
            ServicePlan plan = decides ? verb.plan(wanted, ReadListener.none(), cancel()) : seen;
            zeros.addAll(options.toZero(seen));
            return new Prepared(
                    Json.of("services", PlanTables.SERVICES.json(plan.lines()), "others", PlanTables.UNOWNED.json(plan.unowned())),
                    PlanTables.services(plan), plan.changesPending() || decides, () -> {
                        SyncServices.Result result = verb.apply(plan, cancel());
                        return new Done("service", result.created().size(), "changed", result.changed().size(), result.problems());
                    });
        }

        @Override
        void work(OpenIntegration open, Output output) {
            super.work(open, output);
            if (dryRun()) {
                return;
            }
            for (String id : zeros) {
                UsagePlan plan = new Correction(open.context()).zeroPlan(id, cancel());
                output.put("zeros", PlanJson.write(plan));
                PushOutput.show(open.apply(plan, PushChoices.accepted(), PushListener.none(), cancel()), false, output);
            }
        }
    }

    @Command(name = "sync-accounts", description = "Create new customers at Synthesize and rename renamed ones.")
    static final class Accounts extends SyncCommand {

        @Option(names = "--yes", description = "Accept ids that look like names, domains or e-mail addresses.")
        private boolean yes;

        @Override
        Prepared prepare(IntegrationContext context) {
            SyncAccounts verb = new SyncAccounts(context);
            AccountPlan plan = verb.plan(ReadListener.none(), cancel());
            JsonObject json = Json.of("accounts", PlanTables.ACCOUNTS.json(plan.lines()), "warnings",
                    Json.list(plan.warnings(), PlanJson::write));
            return new Prepared(json, PlanTables.accounts(plan), plan.changesPending(), () -> {
                SyncAccounts.Result result = verb.apply(plan, yes, cancel());
                return new Done("account", result.created().size(), "renamed", result.renamed().size(), result.problems());
            });
        }
    }
}
