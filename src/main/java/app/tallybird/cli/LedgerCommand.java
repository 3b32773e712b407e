package app.tallybird.cli;

import java.util.Map;
import java.util.Optional;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import app.tallybird.app.Application;
import app.tallybird.app.LedgerPlace;
import app.tallybird.app.LedgerSharing;
import app.tallybird.ledger.AuditKind;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.LedgerAddress;
import app.tallybird.ledger.Ledgers;
import app.tallybird.ledger.SharedLedgers;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.problem.Wording;
import app.tallybird.secret.Availability;
import app.tallybird.secret.Secret;

@Command(name = "ledger", description = "Where plans and pushes are kept: status, test, setup, password, move.", subcommands = {
        LedgerCommand.Status.class, LedgerCommand.Test.class, LedgerCommand.Setup.class, LedgerCommand.Password.class,
        LedgerMoveCommand.class})
final class LedgerCommand extends CommandGroup {

    /** One that is run whether or not the ledger can be worked with: settings lie in it, too. */
    abstract static class Anyway extends BaseCommand {

        @Override
        Application open(Invocation start) {
            return Application.openAnyway(surroundings(), choice(), start.console().redactor());
        }
    }

    private static SharedLedgers shared(Application application) {
        return application.ledgerPlace().shared(application.sandbox()).orElseThrow(LedgerCommand::notShared);
    }

    private static ProblemException notShared() {
        return Problem
                .of(ProblemCode.WRONG_USE, "No shared ledger is named.", "Nothing was done.",
                        "Name one with --ledger postgresql://ROLE@HOST/DATABASE or the variable " + LedgerPlace.VARIABLE + ".")
                .asException();
    }

    @Command(name = "status", description = "Where the ledger is, who you are there, and who works on what.")
    static final class Status extends Anyway {

        @Override
        void run(Application application, Output output) {
            Optional<LedgerAddress> address = application.ledgerPlace().address();
            Optional<String> moved = new LedgerSharing(application).movedTo();
            output.put("movedTo", moved);
            where(application, address, output);
            moved.ifPresent(to -> output.result("It was moved to " + to + ": nothing is sent from here any more. Work with it there."));
        }

        private static void where(Application application, Optional<LedgerAddress> address, Output output) {
            if (address.isEmpty()) {
                output.put("shared", false);
                output.put("place", application.home().ledgers(application.sandbox()).toString());
                output.put("integrations", application.ledgers().names());
                output.result("The ledger is on this computer: " + application.home().ledgers(application.sandbox()));
                return;
            }
            SharedLedgers shared = shared(application);
            Map<String, String> held = shared.held();
            output.put("shared", true);
            output.put("place", address.get().place());
            output.put("role", shared.user().name());
            output.put("works", shared.user().role().word());
            output.put("integrations", shared.names());
            output.put("held", held);
            output.result("The ledger is shared: " + address.get().place() + ". You are " + shared.user().name() + " there, as "
                    + shared.user().role().word() + ".");
            shared.names()
                    .forEach(name -> output.result("  " + name + Optional.ofNullable(held.get(name)).map(who -> ": " + who).orElse("")));
        }
    }

    @Command(name = "test", description = "Sign in to the shared ledger and look whether it can be worked with; nothing is changed.")
    static final class Test extends Anyway {

        @Override
        void run(Application application, Output output) {
            SharedLedgers.Answer answer = shared(application).look();
            output.put("server", answer.server());
            output.put("encrypted", answer.encrypted());
            output.put("millis", Math.round(answer.millis()));
            output.put("version", answer.version());
            output.put("ready", answer.ready());
            output.result("Signed in: " + answer.server() + ", " + (answer.encrypted() ? "by TLS" : "without TLS") + ", "
                    + Math.round(answer.millis()) + " ms there and back.");
            shared(application).checkReady(answer);
            output.result("The ledger can be worked with.");
        }
    }

    @Command(name = "setup", description = "Make the shared ledger in its database, or bring it up to date, with the rights of people and computers.")
    static final class Setup extends Anyway {

        @Option(names = "--print", description = "Print the rights as SQL instead; change nothing.")
        private boolean print;

        @Override
        void run(Application application, Output output) {
            if (print) {
                output.put("sql", SharedLedgers.roles());
                output.result(SharedLedgers.roles().stripTrailing());
                return;
            }
            SharedLedgers shared = shared(application);
            int steps = shared.setup();
            // one that is made anew holds nothing yet, not even that
            if (!shared.names().isEmpty()) {
                try (Ledger all = shared.open(Ledgers.OF_ALL)) {
                    all.audit().add(AuditKind.SETTING, "", "Set the ledger up again: " + Wording.count(steps, "step") + ", and the rights");
                }
            }
            output.put("steps", steps);
            output.result((steps == 0
                    ? "The ledger is up to date"
                    : "The ledger is made or brought up to date in " + Wording.count(steps, "step"))
                    + "; the rights are set. Let people in with: CREATE ROLE anna LOGIN PASSWORD '...' IN ROLE tallybird_billing;");
        }
    }

    @Command(name = "password", description = "Keep the password of your role for the shared ledger on this computer; it is typed or read from standard input.")
    static final class Password extends Anyway {

        @Override
        void run(Application application, Output output) {
            LedgerAddress address = application.ledgerPlace().address().orElseThrow(LedgerCommand::notShared);
            Secret password = SecretPrompt.secret(invocation().console(), "Password of " + address.user() + ": ");
            if (password.isBlank()) {
                throw Problem.of(ProblemCode.WRONG_USE, "The password is empty.", "Nothing was changed.", "Give the whole password.")
                        .asException();
            }
            application.redactor().learn(password);
            application.secrets().write(LedgerPlace.name(address), password);
            output.result(switch (application.secrets().availability()) {
                case Availability.Kept kept -> "The password is kept in " + kept.where() + ".";
                case Availability.SessionOnly only -> "The password can not be kept here: " + only.why()
                        + ". Give it with TALLYBIRD_LEDGER_PASSWORD or TALLYBIRD_LEDGER_PASSWORD_FILE.";
            });
        }
    }
}
