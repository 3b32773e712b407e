package app.tallybird.ui.leak;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.engine.leak.LeakReport;
import app.tallybird.engine.leak.LeakReport.Kind;
import app.tallybird.model.MoneySum;
import app.tallybird.ui.control.LocalFormat;

/**
 * All findings of a kind in one figure.
 *
 * @param figure money a month where there is any, else how many findings
 */
record LeakTotal(String figure, String words) {

    static List<LeakTotal> of(LeakReport report) {
        return Stream.of(Kind.values()).flatMap(kind -> of(report, kind).stream()).toList();
    }

    private static Optional<LeakTotal> of(LeakReport report, Kind kind) {
        long findings = report.leaks().stream().filter(leak -> leak.kind() == kind).count();
        if (findings == 0) {
            return Optional.empty();
        }
        MoneySum money = report.money(kind);
        return Optional.of(money.isEmpty()
                ? new LeakTotal(LocalFormat.number(findings), kind.words() + ", without a price")
                : new LeakTotal(money.amounts().stream().map(LocalFormat::money).collect(Collectors.joining(", ")),
                        kind.words() + ", a month" + (money.whole()
                                ? ""
                                : "; " + LocalFormat.number(money.priced()) + " of " + LocalFormat.number(money.of()) + " priced")));
    }
}
