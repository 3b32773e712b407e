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

    DiagnosticsCommand(Session session) {
        super(session);
    }

    @Override
    void run(Application application, Report report) {
        String text = Diagnostics.of(application);
        report.put("text", text);
        report.result(text);
        if (file != null) {
            Path target = session().surroundings().workingFolder().resolve(file);
            HistoryDetailCommand.TextFile.write(target, text);
            report.say("Saved as " + target + ".");
        }
    }
}
