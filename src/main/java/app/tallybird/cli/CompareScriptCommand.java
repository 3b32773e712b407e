package app.tallybird.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.OpenIntegration;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.script.OldScript;
import app.tallybird.engine.IntegrationContext;
import app.tallybird.engine.plan.Likeness;
import app.tallybird.engine.script.ScriptComparison;
import app.tallybird.engine.script.ScriptComparison.Line;
import app.tallybird.engine.script.ScriptCounts;
import app.tallybird.problem.Wording;

@Command(name = "compare-script", description = "Compare what an old script sent to sandbox --record with what is counted here. Nothing is sent.")
final class CompareScriptCommand extends IntegrationCommand {

    private static final Columns<Line> COLUMNS = new Columns<Line>().json("accountId", line -> line.cell().accountId())
            .both("Account", "account", Line::account).json("serviceKey", line -> line.cell().serviceKey())
            .both("Service", "service", Line::service).both(">Script", "script", Line::script).both(">Here", "ours", Line::ours)
            .both("Why", "reason", Line::reason);

    @Parameters(paramLabel = "FILE", description = "What sandbox --record wrote.")
    private @Nullable Path file;

    @Option(names = "--save", paramLabel = "CSV", description = "Save the differences for a spreadsheet.")
    private @Nullable Path report;

    @Override
    void work(OpenIntegration open, Output output) {
        IntegrationContext context = open.context();
        Path folder = invocation().surroundings().workingFolder();
        ScriptCounts counts = ScriptCounts.read(folder.resolve(Objects.requireNonNull(file)));
        Reading reading = context.vendor().read(context.integration().vendor(), ReadListener.none(), cancel());
        ConnectorDocument document = context.integration().vendor().doc();
        OldScript script = OldScript.of(document.id());
        ScriptComparison found = ScriptComparison.of(counts, reading, script, new Likeness(reading.services(), script, document.name()));
        Optional<LocalDate> day = counts.day(context.clock().getZone());
        day.filter(ran -> !ran.equals(LocalDate.now(context.clock())))
                .ifPresent(ran -> output.say("The script ran on " + ran + ", not today: what changed since is among the differences."));
        COLUMNS.show(output, "differences", found.lines(), "No differences.");
        output.put("same", found.same());
        output.result(Wording.count(found.same(), "count is", "counts are") + " the same, "
                + Wording.count(found.lines().size(), "differs", "differ") + ".");
        if (report != null) {
            output.say("Saved as " + save(report, found.csv()) + ".");
        }
    }
}
