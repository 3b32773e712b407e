package app.tallybird.cli;

import java.util.Locale;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

import app.tallybird.app.Diagnostics;

@Command(name = "generate-completion", description = "Print what a shell needs to complete commands and options: bash, zsh or fish; or the page of the manual: man.")
final class GenerateCompletionCommand extends CliCommand {

    @Parameters(paramLabel = "FORM", arity = "0..1", defaultValue = "bash", description = "bash (default), zsh, fish, or man.")
    private String form = "bash";

    @Override
    public Integer call() {
        CommandSpec root = spec().root();
        String text = switch (form.toLowerCase(Locale.ROOT)) {
            case "bash" -> AutoComplete.bash(root.name(), root.commandLine());
            case "zsh" -> Completions.zsh(root);
            case "fish" -> Completions.fish(root);
            case "man" -> ManPage.of(root, Diagnostics.version());
            default -> throw new ParameterException(spec().commandLine(), "\"" + form + "\" is none of: bash, zsh, fish, man.");
        };
        invocation().console().data(text.stripTrailing());
        return ExitCode.DONE;
    }
}
