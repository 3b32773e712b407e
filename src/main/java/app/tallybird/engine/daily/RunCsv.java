package app.tallybird.engine.daily;

import java.util.HashSet;
import java.util.Set;

import app.tallybird.engine.plan.ContractedCount;
import app.tallybird.engine.plan.CsvText;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.RunCell;
import app.tallybird.ledger.RunRecord;
import app.tallybird.ledger.StoredPlan;
import app.tallybird.model.CellKey;
import app.tallybird.model.ContractRule;

/**
 * One push for a spreadsheet: every count that was sent with what became of it, then every count of its plan that was not sent with the reason. A
 * number that is not known is an empty field, never 0.
 */
public final class RunCsv {

    private RunCsv() {
    }

    public static String write(Ledger ledger, RunRecord run) {
        CsvText csv = new CsvText("Result", "Account id", "Account", "Service", "Before", "Units", "Note", "Counted", "Contract rule");
        Set<CellKey> sent = new HashSet<>();
        for (History.Detail detail : new History(ledger).details(run.id())) {
            RunCell cell = detail.cell();
            sent.add(cell.key());
            csv.line(cell.word(), cell.key().accountId(), detail.account(), detail.service(), cell.previousAccepted(), cell.units(),
                    cell.message(), detail.counted(), detail.rule());
        }
        ledger.plan(run.planHash()).map(StoredPlan::json).map(PlanJson::read).stream().flatMap(plan -> plan.cells().stream())
                .filter(cell -> !sent.contains(cell.key()))
                .forEach(cell -> csv.line("not sent: " + reason(cell), cell.key().accountId(), cell.account(), cell.service(),
                        cell.lastAccepted(), cell.units(), cell.remark(), cell.counted().known(),
                        cell.contract().flatMap(ContractedCount::rule).map(ContractRule::id)));
        return csv.toString();
    }

    private static String reason(PlanCell cell) {
        return switch (cell.state()) {
            case LEFT_OUT, HELD, UNKNOWN -> cell.state().word();
            case SAME -> "unchanged, or the push was stopped before";
            case NEW, CHANGED, TO_ZERO, NOT_MAPPED -> "the push was stopped before";
        };
    }
}
