package app.tallybird.cli;

import java.util.List;
import java.util.Locale;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import app.tallybird.app.OpenIntegration;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunEnd;
import app.tallybird.ledger.RunRecord;

@Command(name = "history", description = "The pushes of the integration, the newest first.")
final class HistoryCommand extends VerbCommand {

    @Option(names = "--limit", paramLabel = "N", description = "How many; default 20.")
    private int limit = 20;

    HistoryCommand(Session session) {
        super(session);
    }

    @Override
    String lockedAs() {
        return "";
    }

    @Override
    void work(OpenIntegration open, Report report) {
        List<RunRecord> runs = open.bench().ledger().runs(limit);
        Table table = new Table("Run", "Started (UTC)", "Kind", "By", "Ended", ">Accepted", ">Not mapped", ">Refused", ">Failed");
        JsonArray list = new JsonArray();
        for (RunRecord run : runs) {
            int accepted = run.count(Outcome.ACCEPTED) + run.count(Outcome.CARRIED);
            int failed = run.count(Outcome.FAILED) + run.count(Outcome.UNKNOWN);
            String ending = run.ending().map(HistoryCommand::words).orElse("interrupted");
            table.row(run.id().value(), run.started().toString(), run.start().kind(), run.start().startedBy(), ending,
                    String.valueOf(accepted),
                    String.valueOf(run.count(Outcome.NOT_MAPPED)), String.valueOf(run.count(Outcome.REFUSED)), String.valueOf(failed));
            JsonObject json = new JsonObject();
            json.addProperty("id", run.id().value());
            json.addProperty("started", run.started().toString());
            json.addProperty("kind", run.start().kind());
            json.addProperty("by", run.start().startedBy());
            json.addProperty("ending", ending);
            json.addProperty("accepted", accepted);
            json.addProperty("notMapped", run.count(Outcome.NOT_MAPPED));
            json.addProperty("refused", run.count(Outcome.REFUSED));
            json.addProperty("failed", failed);
            list.add(json);
        }
        report.put("runs", list);
        report.result(table.isEmpty() ? "No push yet." : table.text());
    }

    private static String words(RunEnd end) {
        return end.name().toLowerCase(Locale.ROOT);
    }
}
