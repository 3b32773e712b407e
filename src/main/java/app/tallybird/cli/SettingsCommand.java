package app.tallybird.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.Application;
import app.tallybird.app.NoticeAddresses;
import app.tallybird.app.Preferences;

/** Commands about the settings that hold for all integrations. */
final class SettingsCommand {

    private SettingsCommand() {
    }

    @Command(name = "show", description = "Every setting, its default and what it means.")
    static final class Show extends BaseCommand {

        Show(Session session) {
            super(session);
        }

        @Override
        void run(Application application, Report report) {
            TextTable table = new TextTable("Setting", "Value", "Default", "Meaning");
            JsonArray list = new JsonArray();
            for (Preferences.Line line : new Preferences(application).all()) {
                table.row(line.key(), line.value(), line.byDefault(), line.words());
                JsonObject json = new JsonObject();
                json.addProperty("key", line.key());
                json.addProperty("value", line.value());
                json.addProperty("default", line.byDefault());
                json.addProperty("words", line.words());
                list.add(json);
            }
            report.put("settings", list);
            report.result(table.text());
        }
    }

    @Command(name = "set", description = "Change one setting. The addresses webhook and heartbeat are read from standard input.")
    static final class Set extends BaseCommand {

        @Parameters(index = "0", paramLabel = "SETTING", description = "As \"settings show\" names it.")
        private String key = "";

        @Parameters(index = "1", paramLabel = "VALUE", arity = "0..1", defaultValue = "", description = "Empty for none.")
        private String value = "";

        @Option(names = "--clear", description = "Remove the address of webhook or heartbeat.")
        private boolean clear;

        Set(Session session) {
            super(session);
        }

        @Override
        void run(Application application, Report report) {
            Preferences preferences = new Preferences(application);
            for (NoticeAddresses.Which which : NoticeAddresses.Which.values()) {
                if (which.name().equalsIgnoreCase(key)) {
                    address(application, which, report);
                    return;
                }
            }
            preferences.set(key, value);
            report.put("set", key);
            report.result(key + " is set.");
        }

        /** An address is a secret, so it is never an argument, which other programs can see. */
        private void address(Application application, NoticeAddresses.Which which, Report report) {
            NoticeAddresses addresses = new NoticeAddresses(application);
            SecretPrompt.refuseArgument(value);
            if (clear) {
                addresses.remove(which);
            } else {
                addresses.set(which, SecretPrompt.secret(session().console(), "The address: ").reveal())
                        .ifPresent(words -> report.say(words + "."));
            }
            report.put("set", key);
            report.result(key + (clear ? " is removed." : " is set. " + SecretPrompt.whereKept(application)));
        }
    }

    @Command(name = "test-webhook", description = "Send a test to the webhook.")
    static final class TestWebhook extends BaseCommand {

        TestWebhook(Session session) {
            super(session);
        }

        @Override
        void run(Application application, Report report) {
            new NoticeAddresses(application).sendTest(session().cancel());
            report.put("sent", "test");
            report.result("The webhook took the test.");
        }
    }
}
