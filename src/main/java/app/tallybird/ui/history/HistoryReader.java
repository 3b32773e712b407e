package app.tallybird.ui.history;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import app.tallybird.app.Application;
import app.tallybird.engine.daily.CustomerYear;
import app.tallybird.engine.daily.History;
import app.tallybird.engine.daily.UnitsOverTime;
import app.tallybird.engine.plan.CountedOnce;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.RunRecord;
import app.tallybird.model.CellKey;
import app.tallybird.model.Money;
import app.tallybird.problem.ProblemException;
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

    /** One push of the chart: its time and a number for each line; what is not known is empty and no zero. {@code priced} says of how many a price is known. */
    record Point(String when, List<Optional<BigDecimal>> numbers, String priced) {
    }

    /** The names of the lines, and the pushes in order, the oldest first; in units, or in money where there is a currency. */
    record Chart(List<String> lines, List<Point> points, Optional<Currency> currency) {
        static final Chart EMPTY = new Chart(List.of(), List.of(), Optional.empty());

        /** A number as the chart and its table write it. */
        String written(BigDecimal number) {
            return currency.map(one -> LocalFormat.money(number, one)).orElseGet(() -> LocalFormat.number(number));
        }
    }

    /** A customer's months in words; a number that there is not is a dot. */
    record Year(List<String> services, List<Month> months, Optional<Currency> currency) {
        static final Year NONE = new Year(List.of(), List.of(), Optional.empty());
    }

    /** One month with a number for each service, what each is in money, and what all of them are, with what is left after costs. */
    record Month(String when, List<Optional<BigDecimal>> units, List<Optional<BigDecimal>> worth, String money, String margin) {

        List<Optional<BigDecimal>> numbers(boolean inMoney) {
            return inMoney ? worth : units;
        }
    }

    /** {@code chart} is in units, {@code worth} in money; without any price it is empty. */
    record Found(List<Named> services, List<Named> accounts, List<RunRow> runs, Chart chart, Chart worth, Year year) {
    }

    static Found read(Application application, Question question) {
        ZonedDateTime now = application.localTime();
        try (Ledger ledger = application.openLedger(question.integration())) {
            CountedOnce overlap = overlap(application, question.integration());
            List<RunRow> runs = new History(ledger, now.getZone(), overlap).runs(Integer.MAX_VALUE).stream()
                    .map(line -> RunRow.of(line, now)).toList();
            return new Found(Named.of(ledger.serviceNames()), Named.of(ledger.accountNames()), runs, chart(ledger, question, now, overlap),
                    worth(ledger, question, now), question.account().id().isEmpty() ? Year.NONE : year(ledger, question, now));
        }
    }

    /** Which services hold units of others; none where the connector can not be read. */
    static CountedOnce overlap(Application application, String integration) {
        try {
            return application.settings().find(integration).map(saved -> CountedOnce
                    .of(application.catalog().find(saved.connector(), application.surroundings().workingFolder()), saved.services().own()))
                    .orElse(CountedOnce.NONE);
        } catch (ProblemException unreadable) {
            return CountedOnce.NONE;
        }
    }

    private static Year year(Ledger ledger, Question question, ZonedDateTime now) {
        CustomerYear year = CustomerYear.of(ledger, question.account().id(), YearMonth.from(now), MONTHS, now.getZone());
        List<Map.Entry<String, String>> services = year.inOrder().stream()
                .filter(one -> question.service().id().isEmpty() || question.service().id().equals(one.getKey())).toList();
        return new Year(services.stream().map(Map.Entry::getValue).toList(),
                year.months().stream().dropWhile(one -> one.services().isEmpty()).map(one -> month(one, services)).toList(),
                ledger.prices().prices().currency());
    }

    private static Month month(CustomerYear.Month one, List<Map.Entry<String, String>> services) {
        List<Optional<CustomerYear.Billed>> billed = services.stream()
                .map(service -> Optional.ofNullable(one.services().get(service.getKey()))).toList();
        List<CustomerYear.Billed> there = billed.stream().flatMap(Optional::stream).toList();
        return new Month(LocalFormat.monthOfYear(one.month()),
                billed.stream().map(number -> number.map(CustomerYear.Billed::units)).toList(),
                billed.stream().map(number -> number.flatMap(CustomerYear.Billed::money).map(Money::amount)).toList(),
                LocalFormat.money(CustomerYear.sum(there), "priced"), LocalFormat.money(CustomerYear.margin(there), "with a cost"));
    }

    /** The lines of both charts: all customers, and the one that was asked for. */
    private record Lines(List<String> names, List<Predicate<CellKey>> which) {

        static Lines of(Question question) {
            Predicate<CellKey> service = key -> question.service().id().isEmpty() || key.serviceKey().equals(question.service().id());
            List<String> names = new ArrayList<>(List.of("All customers"));
            List<Predicate<CellKey>> which = new ArrayList<>(List.of(service));
            if (!question.account().id().isEmpty()) {
                names.add(question.account().name());
                which.add(service.and(key -> key.accountId().equals(question.account().id())));
            }
            return new Lines(names, which);
        }

        /** Units that two services hold are counted once where all services are asked for. */
        List<UnitsOverTime.Question> questions(CountedOnce overlap) {
            return which.stream().<UnitsOverTime.Question>map(one -> (key, then) -> one.test(key) && overlap.isWhole(key, then)).toList();
        }
    }

    private static String when(RunRecord run, ZonedDateTime now) {
        return LocalFormat.near(run.started().atZone(now.getZone()), now);
    }

    private static Chart chart(Ledger ledger, Question question, ZonedDateTime now, CountedOnce overlap) {
        Lines lines = Lines.of(question);
        return new Chart(lines.names(),
                UnitsOverTime.of(ledger, PUSHES, lines.questions(question.service().id().isEmpty() ? overlap : CountedOnce.NONE)).stream()
                        .map(point -> new Point(when(point.run(), now), point.units().stream().map(Optional::of).toList(), "")).toList(),
                Optional.empty());
    }

    private static Chart worth(Ledger ledger, Question question, ZonedDateTime now) {
        Optional<Currency> currency = ledger.prices().prices().currency().filter(one -> !ledger.prices().prices().all().isEmpty());
        if (currency.isEmpty()) {
            return Chart.EMPTY;
        }
        Lines lines = Lines.of(question);
        return new Chart(lines.names(),
                UnitsOverTime.worth(ledger, PUSHES, now.getZone(), lines.which()).stream()
                        .map(point -> new Point(when(point.run(), now),
                                point.money().stream().map(sum -> sum.amounts().stream().findFirst().map(Money::amount)).toList(),
                                point.money().getLast().priced() + " of " + point.money().getLast().of()))
                        .toList(),
                currency);
    }
}
