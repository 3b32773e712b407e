package app.tallybird.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import app.tallybird.app.Application;
import app.tallybird.app.DemoVendors;
import app.tallybird.app.IntegrationChoice;
import app.tallybird.app.LedgerPlace;
import app.tallybird.app.OpenIntegration;
import app.tallybird.app.Surroundings;
import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.Authenticate;
import app.tallybird.engine.IntegrationContext;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncAccounts;
import app.tallybird.engine.SyncServices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.UpdateStatus;
import app.tallybird.engine.UsageResult;
import app.tallybird.engine.plan.AccountPlan;
import app.tallybird.engine.plan.ServicePlan;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.problem.Wording;
import app.tallybird.sandbox.Sandbox;
import app.tallybird.sandbox.SandboxSettings;
import app.tallybird.sandbox.SynthesizeSide;

/** Shows the whole way on a sandbox: no keys, no network, nothing left behind. */
@Command(name = "demo", description = "Run the five verbs on a built-in sandbox, with no keys and no network.")
final class DemoCommand extends CliCommand {

    private static final int LEAVES = 7;
    private static final int SHRINKS = 12;
    private static final int RATE = 95;
    private static final int LINES = 28;
    private static final String NINJA = "ninjaone";

    @Option(names = "--connector", paramLabel = "ID", defaultValue = NINJA, description = "Whose customers to count: any of: connectors list.")
    private String connector = NINJA;

    @Override
    public Integer call() throws IOException {
        Output output = new Output(invocation().console(), false);
        Surroundings around = invocation().surroundings().with(LedgerPlace.VARIABLE, "");
        try (TemporaryFolder home = TemporaryFolder.create("demo"); Sandbox sandbox = Sandbox.start(SandboxSettings.demo(around.clock()))) {
            Catalog.Entry entry = entry();
            sandbox.alsoPlay(DemoVendors.recorded(() -> List.of(entry), around.clock()));
            Path env = home.path().resolve("demo.env");
            Files.write(env, lines(connector, entry, DemoVendors.values(entry, home.path())));
            IntegrationChoice choice = new IntegrationChoice(Optional.empty(), Optional.of(env), Optional.of(home.path()),
                    Optional.of(sandbox.url()), RATE);
            try (Application application = Application.open(around, choice); OpenIntegration open = application.openIntegration("demo")) {
                application.sandboxNotice().ifPresent(output::result);
                Story story = new Story(open, sandbox, output, entry.document().name());
                if (DemoVendors.inFull(entry.document().id())) {
                    story.twoMonths();
                } else {
                    story.twice();
                }
            }
        } catch (ProblemException problem) {
            output.problem(problem.problem());
        }
        return output.end();
    }

    private Catalog.Entry entry() {
        Catalog.Entry entry = new Catalog(Path.of("none")).entry(connector, invocation().surroundings().workingFolder());
        if (!entry.source().equals(Catalog.BUILT_IN)) {
            throw Problem.of(ProblemCode.WRONG_USE, "The demo plays built-in connectors only.", "Nothing was read or sent.",
                    "Try your own document on its recorded answers with: connectors test FILE").asException();
        }
        return entry;
    }

    /** {@code named} is how the connector was named: an id, or the path of a document. */
    static List<String> lines(String named, Catalog.Entry entry, Map<String, String> values) {
        List<String> lines = new ArrayList<>(List.of("CONNECTOR=" + named, "VENDOR_API_KEY=" + SynthesizeSide.VENDOR_KEY,
                "PARTNER_API_KEY=" + SynthesizeSide.PARTNER_KEY));
        entry.document().inputs().stream().filter(input -> values.containsKey(input.key()))
                .forEach(input -> lines.add(input.envName() + "=" + values.get(input.key())));
        return lines;
    }

    /** The five verbs one after the other, told as they go. */
    private final class Story {

        private final OpenIntegration open;
        private final Sandbox sandbox;
        private final Output output;
        private final String vendor;

        Story(OpenIntegration open, Sandbox sandbox, Output output, String vendor) {
            this.open = open;
            this.sandbox = sandbox;
            this.output = output;
            this.vendor = vendor;
        }

        /** The answers are the same the second time, and so nothing changes. */
        void twice() {
            firstPush("In the sandbox everything is mapped at once.");
            title("sync-usage again: the vendor says the same, and the same counts arrive");
            push(PushChoices.accepted());
            done("");
        }

        /** One customer leaves and another shrinks between two pushes. */
        void twoMonths() {
            firstPush("In the sandbox all but two customers are mapped at once.");
            title("A month later: one customer has left, another is down to a third");
            sandbox.customers().removeCustomer(LEAVES);
            sandbox.customers().keepDevices(SHRINKS, 15);
            title("sync-usage again: zeros are sent on purpose, a sharp fall waits for a person");
            UsageResult second = push(PushChoices.attended());
            title("A person has looked and says yes: exactly the held plan is sent");
            second.heldPlan().ifPresent(hash -> {
                UsagePlan held = new SyncUsage(open.context()).saved(hash);
                PushOutput.show(open.apply(held, PushChoices.accepted(), progress -> {
                }, cancel()), false, new Output(invocation().console(), false));
            });
            long zeros = sandbox.synthesize().counts().entrySet().stream().filter(entry -> entry.getKey().startsWith(LEAVES + " "))
                    .filter(entry -> entry.getValue().signum() == 0).count();
            done("; the customer that left is at 0 in " + Wording.count(zeros, "service"));
        }

        /** From the keys to the first push. */
        private void firstPush(String mapped) {
            IntegrationContext context = open.context();
            title("authenticate: both sides are checked, nothing is changed");
            new Authenticate(context, open.reach()).run(cancel()).forEach(output::check);
            title("sync-services: the counts of " + vendor + " become services at Synthesize");
            SyncServices services = new SyncServices(context);
            ServicePlan servicePlan = services.plan(ReadListener.none(), cancel());
            output.result(PlanTables.services(servicePlan));
            output.result("Created " + Wording.count(services.apply(servicePlan, cancel()).created().size(), "service") + ".");
            // whoever tries a connector has no customers who could be billed by an id that changes
            title("sync-accounts: the customers at " + vendor + " become accounts at Synthesize");
            SyncAccounts accounts = new SyncAccounts(context);
            AccountPlan accountPlan = accounts.plan(ReadListener.none(), cancel());
            output.result("Read " + Wording.count(accountPlan.lines().size(), "customer") + ". Created "
                    + Wording.count(accounts.apply(accountPlan, true, cancel()).created().size(), "account") + ".");
            title("update-status: pending, so that the partner can map accounts and services");
            UpdateStatus status = new UpdateStatus(context);
            UpdateStatus.Plan wanted = status.plan(UpdateStatus.PENDING, cancel());
            status.apply(wanted, false, cancel());
            output.result("The status went from " + wanted.now() + " to " + wanted.wanted() + ". " + mapped);
            title("sync-usage: every count is planned, then sent");
            push(PushChoices.accepted());
        }

        /** Reads, plans and sends. A problem of the run ends the demo with its code unless a held plan was to be shown. */
        private UsageResult push(PushChoices choices) {
            UsagePlan plan = new SyncUsage(open.context()).plan(ReadListener.none(), cancel());
            List<String> lines = PlanTables.usage(plan, false).lines().toList();
            output.result(lines.stream().limit(LINES).collect(Collectors.joining(System.lineSeparator()))
                    + (lines.size() > LINES ? System.lineSeparator() + "  ..." : ""));
            UsageResult result;
            try (ProgressBar bar = new ProgressBar(invocation().console(), System::nanoTime)) {
                result = open.apply(plan, choices, bar, cancel());
            }
            PushOutput.show(result, false, choices.equals(PushChoices.accepted()) ? output : new Output(invocation().console(), false));
            return result;
        }

        private void done(String more) {
            title("Done");
            int counts = sandbox.synthesize().counts().size();
            output.result("Synthesize (sandbox) holds " + Wording.count(counts, "count") + " and was asked "
                    + Wording.count(sandbox.synthesize().builds(), "time") + " to rebuild" + more + ".");
            arrived(counts).ifPresent(output::problem);
            output.result(
                    "Next: write your keys into a file .env (what belongs in it: tallybird-cli connectors show ID), and run: tallybird-cli authenticate");
        }

        private void title(String words) {
            output.result(System.lineSeparator() + "== " + words);
        }
    }

    /** A demo after which Synthesize holds nothing has shown nothing. */
    static Optional<Problem> arrived(int counts) {
        return counts > 0
                ? Optional.empty()
                : Optional.of(Problem.of(ProblemCode.FAILED, "No count arrived at the sandbox.", "Nothing was accepted.",
                        "Look at the plan above, and try the connector's recorded cases with: connectors test ID"));
    }
}
