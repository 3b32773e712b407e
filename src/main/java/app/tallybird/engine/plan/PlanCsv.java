package app.tallybird.engine.plan;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

import app.tallybird.connector.reading.CountOrigin;
import app.tallybird.model.Price;

/** Lines of a usage plan for a spreadsheet: exact numbers, an empty field for what is not known. JSON is the lossless form. */
public final class PlanCsv {

    private PlanCsv() {
    }

    public static String write(UsagePlan plan, List<PlanCell> cells) {
        PlanMoney money = plan.money();
        List<String> headings = new ArrayList<>(List.of("State", "Account id", "Account", "Service", "Last accepted", "Now", "Change",
                "Rows", "Rule", "Note", "Counted", "Contract rule"));
        headings.addAll(money.isThere() ? List.of("Unit price", "Amount before", "Amount now", "Amount change", "Currency") : List.of());
        CsvText csv = new CsvText(headings.toArray(String[]::new));
        for (PlanCell cell : cells) {
            Optional<CountOrigin> origin = Optional.ofNullable(plan.origins().get(cell.key()));
            List<Object> fields = new ArrayList<>(List.of(cell.state().word(), cell.key().accountId(), cell.account(), cell.service(),
                    cell.lastAccepted(), cell.units(), cell.delta(), origin.map(CountOrigin::rows), origin.map(CountOrigin::rule),
                    cell.remark(), cell.counted().known(),
                    cell.contract().flatMap(ContractedCount::rule).map(rule -> rule.id() + ": " + rule.words())));
            if (money.isThere()) {
                fields.addAll(
                        List.of(plan.prices().of(cell.key()).map(Price::unit), money.before(cell), money.amount(cell), money.change(cell),
                                plan.prices().of(cell.key()).flatMap(price -> plan.prices().currency()).map(Currency::getCurrencyCode)));
            }
            csv.line(fields.toArray());
        }
        return csv.toString();
    }
}
