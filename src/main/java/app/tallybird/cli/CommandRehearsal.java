package app.tallybird.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import app.tallybird.app.DemoVendors;
import app.tallybird.app.LedgerPlace;
import app.tallybird.connector.catalog.Catalog;
import app.tallybird.problem.ProblemException;
import app.tallybird.sandbox.Sandbox;
import app.tallybird.sandbox.SandboxSettings;

/**
 * With {@code TALLYBIRD_REHEARSAL=commands} in the environment one start makes what people start most, on a sandbox and with nothing left behind:
 * the start-up cache of the packages keeps what that loads. Without the variable nothing of it happens.
 */
final class CommandRehearsal {

    private static final String CONNECTOR = "ninjaone";
    private static final int UNLIMITED = 5_000;
    private static final List<String> ABOUT = List.of("--version", "--help", "status --help", "sync-usage --help");
    private static final List<String> AT_HOME = List.of("connectors list", "integrations list", "needs");
    private static final List<String> OUTSIDE = List.of("authenticate", "sync-services", "sync-accounts", "update-status",
            "sync-usage --yes", "sync-usage --yes --json", "status", "history");

    private CommandRehearsal() {
    }

    static boolean isWanted(Map<String, String> environment) {
        return "commands".equals(environment.get("TALLYBIRD_REHEARSAL"));
    }

    /** Ends with the code of the first command that does not end well. */
    static int run(Invocation start) {
        Invocation here = new Invocation(start.console(), start.surroundings().with(LedgerPlace.VARIABLE, ""), start.cancel());
        try (TemporaryFolder place = TemporaryFolder.create("rehearsal");
                Sandbox played = Sandbox.start(SandboxSettings.on(start.surroundings().clock()))) {
            played.synthesize().limit(UNLIMITED);
            Catalog.Entry entry = new Catalog(Path.of("none")).entry(CONNECTOR, start.surroundings().workingFolder());
            Path file = place.path().resolve("rehearsal.env");
            Files.write(file, DemoCommand.lines(CONNECTOR, entry, DemoVendors.values(entry, place.path())));
            List<String> home = List.of("--home", place.path().toString());
            List<String> sandbox = List.of("--env-file", file.toString(), "--sandbox-url", played.url().toString());
            Stream<List<String>> commands = Stream
                    .of(ABOUT.stream().map(CommandRehearsal::words), AT_HOME.stream().map(words -> with(words(words), home)),
                            OUTSIDE.stream().map(words -> with(with(words(words), home), sandbox)))
                    .flatMap(some -> some);
            return commands.mapToInt(words -> TallybirdCli.run(words.toArray(String[]::new), here)).filter(code -> code != ExitCode.DONE)
                    .findFirst().orElse(ExitCode.DONE);
        } catch (IOException | ProblemException failure) {
            return TallybirdCli.unexpected(failure, start.console());
        }
    }

    private static List<String> words(String command) {
        return List.of(command.split(" "));
    }

    private static List<String> with(List<String> words, List<String> more) {
        return Stream.concat(words.stream(), more.stream()).toList();
    }
}
