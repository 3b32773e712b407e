package app.tallybird.engine.daily;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import app.tallybird.engine.plan.CsvText;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunCell;
import app.tallybird.ledger.RunRecord;
import app.tallybird.ledger.StoredPlan;
import app.tallybird.model.CellKey;
import app.tallybird.model.UnitCount;

/**
 * One push for a spreadsheet: every count that was sent with what became of it, then every count of its plan that was not sent with the reason. A
 * number that is not known is an empty field, never 0.
 */
public final class RunCsv {

    private static final List<String> HEADINGS = List.of("Result", "Account id", "Account", "Service", "Before", "Units", "Note");

    private RunCsv() {
    }

    public static String write(Ledger ledger, RunRecord run) {
        CsvText csv = new CsvText();
        HEADINGS.forEach(csv::text);
        csv.end();
        Set<CellKey> sent = new HashSet<>();
        for (History.Detail detail : new History(ledger).details(run.id())) {
            RunCell cell = detail.cell();
            sent.add(cell.key());
            csv.text(cell.outcome().map(Outcome::word).orElse("interrupted")).text(cell.key().accountId()).text(detail.account())
                    .text(detail.service()).number(cell.previousAccepted()).number(Optional.of(cell.units())).text(cell.message()).end();
        }
        ledger.plan(run.planHash()).map(StoredPlan::json).map(PlanJson::read).stream().flatMap(plan -> plan.cells().stream())
                .filter(cell -> !sent.contains(cell.key())).forEach(cell -> notSent(csv, cell));
        return csv.toString();
    }

    private static void notSent(CsvText csv, PlanCell cell) {
        String note = cell.now() instanceof UnitCount.Unknown unknown && cell.note().isEmpty() ? unknown.reason() : cell.note();
        csv.text("not sent: " + reason(cell)).text(cell.key().accountId()).text(cell.account()).text(cell.service())
                .number(cell.lastAccepted()).number(cell.units()).text(note).end();
    }

    private static String reason(PlanCell cell) {
        return switch (cell.state()) {
            case LEFT_OUT, HELD, UNKNOWN -> cell.state().word();
            case SAME -> "unchanged, or the push was stopped before";
            case NEW, CHANGED, TO_ZERO, NOT_MAPPED -> "the push was stopped before";
        };
    }
}
