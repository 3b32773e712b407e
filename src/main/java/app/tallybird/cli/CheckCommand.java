package app.tallybird.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import app.tallybird.app.Application;
import app.tallybird.app.OpenIntegration;
import app.tallybird.connector.reading.CheckLine;
import app.tallybird.engine.Authenticate;
import app.tallybird.http.Reach;
import app.tallybird.model.Json;
import app.tallybird.problem.ProblemException;
import app.tallybird.secret.Availability;

/** Commands that only check. */
final class CheckCommand {

    private CheckCommand() {
    }

    @Command(name = "authenticate", description = "Check both sides: address, TLS, keys, vendor sign-in, first pages. Changes nothing.")
    static final class Authentication extends IntegrationCommand {

        @Mixin
        private final UsageFile usage = new UsageFile();

        @Override
        Optional<Path> file() {
            return usage.path();
        }

        @Override
        void work(OpenIntegration open, Output output) {
            output.result("Checks of " + open.context().integration().name());
            List<CheckLine> lines = new Authenticate(open.context(), open.reach()).run(cancel());
            lines.forEach(output::check);
            lines.forEach(line -> line.problem().ifPresent(output::problem));
            output.put("checks",
                    Json.list(lines, line -> Json.of("step", line.step(), "ok", line.ok(), "words", line.words(), "fix", line.fix())));
        }
    }

    @Command(name = "doctor", description = "Check this computer and both sides: folder, secrets, proxy, TLS, clock, keys, vendor.")
    static final class Doctor extends BaseCommand {

        @Override
        void run(Application application, Output output) {
            List<CheckLine> lines = new ArrayList<>();
            add(lines, CheckLine.passed("Java", Runtime.version() + " on " + System.getProperty("os.name")), output);
            add(lines, home(application), output);
            add(lines, CheckLine.passed("Secrets", switch (application.secrets().availability()) {
                case Availability.Kept kept -> "kept in " + kept.where();
                case Availability.SessionOnly only ->
                    "for this session only: " + only.why() + "; give them in a .env file for the schedule";
            }), output);
            application.exposedFile()
                    .ifPresent(words -> add(lines, new CheckLine("Environment file", false, words, Optional.empty()), output));
            add(lines, CheckLine.passed("Clock", application.surroundings().clock().instant() + " (UTC); compare with the real time"),
                    output);
            try (OpenIntegration open = application.openIntegration("")) {
                add(lines, CheckLine.passed("Integration", open.context().integration().name()), output);
                new Authenticate(open.context(), open.reach()).run(cancel()).forEach(line -> add(lines, line, output));
            } catch (ProblemException e) {
                for (Reach.Step step : application.reach().look("app.usegradient.com")) {
                    add(lines, new CheckLine(step.name(), step.ok(), step.words(), Optional.empty()), output);
                }
                add(lines, CheckLine.failed("Integration", e.problem()), output);
            }
            output.put("checks", Json.list(lines, line -> Json.of("step", line.step(), "ok", line.ok(), "words", line.words())));
        }

        private static CheckLine home(Application application) {
            try {
                application.home().prepare();
                return CheckLine.passed("Home folder", application.home().root() + " can be written");
            } catch (ProblemException e) {
                return CheckLine.failed("Home folder", e.problem());
            }
        }

        private static void add(List<CheckLine> lines, CheckLine line, Output output) {
            lines.add(line);
            output.check(line);
            line.problem().ifPresent(output::problem);
        }
    }
}
