package app.tallybird.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.Application;
import app.tallybird.app.EnvImport;

@Command(name = "import-env", description = "Read a .env file, also one of the PowerShell SDK, and save it as an integration.")
final class ImportEnvCommand extends BaseCommand {

    private static final Columns<EnvImport.Line> COLUMNS = new Columns<EnvImport.Line>().table("Name", EnvImport.Line::name)
            .table("Value", EnvImport.Line::shown).table("Used for", EnvImport.Line::purpose);

    @Parameters(paramLabel = "FILE", description = "The .env file, or the SDK integration's folder that holds it.")
    private @Nullable Path file;

    @Option(names = "--connector", paramLabel = "ID", description = "The connector, when the file does not tell.")
    private @Nullable String connector;

    @Option(names = "--name", paramLabel = "NAME", description = "The integration's name; the connector's id when left out.")
    private @Nullable String name;

    @Option(names = "--dry-run", description = "Show what was understood; save nothing.")
    private boolean dryRun;

    @Override
    void run(Application application, Output output) {
        EnvImport found = EnvImport.read(application, Objects.requireNonNull(file), Optional.ofNullable(connector),
                Optional.ofNullable(name));
        Map<String, String> understood = new LinkedHashMap<>();
        found.understood().forEach(line -> understood.put(line.name(), line.purpose()));
        output.put("connector", found.settings().connector());
        output.put("understood", understood);
        output.result("Connector " + found.settings().connector() + ", integration \"" + found.settings().name() + "\""
                + System.lineSeparator() + COLUMNS.text(found.understood()));
        found.notes().forEach(output::say);
        if (dryRun) {
            output.say("Nothing was saved.");
        } else {
            output.result(found.save(application));
        }
    }
}
