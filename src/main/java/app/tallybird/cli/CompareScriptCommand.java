package app.tallybird.cli;

import java.nio.file.Path;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.Asked;
import app.tallybird.app.OpenIntegration;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.CompareScript;
import app.tallybird.engine.script.ScriptComparison;
import app.tallybird.engine.script.ScriptComparison.Line;
import app.tallybird.engine.script.ScriptCounts;
import app.tallybird.engine.script.ScriptReport;

@Command(name = "compare-script", description = "Compare what an old script sent to sandbox --record with what is counted here. Nothing is sent.")
final class CompareScriptCommand extends IntegrationCommand {

    private static final Columns<Line> COLUMNS = new Columns<Line>().json("accountId", line -> line.cell().accountId())
            .both("Account", "account", Line::account).json("serviceKey", line -> line.cell().serviceKey())
            .both("Service", "service", Line::service).both(">Script", "script", Line::script).both(">Here", "ours", Line::ours)
            .json("group", line -> line.reason().why().key()).both("Why", "reason", line -> line.reason().words());

    @Parameters(paramLabel = "FILE", description = "What sandbox --record wrote.")
    private @Nullable Path file;

    @Option(names = "--save", paramLabel = "FILE", description = "Save the comparison: .csv for a spreadsheet, .txt to read, .json.")
    private @Nullable Path report;

    @Override
    Asked asked() {
        return Asked.COUNTS;
    }

    @Override
    void work(OpenIntegration open, Output output) {
        Path folder = invocation().surroundings().workingFolder();
        ScriptCounts counts = ScriptCounts.read(folder.resolve(Objects.requireNonNull(file)));
        CompareScript verb = new CompareScript(open.context());
        ScriptComparison found = verb.run(counts, ReadListener.none(), cancel());
        verb.otherDay(counts).ifPresent(output::say);
        COLUMNS.show(output, "differences", found.lines(), "No differences.");
        output.put("same", found.same());
        output.result(ScriptReport.verdict(found));
        if (report != null) {
            output.say("Saved as " + save(report, ScriptReport.of(found, report.toString())) + ".");
        }
    }
}
