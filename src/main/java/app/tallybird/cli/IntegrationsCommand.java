package app.tallybird.cli;

import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.Application;
import app.tallybird.app.Integrations;
import app.tallybird.app.OpenIntegration;
import app.tallybird.ledger.LeftOut;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.schedule.SystemPrograms;
import app.tallybird.settings.IntegrationSettings;

/** Commands about saved integrations. */
final class IntegrationsCommand {

    private IntegrationsCommand() {
    }

    @Command(name = "list", description = "The saved integrations.")
    static final class ListAll extends BaseCommand {

        ListAll(Session session) {
            super(session);
        }

        @Override
        void run(Application application, Report report) {
            TextTable table = new TextTable("Name", "Connector", "State");
            JsonArray list = new JsonArray();
            for (IntegrationSettings saved : application.settings().all()) {
                table.row(saved.name(), saved.connector(), saved.paused() ? "paused" : "on");
                JsonObject json = new JsonObject();
                json.addProperty("name", saved.name());
                json.addProperty("connector", saved.connector());
                json.addProperty("paused", saved.paused());
                list.add(json);
            }
            report.put("integrations", list);
            report.result(table.isEmpty() ? "No integration is saved. Save one with: import-env FILE" : table.text());
        }
    }

    /** Switches the usage pushes of a saved integration off or on. */
    abstract static class Switch extends BaseCommand {

        @Parameters(paramLabel = "NAME")
        private String name = "";

        Switch(Session session) {
            super(session);
        }

        abstract boolean paused();

        @Override
        void run(Application application, Report report) {
            new Integrations(application, new SystemPrograms()).pause(name, paused());
            report.put("paused", String.valueOf(paused()));
            report.result(name + (paused() ? " is paused: nothing is sent until it is resumed." : " is on again."));
        }
    }

    @Command(name = "pause", description = "Send no counts until resumed.")
    static final class Pause extends Switch {

        Pause(Session session) {
            super(session);
        }

        @Override
        boolean paused() {
            return true;
        }
    }

    @Command(name = "resume", description = "Send counts again.")
    static final class Resume extends Switch {

        Resume(Session session) {
            super(session);
        }

        @Override
        boolean paused() {
            return false;
        }
    }

    /** Marks an account, a service or one cell as left out on purpose, or takes the mark away. */
    abstract static class Mark extends VerbCommand {

        @Option(names = "--account", paramLabel = "ID", description = "The account's id.")
        private @Nullable String account;

        @Option(names = "--service", paramLabel = "KEY", description = "The service's key.")
        private @Nullable String service;

        Mark(Session session) {
            super(session);
        }

        abstract boolean leaveOut();

        @Override
        String lockedAs() {
            return "left out";
        }

        @Override
        void work(OpenIntegration open, Report report) {
            if (account == null && service == null) {
                throw Problem.of(ProblemCode.WRONG_USE, "Neither --account nor --service is given.", "Nothing was changed.",
                        "Name the account, the service, or both.").asException();
            }
            LeftOut mark = new LeftOut(Optional.ofNullable(account), Optional.ofNullable(service));
            if (leaveOut()) {
                open.bench().ledger().leaveOut(mark);
            } else {
                open.bench().ledger().takeBackIn(mark);
            }
            JsonArray list = new JsonArray();
            TextTable table = new TextTable("Account", "Service");
            for (LeftOut one : open.bench().ledger().leftOut()) {
                table.row(one.accountId().orElse("every account"), one.serviceKey().orElse("every service"));
                JsonObject json = new JsonObject();
                json.addProperty("accountId", one.accountId().orElse(null));
                json.addProperty("serviceKey", one.serviceKey().orElse(null));
                list.add(json);
            }
            report.put("leftOut", list);
            report.result(table.isEmpty() ? "Nothing is left out." : "Left out on purpose:" + System.lineSeparator() + table.text());
        }
    }

    @Command(name = "leave-out", description = "Send nothing for an account, a service or one cell, on purpose.")
    static final class LeaveOut extends Mark {

        LeaveOut(Session session) {
            super(session);
        }

        @Override
        boolean leaveOut() {
            return true;
        }
    }

    @Command(name = "take-in", description = "Send it again.")
    static final class TakeIn extends Mark {

        TakeIn(Session session) {
            super(session);
        }

        @Override
        boolean leaveOut() {
            return false;
        }
    }
}
