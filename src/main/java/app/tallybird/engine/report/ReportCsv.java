package app.tallybird.engine.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import app.tallybird.engine.explain.SinceLast;
import app.tallybird.engine.explain.SinceLast.Seen;
import app.tallybird.engine.plan.CsvText;
import app.tallybird.problem.Wording;

/**
 * The report for a spreadsheet: one line for each service with its number, and below it one for each name, with no number, so that a sum over a column
 * counts nothing twice.
 */
public final class ReportCsv {

    private final CustomerMonth report;
    private static final List<String> HEADINGS = List.of("Month", "Integration", "Account id", "Account", "Service", "Line", "Counted",
            "Contract rule", "Billed", "Unit price", "Amount", "Currency", "Month before", "Change", "Read", "Accepted", "Run", "Name",
            "Site", "First counted", "Last seen");
    private final CsvText csv;

    private ReportCsv(CustomerMonth report) {
        this.report = report;
        csv = new CsvText(
                Stream.concat(HEADINGS.stream(), report.made().inside() ? Stream.of("Unit cost", "Margin") : Stream.<String>empty())
                        .toArray(String[]::new));
    }

    public static String of(CustomerMonth report) {
        ReportCsv made = new ReportCsv(report);
        report.sections().forEach(section -> section.lines().forEach(line -> made.lines(section, line)));
        return made.csv.toString();
    }

    private void lines(CustomerMonth.Section section, CustomerMonth.Line line) {
        CustomerMonth.Origin origin = line.origin();
        Optional<CustomerMonth.Worth> worth = line.numbers().worth();
        Optional<CustomerMonth.Cost> cost = worth.flatMap(CustomerMonth.Worth::cost);
        line(cost, report.month(), section.integration(), section.accountId(), section.account(), line.service(), "number",
                line.numbers().counted(), line.numbers().rule(), line.numbers().billed(), worth.map(CustomerMonth.Worth::unit),
                worth.map(CustomerMonth.Worth::amount), worth.map(one -> one.amount().currency().getCurrencyCode()).orElse(""),
                line.before(), line.change(), time(origin.read()), time(origin.accepted()), origin.run(), "", "", "", "");
        SinceLast since = line.names();
        switch (since) {
            case SinceLast.Told told -> {
                Set<Seen> fresh = Set.copyOf(told.fresh());
                names(section, line, told.counted(), seen -> fresh.contains(seen) ? "new" : "same");
                names(section, line, told.gone(), seen -> "gone");
            }
            case SinceLast.NotTold notTold -> names(section, line, notTold.counted(), seen -> "counted");
        }
    }

    /** With two more fields in what stays inside. */
    private void line(Optional<CustomerMonth.Cost> cost, Object... fields) {
        csv.line(report.made().inside()
                ? Stream.concat(Stream.of(fields), Stream.of(cost.map(CustomerMonth.Cost::unit), cost.map(CustomerMonth.Cost::margin)))
                        .toArray()
                : fields);
    }

    private void names(CustomerMonth.Section section, CustomerMonth.Line line, List<Seen> names, Function<Seen, String> state) {
        Optional<BigDecimal> none = Optional.empty();
        for (Seen one : names) {
            line(Optional.empty(), report.month(), section.integration(), section.accountId(), section.account(), line.service(),
                    state.apply(one), none, "", none, none, none, "", none, none, "", "", line.origin().run(), one.name(), one.site(),
                    time(one.first()), time(one.last()));
        }
    }

    private String time(Optional<Instant> at) {
        return at.map(one -> Wording.moment(one, report.made().zone())).orElse("");
    }
}
