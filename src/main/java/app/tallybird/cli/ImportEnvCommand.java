package app.tallybird.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.Application;
import app.tallybird.app.EnvImport;

@Command(name = "import-env", description = "Read a .env file, also one of the PowerShell SDK, and save it as an integration.")
final class ImportEnvCommand extends BaseCommand {

    @Parameters(paramLabel = "FILE", description = "The .env file, or the SDK integration's folder that holds it.")
    private @Nullable Path file;

    @Option(names = "--connector", paramLabel = "ID", description = "The connector, when the file does not tell.")
    private @Nullable String connector;

    @Option(names = "--name", paramLabel = "NAME", description = "The integration's name; the connector's id when left out.")
    private @Nullable String name;

    @Option(names = "--dry-run", description = "Show what was understood; save nothing.")
    private boolean dryRun;

    ImportEnvCommand(Session session) {
        super(session);
    }

    @Override
    void run(Application application, Report report) {
        EnvImport found = EnvImport.read(application, Objects.requireNonNull(file), Optional.ofNullable(connector),
                Optional.ofNullable(name));
        TextTable table = new TextTable("Name", "Value", "Used for");
        JsonObject understood = new JsonObject();
        found.understood().forEach(line -> {
            table.row(line.name(), line.shown(), line.purpose());
            understood.addProperty(line.name(), line.purpose());
        });
        report.put("connector", found.settings().connector());
        report.put("understood", understood);
        report.result("Connector " + found.settings().connector() + ", integration \"" + found.settings().name() + "\""
                + System.lineSeparator() + table.text());
        found.notes().forEach(report::say);
        if (dryRun) {
            report.say("Nothing was saved.");
            return;
        }
        report.result(found.save(application));
    }
}
