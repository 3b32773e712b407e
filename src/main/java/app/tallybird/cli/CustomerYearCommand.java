package app.tallybird.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import app.tallybird.app.KeptIntegration;
import app.tallybird.engine.daily.CustomerYear;
import app.tallybird.engine.daily.CustomerYear.Billed;
import app.tallybird.engine.daily.CustomerYear.Month;
import app.tallybird.engine.daily.YearCsv;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.ledger.Ledger;
import app.tallybird.model.Json;
import app.tallybird.model.Money;

/** A customer's year: months down, services across, with what they are in money. */
@Command(name = "year", description = {"What Synthesize had for one customer at the end of each of twelve months, by service.",
        "A month without a push has no numbers; they are not zero."})
final class CustomerYearCommand extends KeptCommand {

    private static final int MONTHS = 12;

    @Option(names = "--customer", paramLabel = "CUSTOMER", required = true, description = "Its id or its name.")
    private String customer = "";

    @Option(names = "--month", paramLabel = "YYYY-MM", description = "The last month; left out, this one.")
    private @Nullable String month;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write it down as CSV, too.")
    private @Nullable Path csv;

    @Override
    void work(KeptIntegration kept, Output output) {
        Ledger ledger = kept.ledger();
        Map.Entry<String, String> one = ExplainCommand
                .chosen(ledger.accountNames().entrySet().stream().sorted(Map.Entry.comparingByKey()).toList(), customer, null,
                        known -> new ExplainCommand.Which(known.getKey(), known.getValue(), "", ""))
                .getFirst();
        YearMonth last = month == null ? YearMonth.now(kept.clock()) : MonthOption.parsed(month, "Nothing was read or sent.");
        CustomerYear year = CustomerYear.of(ledger, one.getKey(), last, MONTHS, kept.clock().getZone());
        List<Map.Entry<String, String>> services = year.inOrder();
        Columns<Month> columns = new Columns<Month>().table("Month", Month::month);
        if (year.months().stream().anyMatch(now -> !now.sum().isEmpty())) {
            columns.table(">A month", now -> HistoryCommand.amounts(now.sum(), Money::text));
        }
        if (year.months().stream().anyMatch(now -> !now.margin().isEmpty())) {
            columns.table(">Margin", now -> HistoryCommand.amounts(now.margin(), Money::text));
        }
        services.forEach(service -> columns.table(">" + service.getValue(), now -> units(now, service.getKey())));
        output.put("accountId", one.getKey());
        output.put("account", one.getValue());
        output.put("months", Json.list(year.months(), now -> json(now, services)));
        output.result(one.getValue() + " (" + one.getKey() + ")");
        output.result(services.isEmpty() ? "Nothing was accepted for this customer in these months." : columns.text(year.months()));
        if (csv != null) {
            output.result("Saved as " + save(csv, YearCsv.of(year)) + ".");
        }
    }

    private static Optional<BigDecimal> units(Month month, String service) {
        return Optional.ofNullable(month.services().get(service)).map(Billed::units);
    }

    private static JsonObject json(Map.Entry<String, String> service, Billed billed) {
        return Json.of("serviceKey", service.getKey(), "service", service.getValue(), "units", billed.units(), "amount",
                billed.money().map(Money::json), "margin", billed.margin().map(Money::json));
    }

    private static JsonObject json(Month month, List<Map.Entry<String, String>> services) {
        JsonObject json = Json.of("month", month.month().toString(), "pushed", !month.services().isEmpty(), "services",
                Json.list(services.stream().flatMap(service -> Optional.ofNullable(month.services().get(service.getKey()))
                        .map(billed -> json(service, billed)).stream()).toList(), one -> one));
        if (!month.sum().isEmpty()) {
            json.add("amount", PlanJson.write(month.sum()));
        }
        if (!month.margin().isEmpty()) {
            json.add("margin", PlanJson.write(month.margin()));
        }
        return json;
    }
}
