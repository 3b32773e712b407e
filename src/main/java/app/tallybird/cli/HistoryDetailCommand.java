package app.tallybird.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.OpenIntegration;
import app.tallybird.engine.daily.History;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunId;
import app.tallybird.model.Units;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;

/** Commands that look into the pushes. */
final class HistoryDetailCommand {

    private HistoryDetailCommand() {
    }

    /** What they have in common: they only look. */
    abstract static class ShowPush extends VerbCommand {

        ShowPush(Session session) {
            super(session);
        }

        @Override
        final String lockedAs() {
            return "";
        }

        static RunId run(OpenIntegration open, String id) {
            return open.bench().ledger().run(new RunId(id)).orElseThrow(
                    () -> Problem.of(ProblemCode.WRONG_USE, "There is no run " + id + ".", "", "See the runs with: history").asException())
                    .id();
        }
    }

    @Command(name = "show", description = "Every count of a push.")
    static final class Show extends ShowPush {

        @Parameters(paramLabel = "RUN")
        private String id = "";

        Show(Session session) {
            super(session);
        }

        @Override
        void work(OpenIntegration open, Report report) {
            TextTable table = new TextTable("Account", "Service", ">Before", ">Sent", "Outcome", "Message");
            JsonArray list = new JsonArray();
            for (History.Detail detail : new History(open.bench().ledger()).details(run(open, id))) {
                String outcome = detail.cell().outcome().map(Outcome::word).orElse("interrupted");
                table.row(detail.account(), detail.service(), Phrases.number(detail.cell().previousAccepted()),
                        Units.text(detail.cell().units()), outcome, detail.cell().message());
                JsonObject json = new JsonObject();
                json.addProperty("accountId", detail.cell().key().accountId());
                json.addProperty("account", detail.account());
                json.addProperty("serviceKey", detail.cell().key().serviceKey());
                json.addProperty("service", detail.service());
                json.addProperty("before", detail.cell().previousAccepted().orElse(null));
                json.addProperty("sent", detail.cell().units());
                json.addProperty("outcome", outcome);
                json.addProperty("message", detail.cell().message());
                list.add(json);
            }
            report.put("cells", list);
            report.result(table.isEmpty() ? "The run has no counts." : table.text());
        }
    }

    @Command(name = "series", description = "Accepted units over time, for each service, or for each account with --accounts.")
    static final class Series extends ShowPush {

        @Option(names = "--accounts", description = "For each account.")
        private boolean accounts;

        Series(Session session) {
            super(session);
        }

        @Override
        void work(OpenIntegration open, Report report) {
            TextTable table = new TextTable(accounts ? "Account" : "Service", "Run", "Started", ">Units");
            JsonArray list = new JsonArray();
            History.By by = accounts ? History.By.ACCOUNT : History.By.SERVICE;
            for (History.Series series : new History(open.bench().ledger()).series(by)) {
                JsonArray points = new JsonArray();
                for (History.Point point : series.points()) {
                    table.row(series.name(), point.run().value(), Wording.moment(point.at(), open.bench().clock().getZone()),
                            Units.text(point.units()));
                    JsonObject json = new JsonObject();
                    json.addProperty("run", point.run().value());
                    json.addProperty("at", point.at().toString());
                    json.addProperty("units", point.units());
                    points.add(json);
                }
                JsonObject line = new JsonObject();
                line.addProperty("key", series.key());
                line.addProperty("name", series.name());
                line.add("points", points);
                list.add(line);
            }
            report.put("series", list);
            report.result(table.isEmpty() ? "No push yet." : table.text());
        }
    }

    @Command(name = "compare", description = "The counts in which two pushes differ.")
    static final class Compare extends ShowPush {

        @Parameters(index = "0", paramLabel = "RUN")
        private String first = "";

        @Parameters(index = "1", paramLabel = "RUN")
        private String second = "";

        Compare(Session session) {
            super(session);
        }

        @Override
        void work(OpenIntegration open, Report report) {
            TextTable table = new TextTable("Account", "Service", ">" + first, ">" + second, ">Change");
            JsonArray list = new JsonArray();
            for (History.Difference one : new History(open.bench().ledger()).compare(run(open, first), run(open, second))) {
                table.row(one.account(), one.service(), Phrases.number(one.first()), Phrases.number(one.second()),
                        Phrases.signed(Optional.of(one.change())));
                JsonObject json = new JsonObject();
                json.addProperty("accountId", one.key().accountId());
                json.addProperty("account", one.account());
                json.addProperty("serviceKey", one.key().serviceKey());
                json.addProperty("service", one.service());
                json.addProperty("first", one.first().orElse(null));
                json.addProperty("second", one.second().orElse(null));
                json.addProperty("change", one.change());
                list.add(json);
            }
            report.put("differences", list);
            report.result(table.isEmpty() ? "They do not differ." : table.text());
        }
    }

    @Command(name = "export", description = "Every count of every push as CSV.")
    static final class Export extends ShowPush {

        @Option(names = "--file", paramLabel = "FILE", description = "Where to; left out, it is printed.")
        private @Nullable Path file;

        Export(Session session) {
            super(session);
        }

        @Override
        void work(OpenIntegration open, Report report) {
            String csv = new History(open.bench().ledger()).csv();
            if (file == null) {
                report.put("csv", csv);
                report.result(csv);
                return;
            }
            Path target = session().surroundings().workingFolder().resolve(file);
            TextFile.write(target, csv);
            report.put("file", target.toString());
            report.result("Saved as " + target + ".");
        }
    }

    /** Files that a person asked for. */
    static final class TextFile {

        private TextFile() {
        }

        static void write(Path target, String text) {
            try {
                Files.writeString(target, text, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw Problem.of(ProblemCode.FAILED, "The file can not be written.", "Nothing was saved.", "Name another one.")
                        .at(target.toString()).asException();
            }
        }
    }
}
