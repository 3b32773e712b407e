package app.tallybird.ui.history;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import app.tallybird.app.Application;
import app.tallybird.engine.daily.CustomerYear;
import app.tallybird.engine.daily.History;
import app.tallybird.engine.daily.UnitsOverTime;
import app.tallybird.ledger.Ledger;
import app.tallybird.model.CellKey;
import app.tallybird.model.Money;
import app.tallybird.model.MoneySum;
import app.tallybird.ui.control.Fields.Named;
import app.tallybird.ui.control.LocalFormat;

/** Reads the ledger of one integration for the history page; asks nobody outside. */
final class HistoryReader {

    private static final int PUSHES = 60;
    private static final int MONTHS = 12;

    private HistoryReader() {
    }

    /** What is asked for; an empty id means all services or all customers. */
    record Question(String integration, Named service, Named account) {

        String words() {
            return service.name() + ", " + account.name();
        }
    }

    /** One push of the chart: its time and a number for each line. */
    record Point(String when, List<BigDecimal> units) {
    }

    /** The names of the lines, and the pushes in order, the oldest first. */
    record Chart(List<String> lines, List<Point> points) {
        static final Chart EMPTY = new Chart(List.of(), List.of());
    }

    /** A customer's months in words; a number that there is not is a dot. */
    record Year(List<String> services, List<Month> months) {
        static final Year NONE = new Year(List.of(), List.of());
    }

    /** One month with a number for each service and what they are in money. */
    record Month(String when, List<Optional<BigDecimal>> units, String money) {
    }

    record Found(List<Named> services, List<Named> accounts, List<RunRow> runs, Chart chart, Year year) {
    }

    static Found read(Application application, Question question) {
        ZonedDateTime now = application.localTime();
        try (Ledger ledger = application.openLedger(question.integration())) {
            List<RunRow> runs = new History(ledger, now.getZone()).runs(Integer.MAX_VALUE).stream().map(line -> RunRow.of(line, now))
                    .toList();
            return new Found(Named.of(ledger.serviceNames()), Named.of(ledger.accountNames()), runs, chart(ledger, question, now),
                    question.account().id().isEmpty() ? Year.NONE : year(ledger, question, now));
        }
    }

    private static Year year(Ledger ledger, Question question, ZonedDateTime now) {
        CustomerYear year = CustomerYear.of(ledger, question.account().id(), YearMonth.from(now), MONTHS, now.getZone());
        List<Map.Entry<String, String>> services = year.services().entrySet().stream()
                .filter(one -> question.service().id().isEmpty() || question.service().id().equals(one.getKey()))
                .sorted(Map.Entry.comparingByValue()).toList();
        return new Year(services.stream().map(Map.Entry::getValue).toList(),
                year.months().stream().dropWhile(one -> one.services().isEmpty()).map(one -> {
                    MoneySum sum = MoneySum
                            .of(services.stream().flatMap(service -> Optional.ofNullable(one.services().get(service.getKey())).stream())
                                    .map(CustomerYear.Billed::money).toList());
                    return new Month(LocalFormat.monthOfYear(one.month()),
                            services.stream().map(
                                    service -> Optional.ofNullable(one.services().get(service.getKey())).map(CustomerYear.Billed::units))
                                    .toList(),
                            words(sum));
                }).toList());
    }

    private static String words(MoneySum sum) {
        return sum.isEmpty()
                ? ""
                : sum.amounts().stream().map(Money::text).collect(Collectors.joining(" + "))
                        + (sum.whole() ? "" : " (" + sum.priced() + " of " + sum.of() + " priced)");
    }

    private static Chart chart(Ledger ledger, Question question, ZonedDateTime now) {
        Predicate<CellKey> service = key -> question.service().id().isEmpty() || key.serviceKey().equals(question.service().id());
        List<String> names = new ArrayList<>(List.of("All customers"));
        List<UnitsOverTime.Question> which = new ArrayList<>(List.of((key, then) -> service.test(key)));
        if (!question.account().id().isEmpty()) {
            names.add(question.account().name());
            which.add((key, then) -> service.test(key) && key.accountId().equals(question.account().id()));
        }
        return new Chart(names, UnitsOverTime.of(ledger, PUSHES, which).stream()
                .map(point -> new Point(LocalFormat.near(point.run().started().atZone(now.getZone()), now), point.units())).toList());
    }
}
