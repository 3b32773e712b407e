package app.tallybird.cli;

import java.nio.file.Path;
import java.util.Optional;

import picocli.CommandLine.Mixin;

import app.tallybird.app.Application;
import app.tallybird.app.IntegrationChoice;
import app.tallybird.app.Surroundings;
import app.tallybird.problem.Problem;
import app.tallybird.problem.Unexpected;

/** What nearly every command does alike: build the application, do the work, show problems once, end with one code. */
abstract class BaseCommand extends CliCommand {

    @Mixin
    private final GlobalOptions options = new GlobalOptions();

    /** Does the work and tells the output. A thrown problem is shown by the caller. */
    abstract void run(Application application, Output output);

    /** The application to run with. */
    Application open(Invocation start) {
        return Application.open(surroundings(), choice(), start.console().redactor());
    }

    /** What is left to do when there is no application to run with; the problem has been shown. */
    void notOpened(Problem problem, Output output) {
    }

    /** The file that is read in place of the integration's own. */
    Optional<Path> file() {
        return Optional.empty();
    }

    /** What is around the start, with what the options say. */
    final Surroundings surroundings() {
        return options.in(invocation().surroundings());
    }

    /** What the options choose. */
    final IntegrationChoice choice() {
        return options.choice(invocation().surroundings().environment()).reading(file());
    }

    @Override
    public Integer call() {
        Invocation start = invocation();
        Output output = new Output(start.console(), options.json());
        boolean opened = false;
        try (Application application = open(start)) {
            opened = true;
            if (options.verbose()) {
                application.tell(start.console()::say);
            }
            application.sandboxNotice().ifPresent(output::say);
            run(application, output);
        } catch (RuntimeException | Error failure) {
            Problem problem = Unexpected.problem(failure);
            output.problem(problem);
            if (!opened) {
                notOpened(problem, output);
            }
        }
        return output.end();
    }
}
