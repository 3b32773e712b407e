package app.tallybird.engine.leak;

import java.time.YearMonth;
import java.util.Optional;

import app.tallybird.engine.leak.LeakReport.Leak;
import app.tallybird.engine.leak.LeakReport.NotAudited;
import app.tallybird.engine.plan.CsvText;
import app.tallybird.model.Money;

/** What does not fit together, for a spreadsheet; below it what was not compared, so that nobody takes it for being in order. */
public final class LeakCsv {

    private LeakCsv() {
    }

    public static String of(LeakReport report, YearMonth month) {
        CsvText csv = new CsvText("Month", "Finding", "Integration", "Account id", "Account", "Service", "Bought", "Used", "Billed",
                "Units", "Amount", "Currency", "Note");
        for (Leak leak : report.leaks()) {
            csv.line(month, leak.kind().words(), leak.place().service().integration(), leak.place().accountId(), leak.place().account(),
                    leak.place().name(), leak.bought(), leak.used(), leak.billed(), leak.units(), leak.money().map(Money::amount),
                    leak.money().map(money -> money.currency().getCurrencyCode()), "");
        }
        Optional<String> none = Optional.empty();
        for (NotAudited one : report.notAudited()) {
            csv.line(month, "not audited", "", "", "", one.what(), none, none, none, none, none, "", one.why());
        }
        return csv.toString();
    }
}
