package app.tallybird.engine.daily;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import app.tallybird.engine.plan.CsvText;

/** A customer's year for a spreadsheet: a line for each month and service. A month without a push has one line without numbers. What it costs is not in it. */
public final class YearCsv {

    private YearCsv() {
    }

    public static String of(CustomerYear year) {
        List<Map.Entry<String, String>> services = year.inOrder();
        CsvText csv = new CsvText("Month", "Service id", "Service", "Units", "Amount", "Currency");
        for (CustomerYear.Month month : year.months()) {
            if (month.services().isEmpty()) {
                csv.line(month.month(), "", "", "", "", "");
            }
            for (Map.Entry<String, String> service : services) {
                Optional.ofNullable(month.services().get(service.getKey())).ifPresent(billed -> csv.line(month.month(), service.getKey(),
                        service.getValue(), billed.units(), billed.money(), billed.money().map(one -> one.currency().getCurrencyCode())));
            }
        }
        return csv.toString();
    }
}
