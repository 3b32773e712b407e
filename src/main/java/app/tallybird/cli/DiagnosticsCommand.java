package app.tallybird.cli;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import app.tallybird.app.Application;
import app.tallybird.app.Diagnostics;

@Command(name = "diagnostics", description = "What support asks for, without secrets; shown, and saved only with --file.")
final class DiagnosticsCommand extends BaseCommand {

    @Option(names = "--file", paramLabel = "FILE", description = "Save it there, too.")
    private @Nullable Path file;

    @Override
    void run(Application application, Output output) {
        String text = Diagnostics.of(application);
        output.put("text", text);
        output.result(text);
        if (file != null) {
            output.say("Saved as " + save(file, text) + ".");
        }
    }
}
