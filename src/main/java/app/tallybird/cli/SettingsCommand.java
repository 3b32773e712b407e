package app.tallybird.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.Application;
import app.tallybird.app.NoticeAddresses;
import app.tallybird.app.Preferences;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

@Command(name = "settings", description = "Settings of this computer, with their defaults.", subcommands = {SettingsCommand.Show.class,
        SettingsCommand.Set.class, SettingsCommand.TestWebhook.class})
final class SettingsCommand extends CommandGroup {

    @Command(name = "show", description = "Every setting, its default and what it means.")
    static final class Show extends BaseCommand {

        private static final Columns<Preferences.Line> COLUMNS = new Columns<Preferences.Line>()
                .both("Setting", "key", Preferences.Line::key).both("Value", "value", Preferences.Line::value)
                .both("Default", "default", Preferences.Line::byDefault).both("Meaning", "words", Preferences.Line::words);

        @Override
        void run(Application application, Output output) {
            COLUMNS.show(output, "settings", new Preferences(application).all(), "");
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

        @Override
        void run(Application application, Output output) {
            for (NoticeAddresses.Which which : NoticeAddresses.Which.values()) {
                if (which.name().equalsIgnoreCase(key)) {
                    address(application, which, output);
                    return;
                }
            }
            new Preferences(application).set(key, value);
            output.put("set", key);
            output.result(key + " is set.");
        }

        /** An address is a secret, so it is never an argument, which other programs can see. */
        private void address(Application application, NoticeAddresses.Which which, Output output) {
            NoticeAddresses addresses = new NoticeAddresses(application);
            if (!value.isEmpty()) {
                throw Problem.of(ProblemCode.WRONG_USE, "A secret is never an argument: other programs of this computer can read those.",
                        "Nothing was changed.", "Leave it out and type it, or pipe it in.").asException();
            }
            if (clear) {
                addresses.remove(which);
            } else {
                addresses.set(which, SecretPrompt.secret(invocation().console(), "The address: ").reveal())
                        .ifPresent(words -> output.say(words + "."));
            }
            output.put("set", key);
            output.result(key + (clear ? " is removed." : " is set. " + SecretPrompt.whereKept(application)));
        }
    }

    @Command(name = "test-webhook", description = "Send a test to the webhook.")
    static final class TestWebhook extends BaseCommand {

        @Override
        void run(Application application, Output output) {
            new NoticeAddresses(application).sendTest(cancel());
            output.put("sent", "test");
            output.result("The webhook took the test.");
        }
    }
}
