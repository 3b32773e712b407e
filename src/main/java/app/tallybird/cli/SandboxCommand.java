package app.tallybird.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import app.tallybird.app.DemoVendors;
import app.tallybird.app.Surroundings;
import app.tallybird.connector.catalog.Catalog;
import app.tallybird.problem.ProblemException;
import app.tallybird.sandbox.Sandbox;
import app.tallybird.settings.Home;

@Command(name = "sandbox", mixinStandardHelpOptions = true, description = "Serve a Synthesize and the vendors on a loopback port until stopped.")
final class SandboxCommand implements Callable<Integer> {

    @Option(names = "--port", paramLabel = "N", description = "The port; a free one when left out.")
    private int port;

    @Option(names = "--connector", paramLabel = "ID", defaultValue = "ninjaone", description = "Whose .env lines to print, and whose recorded answers to play; its document may be your own.")
    private String connector = "ninjaone";

    @Option(names = "--home", paramLabel = "DIR", description = "Whose own connectors are known, and where sample files stay; else they are temporary.")
    private @Nullable Path home;

    private final Session session;

    SandboxCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        Report report = new Report(session.console(), false);
        Optional<Path> temporary = Optional.empty();
        try {
            Surroundings around = session.surroundings();
            Home place = around.home(Optional.ofNullable(home));
            Catalog.Entry entry = new Catalog(place.connectors()).entry(connector, around.workingFolder());
            if (home == null) {
                temporary = Optional.of(TemporaryFile.folder("tallybird-samples"));
            }
            serve(entry, temporary.orElseGet(() -> place.root().resolve("samples")), temporary.isPresent());
        } catch (ProblemException problem) {
            report.problem(problem);
        } finally {
            temporary.ifPresent(TemporaryFile::deleteAll);
        }
        return report.end();
    }

    private void serve(Catalog.Entry entry, Path samples, boolean temporary) throws InterruptedException {
        try (Sandbox sandbox = Sandbox.start(port, session.surroundings().clock())) {
            sandbox.alsoPlay(DemoVendors.recorded(() -> List.of(entry), session.surroundings().clock()));
            session.console().data(sandbox.url().toString());
            session.console()
                    .say("The sandbox plays Synthesize, NinjaOne, Huntress and Proofpoint Essentials"
                            + (DemoVendors.inFull(entry.document().id()) ? "" : ", and what was recorded of " + entry.document().name())
                            + ". Stop it with Ctrl+C. A .env for it:");
            DemoCommand.lines(connector, entry, DemoVendors.values(entry, samples)).forEach(line -> session.console().say("  " + line));
            if (Files.isDirectory(samples.resolve(entry.document().id()))) {
                session.console().say("Its sample files are in " + samples + (temporary ? " until the sandbox stops." : "."));
            }
            session.console().say("Then add to any command: --sandbox-url " + sandbox.url());
            CountDownLatch stopped = new CountDownLatch(1);
            session.cancel().onCancel(stopped::countDown);
            stopped.await();
        }
    }
}
