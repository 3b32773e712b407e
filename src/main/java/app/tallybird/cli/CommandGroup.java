package app.tallybird.cli;

import picocli.CommandLine.ParameterException;

/** A word that only groups commands. */
abstract class CommandGroup extends CliCommand {

    @Override
    public Integer call() {
        throw new ParameterException(spec().commandLine(), "Name one of: " + String.join(", ", spec().subcommands().keySet()));
    }
}
