package app.tallybird.cli;

import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import app.tallybird.app.Application;
import app.tallybird.app.MonthClose;
import app.tallybird.app.MonthClose.Missing;
import app.tallybird.app.MonthClose.Status;
import app.tallybird.model.Json;
import app.tallybird.model.Money;
import app.tallybird.model.MoneySum;
import app.tallybird.model.Units;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;
import app.tallybird.settings.ClosedMonth;
import app.tallybird.settings.ClosedMonths;

@Command(name = "month", description = "How far a month of all integrations is, and closing it.", subcommands = {MonthCommand.Show.class,
        MonthCommand.Close.class, MonthCommand.Reopen.class})
final class MonthCommand extends CommandGroup {

    private static final String NOT_RECORDED = "money was not recorded then";
    private static final Columns<Missing> MISSING = new Columns<Missing>().both("Integration", "integration", Missing::integration)
            .json("kind", one -> one.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')).both("Missing", "words", Missing::words);

    private static Columns<ClosedMonth.Line> lines() {
        return new Columns<ClosedMonth.Line>().both("Integration", "integration", ClosedMonth.Line::integration)
                .both("Push", "run", ClosedMonth.Line::run).both("Accepted", "accepted", ClosedMonth.Line::accepted)
                .both("Units", "units", ClosedMonth.Line::units).json("services", ClosedMonth.Line::services)
                .json("money", line -> line.money().map(ClosedMonths::json));
    }

    /** About one month. */
    abstract static class OfMonth extends BaseCommand {

        @Option(names = "--month", paramLabel = "MONTH", description = "Such as 2026-11; left out, the month that is going on.")
        private String month = "";

        final YearMonth month(MonthClose close) {
            try {
                return month.isEmpty() ? close.now() : YearMonth.parse(month);
            } catch (DateTimeParseException e) {
                throw Problem.of(ProblemCode.WRONG_USE, "\"" + month + "\" is no month.", "No month was closed.",
                        "Months are written like 2026-11.").asException();
            }
        }

        static void show(Status status, Application application, Output output) {
            output.put("month", status.month());
            output.put("closes", application.monthEnd().close(status.month()));
            output.put("units", status.units());
            output.put("money", status.money().map(MoneySum::json));
            output.put("closed", status.closed().map(ClosedMonths::json));
            output.put("earlier", Json.list(status.earlier(), ClosedMonths::json));
            output.result(status.closed()
                    .map(closed -> status.month() + " was closed on "
                            + Wording.moment(closed.at(), application.surroundings().clock().getZone()) + " by " + closed.by() + ": ")
                    .orElse(status.month() + " is open"
                            + application.monthEnd().close(status.month()).map(day -> ", closes on " + day).orElse("") + ": ")
                    + status.pushed() + " of " + Wording.count(status.lines().size(), "integration") + " pushed, "
                    + Units.text(status.units()) + " " + Wording.noun(status.units(), "unit") + money(status.money()) + ".");
            lines(status.lines()).show(output, "integrations", status.lines(), "No integration was pushed.");
            if (!status.missing().isEmpty() || status.closed().isEmpty()) {
                MISSING.show(output, "missing", status.missing(),
                        application.settings().all().isEmpty() ? "No integration is saved here." : "Nothing is missing.");
            }
            status.earlier().forEach(before -> output.result(earlier(before, application.surroundings().clock().getZone())));
            status.closed().filter(closed -> !closed.missing().isEmpty())
                    .ifPresent(closed -> output.result("Closed all the same with: " + String.join(" ", closed.missing())));
        }
    }

    /** What a month came to, continuing its units. */
    private static String money(Optional<MoneySum> money) {
        return money.map(sum -> sum.isEmpty() ? "" : ", " + HistoryCommand.amounts(sum, Money::text) + " a month")
                .orElse("; " + NOT_RECORDED);
    }

    /** With money where there is some. */
    private static Columns<ClosedMonth.Line> lines(List<ClosedMonth.Line> all) {
        List<ClosedMonth.Worth> known = all.stream().flatMap(line -> line.money().stream()).toList();
        Columns<ClosedMonth.Line> columns = lines();
        if (known.stream().anyMatch(worth -> !worth.amount().isEmpty())) {
            columns.table(">A month", line -> line.money().map(worth -> HistoryCommand.amounts(worth.amount(), Money::text)));
        }
        if (known.stream().anyMatch(worth -> !worth.margin().isEmpty())) {
            columns.table(">Margin", line -> line.money().map(worth -> HistoryCommand.amounts(worth.margin(), Money::text)));
        }
        return columns;
    }

    private static String earlier(ClosedMonth before, ZoneId zone) {
        return "Closed before on " + Wording.moment(before.at(), zone) + " by " + before.by() + " with " + Units.text(before.units()) + " "
                + Wording.noun(before.units(), "unit") + money(before.money())
                + before.reopened()
                        .map(again -> "; opened again on " + Wording.moment(again.at(), zone) + " by " + again.by() + ": " + again.reason())
                        .orElse("");
    }

    @Command(name = "status", description = {"What is pushed of a month, and what is missing before it is closed. Asks nobody outside.",
            "A month that was closed is shown as it was recorded. Ends with 4 when something is missing."})
    static final class Show extends OfMonth {

        @Override
        void run(Application application, Output output) {
            MonthClose close = new MonthClose(application);
            Status status = close.status(month(close));
            show(status, application, output);
            output.codeWhen(!status.missing().isEmpty(), ProblemCode.HELD.exitCode());
        }
    }

    @Command(name = "reopen", description = {"Open a closed month again. Its record stays, with who opened it and why; nothing is sent.",
            "From then on pushes that nobody looks at send again. A late value brings back a card that is reconciled at Synthesize."})
    static final class Reopen extends OfMonth {

        @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; it is kept with the record.")
        private String reason = "";

        @Override
        void run(Application application, Output output) {
            MonthClose close = new MonthClose(application);
            YearMonth month = month(close);
            close.reopen(month, reason);
            show(close.status(month), application, output);
            output.say(MonthClose.LATE);
        }
    }

    @Command(name = "close", description = {"Record what a month came to. Nothing is sent, and what is pushed later changes nothing of it.",
            "From then to its end, and to the end of freeze-days, pushes that nobody looks at are held."})
    static final class Close extends OfMonth {

        @Option(names = "--dry-run", description = "Show what would be recorded and what is missing; close nothing.")
        private boolean dryRun;

        @Option(names = "--all-the-same", description = "Close it though something is missing; what is missing is recorded, too.")
        private boolean allTheSame;

        @Override
        void run(Application application, Output output) {
            MonthClose close = new MonthClose(application);
            YearMonth month = month(close);
            Status status = close.status(month);
            if (dryRun) {
                show(status, application, output);
                output.codeWhen(!status.missing().isEmpty(), ProblemCode.HELD.exitCode());
                output.codeWhen(status.closed().isEmpty(), ExitCode.CHANGES_PENDING);
                return;
            }
            close.close(month, allTheSame);
            show(close.status(month), application, output);
        }
    }
}
