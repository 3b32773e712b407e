package app.tallybird.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import app.tallybird.app.Application;
import app.tallybird.app.DemoVendors;
import app.tallybird.app.IntegrationChoice;
import app.tallybird.app.ScriptRecording;
import app.tallybird.app.Surroundings;
import app.tallybird.connector.catalog.Catalog;
import app.tallybird.problem.ProblemException;
import app.tallybird.sandbox.Sandbox;
import app.tallybird.settings.Home;
import app.tallybird.synthesize.SynthesizeClient;

@Command(name = "sandbox", description = "Serve a Synthesize and the vendors on a loopback port until stopped.")
final class SandboxCommand extends CliCommand {

    @Option(names = "--port", paramLabel = "N", description = "The port; a free one when left out.")
    private int port;

    @Option(names = "--connector", paramLabel = "ID", defaultValue = "ninjaone", description = "Whose .env lines to print, and whose recorded answers to play; its document may be your own.")
    private String connector = "ninjaone";

    @Option(names = "--record", paramLabel = "FILE", description = "Be the Synthesize of an old script: take any keys, map everything, and write each count into this file.")
    private @Nullable Path record;

    @Option(names = "--home", paramLabel = "DIR", description = "Whose own connectors are known, and where sample files stay; else they are temporary.")
    private @Nullable Path home;

    @Override
    public Integer call() throws InterruptedException {
        Output output = new Output(invocation().console(), false);
        Surroundings around = invocation().surroundings();
        Home place = around.home(Optional.ofNullable(home));
        try {
            Catalog.Entry entry = entry(around);
            if (home == null) {
                try (TemporaryFolder temporary = TemporaryFolder.create("samples")) {
                    serve(entry, temporary.path(), " until the sandbox stops.");
                }
            } else {
                serve(entry, place.root().resolve("samples"), ".");
            }
        } catch (ProblemException problem) {
            output.problem(problem.problem());
        }
        return output.end();
    }

    /** Own connectors are where the ledger is; what comes with the program, or is a file of this computer, needs none. */
    private Catalog.Entry entry(Surroundings around) {
        Path folder = around.workingFolder();
        File named = new File(connector);
        if (Catalog.isBuiltIn(connector) || (named.isAbsolute() ? named : new File(folder.toFile(), connector)).exists()) {
            return new Catalog(Path.of("none")).entry(connector, folder);
        }
        IntegrationChoice choice = new IntegrationChoice(Optional.empty(), Optional.empty(), Optional.ofNullable(home), Optional.empty(),
                0);
        try (Application application = Application.openAnyway(around, choice, invocation().console().redactor())) {
            return application.catalog().entry(connector, folder);
        }
    }

    private void serve(Catalog.Entry entry, Path samples, String staying) throws InterruptedException {
        Console console = invocation().console();
        try (Sandbox sandbox = Sandbox.start(port, invocation().surroundings().clock())) {
            sandbox.alsoPlay(DemoVendors.recorded(() -> List.of(entry), invocation().surroundings().clock()));
            console.data(sandbox.url().toString());
            if (record != null) {
                Path file = save(record, "");
                sandbox.synthesize().record(count -> append(file, count + System.lineSeparator()));
                console.say("Each count goes into " + file + ". In the script put " + sandbox.url() + " in place of "
                        + ScriptRecording.realAddress() + " (in an SDK folder: PSInit.ps1), " + String.join(" and ", ScriptRecording.keys())
                        + " in place of its keys for Synthesize, and run its sync-accounts, sync-services and sync-usage. "
                        + "Then: compare-script " + record);
            }
            console.say("The sandbox plays Synthesize and NinjaOne"
                    + (DemoVendors.inFull(entry.document().id()) ? "" : ", and what was recorded of " + entry.document().name())
                    + ". Stop it with Ctrl+C. A .env for it:");
            DemoCommand.lines(connector, entry, DemoVendors.values(entry, samples)).forEach(line -> console.say("  " + line));
            if (Files.isDirectory(samples.resolve(entry.document().id()))) {
                console.say("Its sample files are in " + samples + staying);
            }
            console.say("Then add to any command: --sandbox-url " + sandbox.url());
            console.say("Any other client of Synthesize: give it " + sandbox.url() + " in place of " + SynthesizeClient.BASE.resolve("/"));
            CountDownLatch stopped = new CountDownLatch(1);
            cancel().onEnd(stopped::countDown);
            stopped.await();
        }
    }

    private static void append(Path file, String line) {
        try {
            Files.writeString(file, line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
