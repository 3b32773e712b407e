package app.tallybird.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.Application;
import app.tallybird.app.Integrations;
import app.tallybird.app.KeptIntegration;
import app.tallybird.ledger.LeftOut;
import app.tallybird.model.Right;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.schedule.SystemPrograms;
import app.tallybird.settings.IntegrationSettings;

@Command(name = "integrations", description = "The saved integrations: list, rename, pause, remove, replace a secret, leave something out.", subcommands = {
        IntegrationsCommand.ListAll.class, IntegrationsCommand.Pause.class, IntegrationsCommand.Resume.class,
        IntegrationsCommand.LeaveOut.class, IntegrationsCommand.TakeIn.class, IntegrationsCommand.Rename.class,
        IntegrationsCommand.Duplicate.class, IntegrationsCommand.Remove.class, IntegrationsCommand.SetSecret.class,
        IntegrationsCommand.TicketAccount.class, IntegrationsCommand.FileBy.class, IntegrationsCommand.NameService.class,
        IntegrationsCommand.TimeZone.class})
final class IntegrationsCommand extends CommandGroup {

    @Command(name = "list", description = "The saved integrations.")
    static final class ListAll extends BaseCommand {

        private static final Columns<IntegrationSettings> COLUMNS = new Columns<IntegrationSettings>()
                .both("Name", "name", IntegrationSettings::name).both("Connector", "connector", IntegrationSettings::connector)
                .table("State", saved -> saved.paused() ? "paused" : "on").json("paused", IntegrationSettings::paused);

        @Override
        void run(Application application, Output output) {
            COLUMNS.show(output, "integrations", application.settings().all(), "No integration is saved. Save one with: import-env FILE");
        }
    }

    /** Changes a saved integration as a whole. */
    abstract static class Change extends BaseCommand {

        @Parameters(index = "0", paramLabel = "NAME", description = "The saved integration.")
        private String name = "";

        /** Changes it and says what is so now. */
        abstract String change(Application application, Integrations integrations, String name, Output output);

        @Override
        final void run(Application application, Output output) {
            String words = change(application, new Integrations(application, new SystemPrograms()), name, output);
            output.put("integration", name);
            output.result(words);
        }
    }

    /** Switches the usage pushes off or on. */
    abstract static class Switch extends BaseCommand {

        private final boolean paused;

        @Parameters(paramLabel = "NAME")
        private String name = "";

        Switch(boolean paused) {
            this.paused = paused;
        }

        @Override
        void run(Application application, Output output) {
            new Integrations(application, new SystemPrograms()).pause(name, paused);
            output.put("paused", String.valueOf(paused));
            output.result(name + (paused ? " is paused: nothing is sent until it is resumed." : " is on again."));
        }
    }

    @Command(name = "pause", description = "Send no counts until resumed.")
    static final class Pause extends Switch {
        Pause() {
            super(true);
        }
    }

    @Command(name = "resume", description = "Send counts again.")
    static final class Resume extends Switch {
        Resume() {
            super(false);
        }
    }

    @Command(name = "rename", description = "Give it another name; memory, secrets and schedule go with it.")
    static final class Rename extends Change {

        @Parameters(index = "1", paramLabel = "NEW")
        private String other = "";

        @Override
        String change(Application application, Integrations integrations, String name, Output output) {
            integrations.rename(name, other);
            output.put("renamedTo", other);
            return "\"" + name + "\" is called \"" + other + "\" now.";
        }
    }

    @Command(name = "duplicate", description = "Make another one with the same vendor; it needs its own keys of Synthesize.")
    static final class Duplicate extends Change {

        @Parameters(index = "1", paramLabel = "NEW")
        private String other = "";

        @Override
        String change(Application application, Integrations integrations, String name, Output output) {
            integrations.duplicate(name, other);
            output.put("copy", other);
            return "\"" + other + "\" is made. Give it its own keys with: integrations set-secret \"" + other + "\" VENDOR_API_KEY"
                    + " (and PARTNER_API_KEY)";
        }
    }

    @Command(name = "remove", description = "Remove it from this computer; without --yes says what would go.")
    static final class Remove extends Change {

        @Option(names = "--yes", description = "Do it.")
        private boolean yes;

        @Override
        String change(Application application, Integrations integrations, String name, Output output) {
            List<String> words = new ArrayList<>(yes ? integrations.remove(name) : integrations.wouldRemove(name));
            output.put(yes ? "removed" : "wouldRemove", words);
            output.codeWhen(!yes, ExitCode.CHANGES_PENDING);
            words.addFirst(yes ? "Removed:" : "This would be removed (do it with --yes):");
            return String.join(System.lineSeparator() + "  ", words);
        }
    }

    @Command(name = "set-secret", description = "Replace a secret; it is typed or read from standard input.")
    static final class SetSecret extends Change {

        @Parameters(index = "1", paramLabel = "FIELD", arity = "0..1", description = "Left out, the fields are listed.")
        private String field = "";

        @Override
        String change(Application application, Integrations integrations, String name, Output output) {
            List<String> fields = integrations.secretFields(name);
            if (field.isEmpty()) {
                throw Problem.of(ProblemCode.WRONG_USE, "Which secret is not said.", "Nothing was changed.",
                        "Name one of: " + String.join(", ", fields) + ".").asException();
            }
            integrations.replaceSecret(name, field, SecretPrompt.secret(invocation().console(), "New value of " + field + ": "));
            output.put("replaced", field);
            return field + " of \"" + name + "\" is replaced. " + SecretPrompt.whereKept(application);
        }
    }

    @Command(name = "ticket-account", description = "Name the account that tickets about failures are written for, often your own company.")
    static final class TicketAccount extends Change {

        @Parameters(index = "1", paramLabel = "ID", arity = "0..1", description = "The account's id; left out for no tickets.")
        private String account = "";

        @Override
        String change(Application application, Integrations integrations, String name, Output output) {
            integrations.ticketAccount(name, account);
            output.put("ticketAccount", account);
            return account.isEmpty() ? "No tickets are written." : "Tickets about failures are written for account " + account + ".";
        }
    }

    @Command(name = "file-by", description = "Say by which day of each month its file should have come; after it, a missing file is told once a month.")
    static final class FileBy extends Change {

        @Parameters(index = "1", paramLabel = "DAY", arity = "0..1", defaultValue = "0", description = "1 to 28; left out for no day.")
        private int day;

        @Override
        String change(Application application, Integrations integrations, String name, Output output) {
            integrations.fileBy(name, day);
            output.put("fileBy", day);
            return day == 0 ? "No file is expected by a day." : "A file of each month is expected by day " + day + ".";
        }
    }

    @Command(name = "time-zone", description = "Say whose day is today when the vendor is asked for dates.")
    static final class TimeZone extends Change {

        @Parameters(index = "1", paramLabel = "ZONE", arity = "0..1", defaultValue = "", description = "UTC or a name such as Pacific/Auckland; left out for this computer's.")
        private String zone = "";

        @Override
        String change(Application application, Integrations integrations, String name, Output output) {
            integrations.timeZone(name, zone);
            output.put("timeZone", zone);
            return "The dates of \"" + name + "\" are those of " + (zone.isBlank() ? "this computer's time zone" : zone.strip()) + ".";
        }
    }

    /** Marks an account, a service or one cell as left out on purpose, or takes the mark away. */
    abstract static class Mark extends KeptCommand.Writing {

        private static final Columns<LeftOut> COLUMNS = new Columns<LeftOut>()
                .table("Account", one -> one.accountId().orElse("every account"))
                .table("Service", one -> one.serviceKey().orElse("every service")).json("accountId", LeftOut::accountId)
                .json("serviceKey", LeftOut::serviceKey);

        private final boolean out;

        @Option(names = "--account", paramLabel = "ID", description = "The account's id.")
        private @Nullable String account;

        @Option(names = "--service", paramLabel = "KEY", description = "The service's key.")
        private @Nullable String service;

        Mark(boolean out) {
            this.out = out;
        }

        @Override
        void work(KeptIntegration kept, Output output) {
            if (account == null && service == null) {
                throw Problem.of(ProblemCode.WRONG_USE, "Neither --account nor --service is given.", "Nothing was changed.",
                        "Name the account, the service, or both.").asException();
            }
            kept.ledger().user().require(Right.RULES, "Nothing was changed.");
            LeftOut mark = new LeftOut(Optional.ofNullable(account), Optional.ofNullable(service));
            if (out) {
                kept.ledger().leaveOut(mark);
            } else {
                kept.ledger().takeBackIn(mark);
            }
            List<LeftOut> all = List.copyOf(kept.ledger().leftOut());
            output.put("leftOut", COLUMNS.json(all));
            output.result(all.isEmpty() ? "Nothing is left out." : "Left out on purpose:" + COLUMNS.below(all));
        }
    }

    @Command(name = "name-service", description = "Give a service another name at Synthesize; sync-services sends it. An empty name gives it the connector's again.")
    static final class NameService extends Change {

        @Parameters(index = "1", paramLabel = "KEY", description = "The service's key, as sync-services --json says it.")
        private String key = "";

        @Parameters(index = "2", paramLabel = "NEW", description = "Its name from now on.")
        private String other = "";

        @Override
        String change(Application application, Integrations integrations, String name, Output output) {
            integrations.nameService(name, key, other.strip());
            return "The service " + key + " of \"" + name + "\" is "
                    + (other.isBlank() ? "called as the connector says" : "called \"" + other.strip() + "\"")
                    + ", once sync-services has run.";
        }
    }

    @Command(name = "leave-out", description = "Send nothing for an account, a service or one cell, on purpose.")
    static final class LeaveOut extends Mark {
        LeaveOut() {
            super(true);
        }
    }

    @Command(name = "take-in", description = "Send it again.")
    static final class TakeIn extends Mark {
        TakeIn() {
            super(false);
        }
    }
}
