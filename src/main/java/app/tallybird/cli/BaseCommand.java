package app.tallybird.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import app.tallybird.app.Application;
import app.tallybird.problem.ProblemException;

/** What every command does alike: build the application, do the work, show problems once, end with one code. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
abstract class BaseCommand implements Callable<Integer> {

    @Mixin
    private final GlobalOptions options = new GlobalOptions();

    private final Session session;

    BaseCommand(Session session) {
        this.session = session;
    }

    /** Does the work and tells the report. A thrown problem is shown by the caller. */
    abstract void run(Application application, Report report);

    @Override
    public Integer call() {
        Report report = new Report(session.console(), options.json());
        try (Application application = Application.open(session.surroundings(), options.choice(session.surroundings().environment()))) {
            if (options.verbose()) {
                application.tell(session.console()::say);
            }
            application.sandboxNotice().ifPresent(report::say);
            run(application, report);
        } catch (ProblemException problem) {
            report.problem(problem);
        }
        return report.end();
    }

    Session session() {
        return session;
    }

    GlobalOptions options() {
        return options;
    }
}
