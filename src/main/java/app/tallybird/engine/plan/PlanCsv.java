package app.tallybird.engine.plan;

import java.util.List;
import java.util.Optional;

import app.tallybird.connector.reading.CountOrigin;

/** Lines of a usage plan for a spreadsheet: exact numbers, an empty field for what is not known. JSON is the lossless form. */
public final class PlanCsv {

    private PlanCsv() {
    }

    public static String write(UsagePlan plan, List<PlanCell> cells) {
        CsvText csv = new CsvText("State", "Account id", "Account", "Service", "Last accepted", "Now", "Change", "Rows", "Rule", "Note",
                "Counted", "Contract rule");
        for (PlanCell cell : cells) {
            Optional<CountOrigin> origin = Optional.ofNullable(plan.origins().get(cell.key()));
            csv.line(cell.state().word(), cell.key().accountId(), cell.account(), cell.service(), cell.lastAccepted(), cell.units(),
                    cell.delta(), origin.map(CountOrigin::rows), origin.map(CountOrigin::rule), cell.remark(), cell.counted().known(),
                    cell.contract().flatMap(ContractedCount::rule).map(rule -> rule.id() + ": " + rule.words()));
        }
        return csv.toString();
    }
}
