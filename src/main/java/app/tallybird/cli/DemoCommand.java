package app.tallybird.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import picocli.CommandLine.Command;

import app.tallybird.app.Application;
import app.tallybird.app.IntegrationChoice;
import app.tallybird.app.OpenIntegration;
import app.tallybird.connector.run.CheckLine;
import app.tallybird.connector.run.ReadListener;
import app.tallybird.engine.Authenticate;
import app.tallybird.engine.Bench;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncAccounts;
import app.tallybird.engine.SyncServices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.UpdateStatus;
import app.tallybird.engine.UsageResult;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.problem.ProblemException;
import app.tallybird.sandbox.Sandbox;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.sandbox.VendorSides;

/** Shows the whole way on a sandbox: no keys, no network, nothing left behind. */
@Command(name = "demo", mixinStandardHelpOptions = true, description = "Run the five verbs on a built-in sandbox, with no keys and no network.")
final class DemoCommand implements Callable<Integer> {

    private static final int LEAVES = 7;
    private static final int SHRINKS = 12;

    private final Session session;

    DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Path home = Files.createTempDirectory("tallybird-demo");
        Report report = new Report(session.console(), false);
        try (Sandbox sandbox = Sandbox.start(0, session.surroundings().clock())) {
            sandbox.synthesize().map("44", false);
            sandbox.synthesize().map("45", false);
            Path env = home.resolve("demo.env");
            Files.writeString(env, String.join(System.lineSeparator(), "CONNECTOR=ninjaone", "VENDOR_API_KEY=" + SynthesizeSide.VENDOR_KEY,
                    "PARTNER_API_KEY=" + SynthesizeSide.PARTNER_KEY, "CLIENT_ID=" + VendorSides.CLIENT_ID,
                    "CLIENT_SECRET=" + VendorSides.CLIENT_SECRET));
            IntegrationChoice choice = new IntegrationChoice(Optional.empty(), Optional.of(env), Optional.of(home),
                    Optional.of(sandbox.url()), 95);
            try (Application application = Application.open(session.surroundings(), choice);
                    OpenIntegration open = application.openIntegration("demo")) {
                application.sandboxNotice().ifPresent(report::result);
                run(open, sandbox, report);
            } catch (ProblemException problem) {
                report.problem(problem);
            }
        } finally {
            delete(home);
        }
        return report.end();
    }

    private void run(OpenIntegration open, Sandbox sandbox, Report report) {
        Bench bench = open.bench();
        title(report, "authenticate: both sides are checked, nothing is changed");
        for (CheckLine line : new Authenticate(bench, open.reach()).run(session.cancel())) {
            report.result((line.ok() ? "  ok    " : "  FAIL  ") + line.step() + ": " + line.words());
        }
        title(report, "sync-services: what NinjaOne counts becomes services at Synthesize");
        SyncServices services = new SyncServices(bench);
        var servicePlan = services.plan(ReadListener.none(), session.cancel());
        report.result(PlanTables.services(servicePlan));
        report.result("Created " + services.apply(servicePlan, session.cancel()).created().size() + " services.");
        title(report, "sync-accounts: NinjaOne's customers become accounts at Synthesize");
        SyncAccounts accounts = new SyncAccounts(bench);
        var accountPlan = accounts.plan(ReadListener.none(), session.cancel());
        report.result("Read " + accountPlan.lines().size() + " customers. Created "
                + accounts.apply(accountPlan, false, session.cancel()).created().size() + " accounts.");
        title(report, "update-status: pending, so that the partner can map accounts and services");
        UpdateStatus status = new UpdateStatus(bench);
        UpdateStatus.Plan wanted = status.plan(UpdateStatus.PENDING, session.cancel());
        status.apply(wanted, false, session.cancel());
        report.result("The status went from " + wanted.now() + " to " + wanted.wanted()
                + ". In the sandbox all but two customers are mapped at once.");
        title(report, "sync-usage: every count is planned, then sent");
        push(bench, report, PushChoices.accepted());
        title(report, "A month later: one customer has left, another is down to a third");
        sandbox.customers().removeCustomer(LEAVES);
        sandbox.customers().keepDevices(SHRINKS, 15);
        title(report, "sync-usage again: zeros are sent on purpose, a sharp fall waits for a person");
        UsageResult second = push(bench, report, PushChoices.attended());
        title(report, "A person has looked and says yes: exactly the held plan is sent");
        second.heldPlan().ifPresent(hash -> {
            SyncUsage usage = new SyncUsage(bench);
            RunReport.show(usage.apply(usage.saved(hash), PushChoices.accepted(), progress -> {
            }, session.cancel()), false, new Report(session.console(), false));
        });
        long zeros = sandbox.synthesize().counts().entrySet().stream().filter(entry -> entry.getKey().startsWith(LEAVES + " "))
                .filter(entry -> entry.getValue().signum() == 0).count();
        title(report, "Done");
        report.result("Synthesize (sandbox) holds " + sandbox.synthesize().counts().size() + " counts and was asked "
                + sandbox.synthesize().builds() + " times to rebuild; the customer that left is at 0 in " + zeros + " services.");
        report.result("Next: copy .env.sample to .env, fill in your keys, and run: tallybird-cli authenticate");
    }

    private UsageResult push(Bench bench, Report report, PushChoices choices) {
        SyncUsage usage = new SyncUsage(bench);
        UsagePlan plan = usage.plan(ReadListener.none(), session.cancel());
        report.result(
                PlanTables.usage(plan, false).lines().limit(28).reduce("", (all, line) -> all + line + System.lineSeparator()) + "  ...");
        UsageResult result;
        try (ProgressBar bar = new ProgressBar(session.console(), System::nanoTime)) {
            result = usage.apply(plan, choices, bar, session.cancel());
        }
        Report quiet = new Report(session.console(), false);
        RunReport.show(result, false, quiet);
        return result;
    }

    private static void title(Report report, String words) {
        report.result(System.lineSeparator() + "== " + words);
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
