package app.tallybird.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import app.tallybird.app.Application;
import app.tallybird.app.DemoVendors;
import app.tallybird.app.IntegrationChoice;
import app.tallybird.app.OpenIntegration;
import app.tallybird.app.Surroundings;
import app.tallybird.connector.catalog.Catalog;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.UsageResult;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.problem.Wording;
import app.tallybird.sandbox.Sandbox;
import app.tallybird.sandbox.SynthesizeSide;

/** Shows the whole way on a sandbox: no keys, no network, nothing left behind. */
@Command(name = "demo", description = "Run the five verbs on a built-in sandbox, with no keys and no network.")
final class DemoCommand extends CliCommand {

    private static final int LEAVES = 7;
    private static final int SHRINKS = 12;
    private static final int RATE = 95;
    private static final String NINJA = "ninjaone";

    @Option(names = "--connector", paramLabel = "ID", defaultValue = NINJA, description = "Whose customers to count: any of: connectors list.")
    private String connector = NINJA;

    @Override
    public Integer call() throws IOException {
        Output output = new Output(invocation().console(), false);
        Surroundings around = invocation().surroundings();
        try (TemporaryFolder home = TemporaryFolder.create("tallybird-demo"); Sandbox sandbox = Sandbox.start(0, around.clock())) {
            Catalog.Entry entry = entry();
            sandbox.alsoPlay(DemoVendors.recorded(() -> List.of(entry), around.clock()));
            sandbox.synthesize().map("44", false);
            sandbox.synthesize().map("45", false);
            Path env = home.path().resolve("demo.env");
            Files.write(env, lines(connector, entry, DemoVendors.values(entry, home.path())));
            IntegrationChoice choice = new IntegrationChoice(Optional.empty(), Optional.of(env), Optional.of(home.path()),
                    Optional.of(sandbox.url()), RATE);
            try (Application application = Application.open(around, choice); OpenIntegration open = application.openIntegration("demo")) {
                application.sandboxNotice().ifPresent(output::result);
                DemoStory story = new DemoStory(invocation(), open, output, entry.document().name());
                if (DemoVendors.inFull(entry.document().id())) {
                    twoMonths(story, open, sandbox, output);
                } else {
                    twice(story, sandbox, output);
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

    /** The answers are the same the second time, and so nothing changes. */
    private static void twice(DemoStory story, Sandbox sandbox, Output output) {
        story.firstPush("In the sandbox everything is mapped at once.");
        story.title("sync-usage again: the vendor says the same, and the same counts arrive");
        story.push(PushChoices.accepted());
        done(story, sandbox, output, "");
    }

    /** One customer leaves and another shrinks between two pushes. */
    private void twoMonths(DemoStory story, OpenIntegration open, Sandbox sandbox, Output output) {
        story.firstPush("In the sandbox all but two customers are mapped at once.");
        story.title("A month later: one customer has left, another is down to a third");
        sandbox.customers().removeCustomer(LEAVES);
        sandbox.customers().keepDevices(SHRINKS, 15);
        story.title("sync-usage again: zeros are sent on purpose, a sharp fall waits for a person");
        UsageResult second = story.push(PushChoices.attended());
        story.title("A person has looked and says yes: exactly the held plan is sent");
        second.heldPlan().ifPresent(hash -> {
            SyncUsage usage = new SyncUsage(open.bench());
            PushOutput.show(usage.apply(usage.saved(hash), PushChoices.accepted(), progress -> {
            }, cancel()), false, new Output(invocation().console(), false));
        });
        long zeros = sandbox.synthesize().counts().entrySet().stream().filter(entry -> entry.getKey().startsWith(LEAVES + " "))
                .filter(entry -> entry.getValue().signum() == 0).count();
        done(story, sandbox, output, "; the customer that left is at 0 in " + Wording.count(zeros, "service"));
    }

    private static void done(DemoStory story, Sandbox sandbox, Output output, String more) {
        story.title("Done");
        output.result("Synthesize (sandbox) holds " + Wording.count(sandbox.synthesize().counts().size(), "count") + " and was asked "
                + Wording.count(sandbox.synthesize().builds(), "time") + " to rebuild" + more + ".");
        arrived(sandbox.synthesize().counts().size()).ifPresent(output::problem);
        output.result("Next: copy .env.sample to .env, fill in your keys, and run: tallybird-cli authenticate");
    }

    /** A demo after which Synthesize holds nothing has shown nothing. */
    static Optional<Problem> arrived(int counts) {
        return counts > 0
                ? Optional.empty()
                : Optional.of(Problem.of(ProblemCode.FAILED, "No count arrived at the sandbox.", "Nothing was accepted.",
                        "Look at the plan above, and try the connector's recorded cases with: connectors test ID"));
    }
}
