package app.tallybird.ui.history;

import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import app.tallybird.app.Application;
import app.tallybird.engine.daily.History;
import app.tallybird.engine.daily.UnitsOverTime;
import app.tallybird.ledger.Ledger;
import app.tallybird.model.CellKey;
import app.tallybird.ui.control.Fields.Named;
import app.tallybird.ui.control.LocalFormat;

/** Reads the ledger of one integration for the history page; asks nobody outside. */
final class HistoryReader {

    private static final int PUSHES = 60;

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

    record Found(List<Named> services, List<Named> accounts, List<RunRow> runs, Chart chart) {
    }

    static Found read(Application application, Question question) {
        ZonedDateTime now = application.localTime();
        try (Ledger ledger = application.openLedger(question.integration())) {
            List<RunRow> runs = new History(ledger, now.getZone()).runs(Integer.MAX_VALUE).stream().map(line -> RunRow.of(line, now)).toList();
            return new Found(Named.of(ledger.serviceNames()), Named.of(ledger.accountNames()), runs, chart(ledger, question, now));
        }
    }

    private static Chart chart(Ledger ledger, Question question, ZonedDateTime now) {
        Predicate<CellKey> service = key -> question.service().id().isEmpty() || key.serviceKey().equals(question.service().id());
        List<String> names = new ArrayList<>(List.of("All customers"));
        List<Predicate<CellKey>> which = new ArrayList<>(List.of(service));
        if (!question.account().id().isEmpty()) {
            names.add(question.account().name());
            which.add(service.and(key -> key.accountId().equals(question.account().id())));
        }
        return new Chart(names, UnitsOverTime.of(ledger, PUSHES, which).stream()
                .map(point -> new Point(LocalFormat.near(point.run().started().atZone(now.getZone()), now), point.units())).toList());
    }
}
