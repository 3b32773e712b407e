package app.tallybird.cli;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import app.tallybird.app.Application;
import app.tallybird.app.LedgerPlace;
import app.tallybird.app.LedgerSharing;
import app.tallybird.ledger.Ledgers;
import app.tallybird.ledger.MoveReport;
import app.tallybird.model.Json;
import app.tallybird.problem.Wording;

@Command(name = "move", description = "Move ledgers and settings of this computer into a shared ledger, or back; the source stays, and sends no more.")
final class LedgerMoveCommand extends LedgerCommand.Anyway {

    @Option(names = "--to", required = true, paramLabel = "ADDRESS", description = "postgresql://ROLE@HOST/DATABASE, or embedded for this computer.")
    private @Nullable String to;

    @Option(names = "--dry-run", description = "Say what would be moved; change nothing.")
    private boolean dryRun;

    @Override
    void run(Application application, Output output) {
        LedgerSharing sharing = new LedgerSharing(application);
        String target = to == null ? "" : to.strip();
        tell(target.equals(LedgerPlace.EMBEDDED)
                ? sharing.takeBack(dryRun)
                : sharing.share(sharing.address(target), Optional.empty(), dryRun), output);
    }

    private static void tell(MoveReport report, Output output) {
        output.put("from", report.from());
        output.put("to", report.to());
        output.put("done", report.done());
        output.put("documents", report.documents());
        output.put("ledgers", Json.list(report.ledgers(), line -> Json.of("integration", line.integration(), "practice", line.practice(),
                "pushes", line.pushes(), "units", line.units(), "rows", line.rows(), "hash", line.hash())));
        if (report.ledgers().isEmpty() && report.documents() == 0) {
            output.result(report.done()
                    ? "All of it is there already, and is worked with from now on: " + report.to()
                    : "All of it is there already: " + report.to());
            return;
        }
        output.result((report.done() ? "Moved" : "Would move") + " from " + report.from() + " to " + report.to() + ": "
                + Wording.count(report.ledgers().size(), "ledger") + " and "
                + Wording.count(report.documents(), "setting, connector or other document", "settings, connectors and other documents")
                + ".");
        report.ledgers()
                .forEach(line -> output.result("  " + name(line) + ": " + Wording.count(line.pushes(), "push") + ", accepted units "
                        + line.units().stripTrailingZeros().toPlainString() + ", " + Wording.count(line.rows(), "row") + ", SHA-256 "
                        + line.hash().substring(0, 12)));
        if (report.done()) {
            output.result("Rows and hashes are the same on both sides. What is left at " + report.from()
                    + " says where it went, and nothing is sent from it.");
        }
    }

    private static String name(MoveReport.Line line) {
        return (line.integration().equals(Ledgers.OF_ALL) ? "what is of all" : line.integration()) + (line.practice() ? " (practice)" : "");
    }
}
