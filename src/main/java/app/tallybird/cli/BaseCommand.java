package app.tallybird.cli;

import picocli.CommandLine.Mixin;

import app.tallybird.app.Application;
import app.tallybird.problem.ProblemException;

/** What nearly every command does alike: build the application, do the work, show problems once, end with one code. */
abstract class BaseCommand extends CliCommand {

    @Mixin
    private final GlobalOptions options = new GlobalOptions();

    /** Does the work and tells the output. A thrown problem is shown by the caller. */
    abstract void run(Application application, Output output);

    @Override
    public Integer call() {
        Invocation start = invocation();
        Output output = new Output(start.console(), options.json());
        try (Application application = Application.open(start.surroundings(), options.choice(start.surroundings().environment()),
                start.console().redactor())) {
            if (options.verbose()) {
                application.tell(start.console()::say);
            }
            application.sandboxNotice().ifPresent(output::say);
            run(application, output);
        } catch (ProblemException problem) {
            output.problem(problem.problem());
        }
        return output.end();
    }
}
