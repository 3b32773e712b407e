package app.tallybird.cli;

import java.util.List;

import com.google.gson.JsonArray;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.Application;
import app.tallybird.app.Integrations;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.schedule.SystemPrograms;

/** Commands that change a saved integration as a whole. */
final class IntegrationChangeCommand {

    private IntegrationChangeCommand() {
    }

    /** What they have in common: the integration's name. */
    abstract static class Change extends BaseCommand {

        @Parameters(index = "0", paramLabel = "NAME", description = "The saved integration.")
        private String name = "";

        Change(Session session) {
            super(session);
        }

        abstract String change(Application application, Integrations integrations, String name, Report report);

        @Override
        final void run(Application application, Report report) {
            String words = change(application, new Integrations(application, new SystemPrograms()), name, report);
            report.put("integration", name);
            report.result(words);
        }
    }

    @Command(name = "rename", description = "Give it another name; memory, secrets and schedule go with it.")
    static final class Rename extends Change {

        @Parameters(index = "1", paramLabel = "NEW")
        private String other = "";

        Rename(Session session) {
            super(session);
        }

        @Override
        String change(Application application, Integrations integrations, String name, Report report) {
            integrations.rename(name, other);
            report.put("renamedTo", other);
            return "\"" + name + "\" is called \"" + other + "\" now.";
        }
    }

    @Command(name = "duplicate", description = "Make another one with the same vendor; it needs its own keys of Synthesize.")
    static final class Duplicate extends Change {

        @Parameters(index = "1", paramLabel = "NEW")
        private String other = "";

        Duplicate(Session session) {
            super(session);
        }

        @Override
        String change(Application application, Integrations integrations, String name, Report report) {
            integrations.duplicate(name, other);
            report.put("copy", other);
            return "\"" + other + "\" is made. Give it its own keys with: integrations set-secret \"" + other + "\" VENDOR_API_KEY"
                    + " (and PARTNER_API_KEY)";
        }
    }

    @Command(name = "remove", description = "Remove it from this computer; without --yes says what would go.")
    static final class Remove extends Change {

        @Option(names = "--yes", description = "Do it.")
        private boolean yes;

        Remove(Session session) {
            super(session);
        }

        @Override
        String change(Application application, Integrations integrations, String name, Report report) {
            List<String> words = yes ? integrations.remove(name) : integrations.wouldRemove(name);
            JsonArray list = new JsonArray();
            words.forEach(list::add);
            report.put(yes ? "removed" : "wouldRemove", list);
            if (!yes) {
                report.code(ExitCode.CHANGES_PENDING);
            }
            return (yes ? "Removed:" : "This would be removed (do it with --yes):") + System.lineSeparator() + "  "
                    + String.join(System.lineSeparator() + "  ", words);
        }
    }

    @Command(name = "set-secret", description = "Replace a secret; it is typed or read from standard input.")
    static final class SetSecret extends Change {

        @Parameters(index = "1", paramLabel = "FIELD", arity = "0..1", description = "Left out, the fields are listed.")
        private String field = "";

        SetSecret(Session session) {
            super(session);
        }

        @Override
        String change(Application application, Integrations integrations, String name, Report report) {
            List<String> fields = integrations.secretFields(name);
            if (field.isEmpty()) {
                throw Problem.of(ProblemCode.WRONG_USE, "Which secret is not said.", "Nothing was changed.",
                        "Name one of: " + String.join(", ", fields) + ".").asException();
            }
            integrations.replaceSecret(name, field, SecretPrompt.secret(session().console(), "New value of " + field + ": "));
            report.put("replaced", field);
            return field + " of \"" + name + "\" is replaced. " + SecretPrompt.whereKept(application);
        }
    }

    @Command(name = "ticket-account", description = "Name the account that tickets about failures are written for, often your own company.")
    static final class TicketAccount extends Change {

        @Parameters(index = "1", paramLabel = "ID", arity = "0..1", description = "The account's id; left out for no tickets.")
        private String account = "";

        TicketAccount(Session session) {
            super(session);
        }

        @Override
        String change(Application application, Integrations integrations, String name, Report report) {
            integrations.ticketAccount(name, account);
            report.put("ticketAccount", account);
            return account.isEmpty() ? "No tickets are written." : "Tickets about failures are written for account " + account + ".";
        }
    }

    @Command(name = "time-zone", description = "Say whose day is today when the vendor is asked for dates.")
    static final class TimeZone extends Change {

        @Parameters(index = "1", paramLabel = "ZONE", arity = "0..1", defaultValue = "", description = "UTC or a name such as Pacific/Auckland; left out for this computer's.")
        private String zone = "";

        TimeZone(Session session) {
            super(session);
        }

        @Override
        String change(Application application, Integrations integrations, String name, Report report) {
            integrations.timeZone(name, zone);
            report.put("timeZone", zone);
            return "The dates of \"" + name + "\" are those of " + (zone.isBlank() ? "this computer's time zone" : zone.strip()) + ".";
        }
    }
}
