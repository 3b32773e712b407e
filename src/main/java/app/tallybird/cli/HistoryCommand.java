package app.tallybird.cli;

import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import app.tallybird.app.OpenIntegration;
import app.tallybird.engine.daily.History;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunRecord;
import app.tallybird.model.Units;
import app.tallybird.problem.Wording;

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
        TextTable table = new TextTable("Run", "Started", "Kind", "By", "Ended", ">Accepted", ">Not mapped", ">No place", ">Refused",
                ">Failed", ">Units", ">Change");
        JsonArray list = new JsonArray();
        for (History.Line line : new History(open.bench().ledger()).runs(limit)) {
            RunRecord run = line.run();
            int accepted = run.accepted();
            int lost = run.count(Outcome::hadPlace);
            int failed = run.count(Outcome.FAILED) + run.count(Outcome.UNKNOWN);
            table.row(run.id().value(), Wording.moment(run.started(), open.bench().clock().getZone()), run.start().kind().word(),
                    line.who(), line.result(), String.valueOf(accepted), String.valueOf(run.count(Outcome.NOT_MAPPED)),
                    String.valueOf(lost), String.valueOf(run.count(Outcome.REFUSED)), String.valueOf(failed),
                    Units.text(line.sums().units()), Phrases.signed(Optional.of(line.sums().change())));
            JsonObject json = new JsonObject();
            json.addProperty("id", run.id().value());
            json.addProperty("started", run.started().toString());
            json.addProperty("kind", run.start().kind().word());
            json.addProperty("by", line.who());
            json.addProperty("ending", line.result());
            json.addProperty("complete", run.complete());
            json.addProperty("accepted", accepted);
            json.addProperty("notMapped", run.count(Outcome.NOT_MAPPED));
            json.addProperty("noPlace", lost);
            json.addProperty("refused", run.count(Outcome.REFUSED));
            json.addProperty("failed", failed);
            json.addProperty("units", line.sums().units());
            json.addProperty("change", line.sums().change());
            list.add(json);
        }
        report.put("runs", list);
        report.result(table.isEmpty() ? "No push yet." : table.text());
    }
}
