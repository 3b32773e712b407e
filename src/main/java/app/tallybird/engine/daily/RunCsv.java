package app.tallybird.engine.daily;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import app.tallybird.engine.plan.ContractedCount;
import app.tallybird.engine.plan.CountedOnce;
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

    /** {@code zone} is as in {@link History}. */
    public static String write(Ledger ledger, RunRecord run, ZoneId zone) {
        History history = new History(ledger, zone, CountedOnce.NONE);
        List<String> headings = new ArrayList<>(
                List.of("Result", "Account id", "Account", "Service", "Before", "Units", "Note", "Counted", "Contract rule"));
        headings.addAll(history.priced() ? List.of("Amount", "Amount change", "Currency") : List.of());
        CsvText csv = new CsvText(headings.toArray(String[]::new));
        Set<CellKey> sent = new HashSet<>();
        for (History.Detail detail : history.details(run.id())) {
            RunCell cell = detail.cell();
            sent.add(cell.key());
            List<Object> fields = new ArrayList<>(List.of(cell.word(), cell.key().accountId(), detail.account(), detail.service(),
                    cell.previousAccepted(), cell.units(), cell.message(), detail.counted(), detail.rule()));
            if (history.priced()) {
                fields.addAll(List.of(detail.worth().amount(), detail.worth().change(),
                        detail.worth().amount().map(one -> one.currency().getCurrencyCode())));
            }
            csv.line(fields.toArray());
        }
        ledger.plan(run.planHash()).map(StoredPlan::json).map(PlanJson::read).stream().flatMap(plan -> plan.cells().stream())
                .filter(cell -> !sent.contains(cell.key())).forEach(cell -> {
                    List<Object> fields = new ArrayList<>(List.of("not sent: " + reason(cell), cell.key().accountId(), cell.account(),
                            cell.service(), cell.lastAccepted(), cell.units(), cell.remark(), cell.counted().known(),
                            cell.contract().flatMap(ContractedCount::rule).map(ContractRule::id)));
                    fields.addAll(history.priced() ? List.of("", "", "") : List.of());
                    csv.line(fields.toArray());
                });
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
