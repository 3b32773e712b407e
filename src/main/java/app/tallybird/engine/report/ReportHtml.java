package app.tallybird.engine.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import app.tallybird.engine.explain.SinceLast;
import app.tallybird.engine.explain.SinceLast.Seen;
import app.tallybird.engine.plan.SideBySide;
import app.tallybird.model.Money;
import app.tallybird.model.MoneySum;
import app.tallybird.model.Units;
import app.tallybird.problem.Wording;

/** The report as one page that needs nothing else: no script, no picture, no address. It is XML, too, so that the PDF is made of the same page. */
public final class ReportHtml {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final String NOTHING = "\u2013";

    private final CustomerMonth report;
    private final Markup page = new Markup();

    private ReportHtml(CustomerMonth report) {
        this.report = report;
    }

    public static String of(CustomerMonth report) {
        return new ReportHtml(report).written();
    }

    private String written() {
        page.open("html", "lang", "en").open("head").raw("<meta charset=\"utf-8\"/>")
                .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>")
                .raw("<meta name=\"viewport\" content=\"width=device-width\"/>")
                .with("title", "", report.customer() + ", " + MONTH.format(report.month())).raw("<style>" + style() + "</style>")
                .close("head").open("body");
        page.with("h1", "", report.customer());
        page.with("p", "month", MONTH.format(report.month()));
        page.with("p", "words", summary());
        if (!report.sum().isEmpty()) {
            page.with("p", "sum", money(report.sum(), report.margin()));
        }
        if (report.made().inside()) {
            page.with("p", "remark", "Inside copy with costs: not to be given away.");
        }
        report.remarks().forEach(remark -> page.with("p", "remark", remark));
        report.sections().forEach(this::numbers);
        report.sections().forEach(this::names);
        page.with("p", "foot", "Made " + when(report.made().at()) + ". Times are " + report.made().zone()
                + ". \u201cBilled\u201d is what was sent for billing.");
        return "<!DOCTYPE html>\n" + page.close("body").close("html");
    }

    private static String style() {
        try (InputStream in = Objects.requireNonNull(ReportHtml.class.getResourceAsStream("/report/report.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String summary() {
        List<CustomerMonth.Line> lines = report.sections().stream().flatMap(section -> section.lines().stream()).toList();
        long changed = lines.stream().filter(line -> line.change().map(BigDecimal::signum).orElse(1) != 0).count();
        return lines.isEmpty()
                ? "Nothing was billed by the end of this month."
                : Wording.count(lines.size(), "service") + ", " + changed + " changed since " + MONTH.format(before()) + ".";
    }

    private static String money(MoneySum sum, MoneySum margin) {
        return sum.amounts().stream().map(Money::text).collect(Collectors.joining(" and ")) + " in all"
                + (sum.whole() ? "." : "; " + sum.priced() + " of " + Wording.count(sum.of(), "service") + " priced.")
                + (margin.isEmpty()
                        ? ""
                        : " Margin " + margin.amounts().stream().map(Money::text).collect(Collectors.joining(" and "))
                                + (margin.whole()
                                        ? "."
                                        : "; " + margin.priced() + " of " + Wording.count(margin.of(), "service") + " with a cost."));
    }

    private YearMonth before() {
        return report.month().minusMonths(1);
    }

    private void numbers(CustomerMonth.Section section) {
        page.with("h2", "", section.integration());
        page.with("p", "words", section.vendor() + ": " + section.account() + ", id " + section.accountId());
        page.open("table").open("thead").open("tr").with("th", "wide", "Service").with("th", "number", "Counted")
                .with("th", "", "Contract rule").with("th", "number", "Billed");
        boolean priced = !section.sum().isEmpty();
        boolean costed = !section.margin().isEmpty();
        if (priced) {
            page.with("th", "number", "Unit price").with("th", "number", "Amount");
        }
        if (costed) {
            page.with("th", "number", "Unit cost").with("th", "number", "Margin");
        }
        page.with("th", "number", MONTH.format(before())).with("th", "number", "Change").with("th", "", "Read").with("th", "", "Run")
                .close("tr").close("thead").open("tbody");
        for (CustomerMonth.Line line : section.lines()) {
            CustomerMonth.Origin origin = line.origin();
            page.open("tr").with("td", "name", line.service() + beside(line, section))
                    .with("td", "number", line.numbers().counted().map(Units::text).orElse("not known"))
                    .with("td", "", line.numbers().rule()).with("td", "number strong", Units.text(line.numbers().billed()));
            if (priced) {
                page.with("td", "number", line.numbers().worth().map(worth -> Units.text(worth.unit())).orElse("no price")).with("td",
                        "number", line.numbers().worth().map(worth -> worth.amount().text()).orElse(NOTHING));
            }
            if (costed) {
                Optional<CustomerMonth.Cost> cost = line.numbers().worth().flatMap(CustomerMonth.Worth::cost);
                page.with("td", "number", cost.map(one -> Units.text(one.unit())).orElse("no cost")).with("td", "number",
                        cost.map(one -> one.margin().text()).orElse(NOTHING));
            }
            page.with("td", "number", line.before().map(Units::text).orElse(NOTHING))
                    .with("td", "number", line.change().map(ReportHtml::signed).orElse("new"))
                    .with("td", "",
                            (origin.earlier() ? "not in this month: " : "")
                                    + origin.read().or(origin::accepted).map(this::when).orElse("no longer kept"))
                    .with("td", "", origin.run()).close("tr");
        }
        page.close("tbody").close("table");
    }

    /** " (20 assigned)" or " (of 25 bought)", where both are counted. */
    private static String beside(CustomerMonth.Line line, CustomerMonth.Section section) {
        return SideBySide.other(line, section.lines(), CustomerMonth.Line::service)
                .map(other -> (SideBySide.word(other.service()).equals("bought") ? " (of " : " (")
                        + other.numbers().counted().map(Units::text).orElse("an unknown number") + " " + SideBySide.word(other.service())
                        + ")")
                .orElse("");
    }

    private void names(CustomerMonth.Section section) {
        for (CustomerMonth.Line line : section.lines()) {
            page.with("h3", "", line.service() + ", " + section.integration());
            switch (line.names()) {
                case SinceLast.Told told -> {
                    page.with("p", "words", since(told));
                    Set<Seen> fresh = Set.copyOf(told.fresh());
                    if (!told.counted().isEmpty() || !told.gone().isEmpty()) {
                        head();
                        told.counted().forEach(one -> row(one, fresh.contains(one) ? "new" : ""));
                        told.gone().forEach(one -> row(one, "gone"));
                        page.close("tbody").close("table");
                    }
                }
                case SinceLast.NotTold notTold -> {
                    page.with("p", "words", notTold.why());
                    if (!notTold.counted().isEmpty()) {
                        head();
                        notTold.counted().forEach(one -> row(one, ""));
                        page.close("tbody").close("table");
                    }
                }
            }
        }
    }

    private String since(SinceLast.Told told) {
        return "Since " + DAY.format(told.basis().at().atZone(report.made().zone())) + " (run " + told.basis().run().value() + "): "
                + told.fresh().size() + " new, " + told.gone().size() + " gone, " + told.stayed() + " the same.";
    }

    private void head() {
        page.open("table").open("thead").open("tr").with("th", "wide", "Name").with("th", "", "Site").with("th", "", "")
                .with("th", "", "First counted").with("th", "", "Last seen").close("tr").close("thead").open("tbody");
    }

    private void row(Seen one, String state) {
        page.open("tr").with("td", "name", one.name()).with("td", "", one.site()).with("td", "strong", state)
                .with("td", "", one.first().map(at -> when(at) + (one.firstOrBefore() ? " or before" : "")).orElse(NOTHING))
                .with("td", "", one.last().map(this::when).orElse(NOTHING)).close("tr");
    }

    private String when(Instant at) {
        return WHEN.format(at.atZone(report.made().zone()));
    }

    private static String signed(BigDecimal change) {
        return change.signum() == 0 ? "same" : (change.signum() > 0 ? "+" : "\u2212") + Units.text(change.abs());
    }
}
