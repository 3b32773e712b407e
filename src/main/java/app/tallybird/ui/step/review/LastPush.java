package app.tallybird.ui.step.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import app.tallybird.engine.Unfinished;
import app.tallybird.engine.plan.CellState;
import app.tallybird.engine.plan.CountedOnce;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.PushGroup;
import app.tallybird.engine.push.PushGroups;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunCell;
import app.tallybird.ledger.RunRecord;
import app.tallybird.model.CellKey;
import app.tallybird.model.UnitCount;
import app.tallybird.ui.control.LocalFormat;

/** A push as the ledger has kept it: its numbers, what became of them, and what it left when it was cut short. */
record LastPush(RunRecord run, ReviewTable table, List<PushGroup> groups, Optional<Unfinished> unfinished) {

    /** Reads the ledger, so not on the screen's thread. */
    static Optional<LastPush> newest(Ledger ledger, Instant now) {
        return ledger.runs(1).stream().findFirst().map(run -> of(ledger, run, Unfinished.of(ledger, now)));
    }

    private static LastPush of(Ledger ledger, RunRecord run, Optional<Unfinished> unfinished) {
        Map<String, String> accounts = ledger.accountNames();
        Map<String, String> services = ledger.serviceNames();
        List<RunCell> sent = ledger.cells(run.id());
        List<CellResult> results = sent.stream()
                .map(cell -> new CellResult(cell.key(), cell.units(), cell.outcome().orElse(Outcome.UNKNOWN),
                        cell.outcome().isPresent() ? cell.message() : "the push was interrupted while it was on its way"))
                .toList();
        List<PlanCell> cells = new ArrayList<>(sent.stream()
                .map(cell -> new PlanCell(cell.key(), accounts.getOrDefault(cell.key().accountId(), cell.key().accountId()),
                        services.getOrDefault(cell.key().serviceKey(), cell.key().serviceKey()), cell.previousAccepted(),
                        UnitCount.of(cell.units()), CellState.CHANGED, CellState.CHANGED, cell.message()))
                .toList());
        Set<CellKey> told = sent.stream().map(RunCell::key).collect(Collectors.toSet());
        Optional<UsagePlan> plan = ledger.plan(run.planHash()).map(kept -> PlanJson.read(kept.json()));
        List<PlanCell> rest = plan.map(made -> made.cells().stream().filter(cell -> cell.sendable() && !told.contains(cell.key())).toList())
                .filter(left -> left.size() == run.start().total() - sent.size()).orElse(List.of());
        cells.addAll(rest);
        return new LastPush(run, ReviewTable.of(cells, plan.map(UsagePlan::overlap).orElse(CountedOnce.NONE)),
                PushGroups.of(cells, results, rest.stream().map(PlanCell::key).toList(), LocalFormat::number), unfinished);
    }
}
