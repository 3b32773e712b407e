package app.tallybird.engine.plan;

import java.util.List;

import org.jspecify.annotations.Nullable;

import app.tallybird.connector.reading.CountOrigin;
import app.tallybird.model.UnitCount;

/** Lines of a usage plan for a spreadsheet: exact numbers, an empty field for what is not known. JSON is the lossless form. */
public final class PlanCsv {

    private PlanCsv() {
    }

    public static String write(UsagePlan plan, List<PlanCell> cells) {
        CsvText csv = new CsvText();
        for (String heading : List.of("State", "Account id", "Account", "Service", "Last accepted", "Now", "Change", "Rows", "Rule",
                "Note")) {
            csv.text(heading);
        }
        csv.end();
        for (PlanCell cell : cells) {
            @Nullable
            CountOrigin origin = plan.origins().get(cell.key());
            String note = cell.now() instanceof UnitCount.Unknown unknown && cell.note().isEmpty() ? unknown.reason() : cell.note();
            csv.text(cell.state().word()).text(cell.key().accountId()).text(cell.account()).text(cell.service()).number(cell.lastAccepted())
                    .number(cell.units()).number(cell.delta()).text(origin == null ? "" : String.valueOf(origin.rows()))
                    .text(origin == null ? "" : origin.rule()).text(note).end();
        }
        return csv.toString();
    }
}
