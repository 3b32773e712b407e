package app.tallybird.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import app.tallybird.app.DemoVendors;
import app.tallybird.connector.catalog.Catalog;
import app.tallybird.problem.ProblemException;
import app.tallybird.sandbox.Sandbox;

@Command(name = "sandbox", mixinStandardHelpOptions = true, description = "Serve a Synthesize and the vendors on a loopback port until stopped.")
final class SandboxCommand implements Callable<Integer> {

    @Option(names = "--port", paramLabel = "N", description = "The port; a free one when left out.")
    private int port;

    @Option(names = "--connector", paramLabel = "ID", defaultValue = "ninjaone", description = "Whose .env lines to print, and whose recorded answers to play; its document may be your own.")
    private String connector = "ninjaone";

    private final Session session;

    SandboxCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        Catalog.Entry entry;
        try {
            entry = new Catalog(Path.of("none")).entry(connector, session.surroundings().workingFolder());
        } catch (ProblemException unknown) {
            Report report = new Report(session.console(), false);
            report.problem(unknown);
            return report.end();
        }
        try (Sandbox sandbox = Sandbox.start(port, session.surroundings().clock())) {
            sandbox.alsoPlay(DemoVendors.recorded(() -> List.of(entry), session.surroundings().clock()));
            session.console().data(sandbox.url().toString());
            session.console().say("The sandbox plays Synthesize, NinjaOne, Huntress and Proofpoint Essentials"
                    + (DemoVendors.inFull(entry.document().id()) ? "" : ", and what was recorded of " + entry.document().name())
                    + ". Stop it with Ctrl+C. A .env for it:");
            Path samples = session.surroundings().workingFolder().resolve("tallybird-samples");
            DemoCommand.lines(connector, entry, DemoVendors.values(entry, samples)).forEach(line -> session.console().say("  " + line));
            session.console().say("Then add to any command: --sandbox-url " + sandbox.url());
            CountDownLatch stopped = new CountDownLatch(1);
            session.cancel().onCancel(stopped::countDown);
            stopped.await();
        }
        return ExitCode.DONE;
    }
}
