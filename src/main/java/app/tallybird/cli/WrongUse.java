package app.tallybird.cli;

import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import app.tallybird.connector.format.DidYouMean;

/** What is said of a line that can not be understood, in words and with what was perhaps meant. */
final class WrongUse {

    private WrongUse() {
    }

    static List<String> words(ParameterException failure) {
        CommandSpec at = failure.getCommandLine().getCommandSpec();
        List<String> words = new ArrayList<>(failure instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()
                ? unmatched(at, unmatched.getUnmatched().getFirst())
                : List.of(String.valueOf(failure.getMessage()).replace(" is not an int", " is no whole number")));
        words.add("See: " + at.qualifiedName() + " --help");
        return words;
    }

    private static List<String> unmatched(CommandSpec at, String first) {
        List<String> commands = Completions.commands(at).stream().map(CommandSpec::name).toList();
        if (!first.startsWith("-")) {
            return List.of(commands.isEmpty()
                    ? "\"" + first + "\" is not understood behind " + at.qualifiedName() + "."
                    : "\"" + first + "\" is no command" + meant(first.replace('_', '-'), commands));
        }
        if (at.userObject() instanceof CommandGroup) {
            return List.of("Name one of: " + String.join(", ", commands) + "; options stand behind it.");
        }
        return at.parent() == null
                ? List.of("Unknown option " + first + ".", "Options stand behind the command, as in: tallybird-cli sync-usage --dry-run")
                : List.of("Unknown option " + first
                        + meant(first.replaceFirst("=.*", ""), Completions.options(at).stream().map(OptionSpec::longestName).toList()));
    }

    private static String meant(String typed, List<String> known) {
        String hint = DidYouMean.hint(typed, known);
        return hint.isEmpty() ? "." : "; " + hint;
    }
}
