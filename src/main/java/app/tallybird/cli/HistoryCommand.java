package app.tallybird.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.KeptIntegration;
import app.tallybird.engine.daily.History;
import app.tallybird.engine.explain.Explained;
import app.tallybird.engine.explain.Explainer;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.engine.plan.Written;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.OutcomeGroup;
import app.tallybird.ledger.RunDecision;
import app.tallybird.ledger.RunId;
import app.tallybird.model.CellKey;
import app.tallybird.model.Json;
import app.tallybird.model.Money;
import app.tallybird.model.MoneySum;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;

@Command(name = "history", description = "The pushes of the integration, the newest first.", subcommands = {HistoryCommand.Show.class,
        HistoryCommand.Series.class, CustomerYearCommand.class, HistoryCommand.Compare.class, HistoryCommand.Explain.class,
        HistoryCommand.Export.class})
final class HistoryCommand extends KeptCommand {

    @Option(names = "--limit", paramLabel = "N", description = "How many; default 20.")
    private int limit = 20;

    @Override
    void work(KeptIntegration kept, Output output) {
        Columns<History.Line> columns = new Columns<History.Line>().both("Run", "id", line -> line.run().id().value())
                .table("Started", moment(kept, line -> line.run().started())).json("started", line -> line.run().started())
                .both("Kind", "kind", line -> line.run().start().kind().word()).both("By", "by", History.Line::who)
                .both("Ended", "ending", History.Line::result).json("complete", line -> line.run().complete());
        for (OutcomeGroup group : OutcomeGroup.values()) {
            columns.both(">" + group.heading(), group.key(), line -> line.run().count(group));
        }
        columns.both(">Units", "units", line -> line.sums().units()).table(">Change", line -> Columns.signed(line.sums().change()))
                .json("change", line -> line.sums().change());
        History history = history(kept);
        if (history.priced()) {
            columns.table(">A month", line -> amounts(line.amount(), Money::text))
                    .table(">Change", line -> amounts(line.change(), Written.PLAIN::signed))
                    .json("amount", line -> PlanJson.write(line.amount())).json("amountChange", line -> PlanJson.write(line.change()));
        }
        if (history.costed()) {
            columns.table(">Margin", line -> amounts(line.margin(), Money::text)).json("margin", line -> PlanJson.write(line.margin()));
        }
        columns.show(output, "runs", history.runs(limit), "No push yet.");
    }

    static String amounts(MoneySum sum, Function<Money, String> written) {
        return sum.isEmpty()
                ? "\u2014"
                : sum.amounts().stream().map(written).collect(Collectors.joining(" "))
                        + (sum.whole() ? "" : " (" + sum.priced() + " of " + sum.of() + ")");
    }

    private static <T> Function<T, String> moment(KeptIntegration kept, Function<T, Instant> time) {
        return row -> Wording.moment(time.apply(row), kept.clock().getZone());
    }

    private static History history(KeptIntegration kept) {
        return new History(kept.ledger(), kept.clock().getZone(), kept.overlap());
    }

    private static RunId runId(KeptIntegration kept, String id) {
        return kept.ledger().run(new RunId(id)).orElseThrow(
                () -> Problem.of(ProblemCode.WRONG_USE, "There is no run " + id + ".", "", "See the runs with: history").asException())
                .id();
    }

    @Command(name = "show", description = "Every count of a push, and what a person decided before it.")
    static final class Show extends KeptCommand {

        private static Columns<History.Detail> columns(History history) {
            Columns<History.Detail> columns = new Columns<History.Detail>().json("accountId", cell -> cell.cell().key().accountId())
                    .both("Account", "account", History.Detail::account).json("serviceKey", cell -> cell.cell().key().serviceKey())
                    .both("Service", "service", History.Detail::service).both(">Before", "before", cell -> cell.cell().previousAccepted())
                    .both(">Sent", "sent", cell -> cell.cell().units()).json("counted", History.Detail::counted)
                    .json("contractRule", History.Detail::rule).table(">Counted", cell -> cell.rule().isPresent() ? cell.counted() : "")
                    .table("Rule", cell -> cell.rule().orElse(""));
            if (history.priced()) {
                columns.table(">A month", cell -> cell.worth().amount().map(Money::text))
                        .table(">Change", cell -> cell.worth().change().map(Written.PLAIN::signed))
                        .json("amount", cell -> cell.worth().amount().map(Money::json))
                        .json("amountChange", cell -> cell.worth().change().map(Money::json));
            }
            if (history.costed()) {
                columns.table(">Margin", cell -> cell.worth().margin().map(Money::text)).json("margin",
                        cell -> cell.worth().margin().map(Money::json));
            }
            return columns.both("Outcome", "outcome", cell -> cell.cell().word()).both("Message", "message", cell -> cell.cell().message());
        }

        @Parameters(paramLabel = "RUN")
        private String id = "";

        @Override
        void work(KeptIntegration kept, Output output) {
            RunId run = runId(kept, id);
            History history = history(kept);
            columns(history).show(output, "cells", history.details(run), "The run has no counts.");
            List<RunDecision> decisions = kept.ledger().run(run).orElseThrow().start().decisions();
            output.put("decisions", Json.list(decisions, one -> Json.of("group", one.cause(), "title", one.title(), "decision",
                    one.decision(), "by", one.by(), "at", one.at().toString(), "note", one.note())));
            decisions.forEach(one -> output.result(
                    "[" + one.cause() + "] " + one.title() + ": " + one.decision() + (one.by().isEmpty() ? "" : " by " + one.by()) + " at "
                            + Wording.moment(one.at(), kept.clock().getZone()) + (one.note().isEmpty() ? "" : " (" + one.note() + ")")));
        }
    }

    @Command(name = "series", description = "Accepted units over time, for each service, or for each account with --accounts.")
    static final class Series extends KeptCommand {

        private record Row(History.Series series, History.Point point) {
        }

        @Option(names = "--accounts", description = "For each account.")
        private boolean accounts;

        @Override
        void work(KeptIntegration kept, Output output) {
            Columns<Row> columns = new Columns<Row>().table(accounts ? "Account" : "Service", row -> row.series().name())
                    .both("Run", "run", row -> row.point().run().value()).table("Started", moment(kept, row -> row.point().at()))
                    .json("at", row -> row.point().at()).both(">Units", "units", row -> row.point().units());
            History history = history(kept);
            if (history.priced()) {
                columns.table(">A month", row -> amounts(row.point().money(), Money::text)).json("amount",
                        row -> PlanJson.write(row.point().money()));
            }
            if (history.costed()) {
                columns.table(">Margin", row -> amounts(row.point().margin(), Money::text)).json("margin",
                        row -> PlanJson.write(row.point().margin()));
            }
            List<History.Series> all = history.series(accounts ? History.By.ACCOUNT : History.By.SERVICE);
            List<Row> rows = new ArrayList<>();
            output.put("series", Json.list(all, series -> {
                List<Row> points = series.points().stream().map(point -> new Row(series, point)).toList();
                rows.addAll(points);
                return Json.of("key", series.key(), "name", series.name(), "points", columns.json(points));
            }));
            output.result(rows.isEmpty() ? "No push yet." : columns.text(rows));
        }
    }

    @Command(name = "compare", description = "The counts in which two pushes differ.")
    static final class Compare extends KeptCommand {

        @Parameters(index = "0", paramLabel = "RUN")
        private String first = "";

        @Parameters(index = "1", paramLabel = "RUN")
        private String second = "";

        @Override
        void work(KeptIntegration kept, Output output) {
            History history = history(kept);
            List<History.Difference> all = history.compare(runId(kept, first), runId(kept, second));
            Columns<History.Difference> columns = new Columns<History.Difference>().json("accountId", one -> one.key().accountId())
                    .both("Account", "account", History.Difference::account).json("serviceKey", one -> one.key().serviceKey())
                    .both("Service", "service", History.Difference::service).both(">" + first, "first", History.Difference::first)
                    .both(">" + second, "second", History.Difference::second).table(">Change", one -> one.change().map(Columns::signed))
                    .json("change", History.Difference::change);
            if (history.priced()) {
                columns.table(">A month", one -> one.money().map(Written.PLAIN::signed)).json("amountChange",
                        one -> one.money().map(Money::json));
            }
            columns.show(output, "differences", all, "They do not differ.");
            MoneySum sum = History.money(all);
            if (!sum.isEmpty()) {
                output.result("In all " + Written.PLAIN.change(sum) + ".");
                output.put("amountChange", PlanJson.write(sum));
            }
        }
    }

    @Command(name = "explain", description = "Who stood behind a customer's accepted numbers, and who was new or gone. Reads no vendor.")
    static final class Explain extends KeptCommand {

        @Parameters(index = "0", paramLabel = "CUSTOMER", description = "Its id or its name.")
        private String customer = "";

        @Parameters(index = "1", paramLabel = "SERVICE", arity = "0..1", description = "Its key or its name; left out, all of the customer's.")
        private @Nullable String service;

        @Option(names = "--run", paramLabel = "RUN", description = "The push that is explained; left out, the last one of each number.")
        private @Nullable String run;

        @Option(names = "--all", description = "Print every name.")
        private boolean all;

        @Override
        void work(KeptIntegration kept, Output output) {
            Ledger ledger = kept.ledger();
            Optional<RunId> which = Optional.ofNullable(run).map(id -> runId(kept, id));
            Map<String, String> accounts = ledger.accountNames();
            Map<String, String> services = ledger.serviceNames();
            List<CellKey> cells = ExplainCommand.chosen(
                    ledger.accepted().keySet().stream().sorted(Comparator.comparing(CellKey::accountId).thenComparing(CellKey::serviceKey))
                            .toList(),
                    customer, service,
                    key -> new ExplainCommand.Which(key.accountId(), accounts.getOrDefault(key.accountId(), key.accountId()),
                            key.serviceKey(), services.getOrDefault(key.serviceKey(), key.serviceKey())));
            Explainer explainer = new Explainer(ledger, kept.connector(), kept.services().own(), kept.clock().getZone());
            List<Explained> explained = cells.stream().flatMap(key -> explainer.pushed(key, which).stream()).toList();
            if (explained.isEmpty()) {
                output.result("That push got none of these numbers accepted, or it is no longer in the history.");
            }
            ExplainCommand.show(explained, all, kept.clock().getZone(), output);
        }
    }

    @Command(name = "export", description = "Every count of every push as CSV.")
    static final class Export extends CsvExport {

        @Override
        void write(KeptIntegration kept, Consumer<String> pieces) {
            history(kept).csv(pieces);
        }
    }
}
