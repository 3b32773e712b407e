package app.tallybird.engine;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.engine.plan.CellMemory;
import app.tallybird.engine.plan.ContractedCount;
import app.tallybird.engine.plan.Decision;
import app.tallybird.engine.plan.Decisions;
import app.tallybird.engine.plan.InsideSums;
import app.tallybird.engine.plan.Memory;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.engine.plan.SumMove;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.plan.UsagePlanner;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.Counted;
import app.tallybird.ledger.LeftOut;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunCell;
import app.tallybird.ledger.RunId;
import app.tallybird.ledger.RunKind;
import app.tallybird.ledger.RunRecord;
import app.tallybird.ledger.StoredPlan;
import app.tallybird.model.CellKey;
import app.tallybird.model.UnitCount;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/**
 * Plans that do not read the vendor: sending again what a run could not, and going back to the values before a run. They are kept, and
 * {@link SyncUsage} sends them like any other.
 */
public final class Correction {

    private final IntegrationContext context;

    public Correction(IntegrationContext context) {
        this.context = context;
    }

    /**
     * What the last run planned and did not get accepted: failed, not mapped, and never sent. Held cells that nobody accepted stay out.
     * Refused when the run is over an hour old, because the vendor's numbers may have moved.
     */
    public UsagePlan retryPlan(Cancel cancel) {
        OrganizationGuard.check(context, cancel);
        RunRecord last = context.ledger().runs(1).stream().findFirst()
                .orElseThrow(() -> wrongUse("There is no run yet.", "Run sync-usage first."));
        Instant now = context.clock().instant();
        boolean ahead = SyncUsage.ahead(last.started(), now);
        if (ahead || Duration.between(last.started(), now).compareTo(SyncUsage.PLAN_LIFE) > 0) {
            throw Problem.of(ProblemCode.PLAN_STALE, ahead
                    ? "The last run began at a time that the clock of this computer has not reached: how long ago it was can not be told."
                    : "The last run began more than " + SyncUsage.PLAN_LIFE.toMinutes() + " minutes ago.", "Nothing was sent.",
                    "Run sync-usage: it reads the vendor again and sends all of it.").asException();
        }
        UsagePlan before = context.ledger().plan(last.planHash()).map(StoredPlan::json).map(PlanJson::read)
                .orElseThrow(() -> wrongUse("The plan of the last run is gone.", "Run sync-usage instead."));
        refuseAfterOtherRules(before);
        Map<CellKey, RunCell> reached = new HashMap<>();
        context.ledger().cells(last.id()).forEach(cell -> reached.put(cell.key(), cell));
        Memory memory = memory();
        Set<CellKey> chosen = chosen(last, before);
        Predicate<PlanCell> open = cell -> {
            RunCell there = reached.get(cell.key());
            return cell.sendable() && (there == null ? chosen.contains(cell.key()) : worthAgain(there.outcome()));
        };
        Set<CellKey> awaited = InsideSums.awaited(before.cells().stream().filter(open).toList());
        List<PlanCell> cells = new ArrayList<>();
        for (PlanCell cell : before.cells()) {
            RunCell there = reached.get(cell.key());
            // what others wait for is sent with them once more, or they would never go
            if (open.test(cell) || (there != null && there.atSynthesize() && awaited.contains(cell.key()))) {
                cells.add(PlanCell
                        .compared(cell.key(), cell.account(), cell.service(), memory.cell(cell.key()), cell.now(),
                                InsideSums.again(cell, there == null ? "not sent by the last run" : there.message()))
                        .with(cell.contract()).moving(cell.move()));
            }
        }
        return keep(before.kind() == RunKind.UNDO ? RunKind.UNDO : RunKind.RETRY, before.identity().source(), cells, memory);
    }

    /** What the run was to send: as was decided about its plan, and all of it only when the run was about more than that. */
    private static Set<CellKey> chosen(RunRecord run, UsagePlan plan) {
        Map<String, Decision> decided = new HashMap<>();
        Stream.of(Decision.values()).forEach(decision -> run.start().decisions().stream()
                .filter(one -> one.decision().equals(decision.word())).forEach(one -> decided.put(one.cause(), decision)));
        List<PlanCell> some = plan.toSend(new Decisions(decided));
        return (run.start().total() > some.size() ? plan.toSend(true) : some).stream().map(PlanCell::key).collect(Collectors.toSet());
    }

    /** A number that was made by other contract rules is none to send again. */
    private void refuseAfterOtherRules(UsagePlan before) {
        boolean counted = before.kind() == RunKind.USAGE || before.kind() == RunKind.RETRY;
        if (counted && context.ledger().contracts().changed().filter(before.identity().created()::isBefore).isPresent()) {
            throw Problem.of(ProblemCode.PLAN_STALE, "Contract rules or own services changed since the last run.", "Nothing was sent.",
                    "Run sync-usage: it reads the vendor again and sends what is billed now.").asException();
        }
    }

    private Memory memory() {
        return Memory.of(context.ledger(), context.ledger().serviceIds().keySet());
    }

    private static boolean worthAgain(Optional<Outcome> outcome) {
        return outcome.map(known -> switch (known) {
            case FAILED, UNKNOWN, NOT_MAPPED, LOST, ACCOUNT_GONE, SERVICE_GONE, DISCONNECTED -> true;
            case ACCEPTED, CARRIED, REFUSED -> false;
        }).orElse(true);
    }

    /** The values that were accepted before the run. What had none before goes to 0, because Synthesize cannot forget a count. */
    public UsagePlan undoPlan(String runId, Cancel cancel) {
        OrganizationGuard.check(context, cancel);
        RunRecord run = context.ledger().run(new RunId(runId))
                .orElseThrow(() -> wrongUse("There is no run " + runId + ".", "See the runs with: history"));
        Memory memory = memory();
        Map<CellKey, Counted> counted = context.ledger().contracts().countedBefore(run.id());
        List<PlanCell> cells = new ArrayList<>();
        for (RunCell cell : context.ledger().cells(run.id())) {
            // what has no outcome may have arrived before the run was cut off
            if (!cell.outcome().map(outcome -> outcome == Outcome.ACCEPTED || outcome == Outcome.UNKNOWN).orElse(true)) {
                continue;
            }
            BigDecimal before = cell.previousAccepted().orElse(BigDecimal.ZERO);
            String note = cell.previousAccepted().isPresent()
                    ? ""
                    : "had no count before this run; Synthesize cannot forget one, so 0 is sent";
            CellKey key = cell.key();
            cells.add(PlanCell.compared(key, memory.account(key), memory.service(key), memory.cell(key), UnitCount.of(before), note)
                    .with(behind(memory.cell(key), UnitCount.of(before), Optional.ofNullable(counted.get(key)))));
        }
        return keep(RunKind.UNDO, run.id().value(), backwards(run, cells), memory);
    }

    /** What was sent after others goes back before them, so that no unit is nowhere meanwhile. */
    private List<PlanCell> backwards(RunRecord run, List<PlanCell> cells) {
        Set<CellKey> keys = cells.stream().map(PlanCell::key).collect(Collectors.toSet());
        Map<CellKey, Map<String, String>> after = new HashMap<>();
        context.ledger().plan(run.planHash()).map(StoredPlan::json).map(PlanJson::read).map(UsagePlan::cells).orElse(List.of()).stream()
                .filter(cell -> keys.contains(cell.key())).forEach(cell -> InsideSums.awaits(cell)
                        .forEach(key -> after.computeIfAbsent(key, back -> new HashMap<>()).put(cell.key().serviceKey(), cell.service())));
        return cells.stream().map(back -> after.containsKey(back.key()) ? back.moving(SumMove.after(after.get(back.key()))) : back)
                .toList();
    }

    /** The count behind a number of before: with the number goes back what the next plan compares counts with. */
    private Optional<ContractedCount> behind(CellMemory now, UnitCount sent, Optional<Counted> before) {
        if (before.isEmpty() && now.counted().isEmpty()) {
            return Optional.empty();
        }
        UnitCount count = before.map(one -> one.units().map(UnitCount::of).orElseGet(() -> new UnitCount.Unknown("it was not known then")))
                .orElse(sent);
        return Optional.of(new ContractedCount(count, now.lastCounted(),
                before.flatMap(Counted::rule).flatMap(context.ledger().contracts()::rule), Optional.empty()));
    }

    /** Zeros for a service that was given up: for every customer that may be mapped, and for whom anything was ever sent of it. */
    public UsagePlan zeroPlan(String serviceId, Cancel cancel) {
        OrganizationGuard.check(context, cancel);
        String key = ServiceIds.remembered(context).entrySet().stream().filter(one -> one.getValue().equals(serviceId))
                .map(Map.Entry::getKey).findFirst()
                .orElseThrow(() -> wrongUse("The service " + serviceId + " was not given up.", "Run: sync-services --to-zero"));
        Memory memory = memory();
        Map<String, String> accounts = new TreeMap<>();
        context.synthesize().accounts(cancel).stream().filter(account -> account.mapped().orElse(true))
                .forEach(account -> accounts.put(account.id(), account.name()));
        memory.cells().keySet().stream().filter(cell -> cell.serviceKey().equals(key))
                .forEach(cell -> accounts.putIfAbsent(cell.accountId(), memory.account(cell)));
        List<PlanCell> cells = new ArrayList<>();
        accounts.forEach((id, name) -> {
            CellKey cell = new CellKey(id, key);
            cells.add(PlanCell.compared(cell, name, memory.service(cell), memory.cell(cell), UnitCount.of(BigDecimal.ZERO), ""));
        });
        return keep(RunKind.ZERO, "", cells, memory);
    }

    private UsagePlan keep(RunKind kind, String source, List<PlanCell> cells, Memory memory) {
        UsagePlan plan = UsagePlanner.makeOf(cells, memory, LeftOut.cells(context.ledger().leftOut()), context.integration().thresholds(),
                context.clock().instant(), context.prices()).as(kind, source);
        context.ledger().savePlan(PlanJson.stored(plan));
        return plan;
    }

    private static RuntimeException wrongUse(String what, String next) {
        return Problem.of(ProblemCode.WRONG_USE, what, "Nothing was sent.", next).asException();
    }
}
