package app.tallybird.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.Decisions;
import app.tallybird.engine.plan.LeftCustomers;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.plan.UsagePlan.PlanWarning;
import app.tallybird.engine.plan.WarningMemory;
import app.tallybird.engine.push.Push;
import app.tallybird.engine.push.PushListener;
import app.tallybird.engine.push.PushOrder;
import app.tallybird.engine.push.PushReport;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.AuditKind;
import app.tallybird.ledger.Proposal;
import app.tallybird.ledger.RunDecision;
import app.tallybird.ledger.RunRecord;
import app.tallybird.ledger.RunStart;
import app.tallybird.ledger.StartedBy;
import app.tallybird.ledger.Starter;
import app.tallybird.model.CellKey;
import app.tallybird.problem.Problem;

/**
 * Turns the chosen cells of a plan into one push, takes over the run that a crash left open, and remembers what the next plan compares with.
 */
final class PlanSending {

    private final IntegrationContext context;
    private final PushListener listener;
    private final Cancel cancel;

    PlanSending(IntegrationContext context, PushListener listener, Cancel cancel) {
        this.context = context;
        this.listener = listener;
        this.cancel = cancel;
    }

    /** {@code agreed} is what a second person has agreed to, if one had to. */
    UsageResult send(UsagePlan plan, Gate.Decision decision, PushChoices choices, Optional<Proposal> agreed) {
        Optional<RunRecord> interrupted = context.ledger().openRun();
        Optional<Unfinished> before = Unfinished.of(context.ledger(), context.clock().instant());
        Set<CellKey> carried = decision.cells().stream().filter(cell -> before.filter(push -> push.brought(cell)).isPresent())
                .map(PlanCell::key).collect(Collectors.toSet());
        StartedBy by = choices.consent() == Consent.UNATTENDED ? StartedBy.SCHEDULE : StartedBy.ATTENDED;
        Starter who = new Starter(by, context.ledger().user().person().filter(name -> by == StartedBy.ATTENDED), decided(plan, choices));
        RunStart start = new RunStart(plan.kind(), plan.hash(), who, decision.cells().size(), interrupted.map(RunRecord::id),
                plan.identity().source());
        PushOrder order = new PushOrder(start, decision.cells(), carried, ServiceIds.remembered(context), choices.rebuild());
        PushReport report = new Push(context.synthesize(), context.ledger(), context.clock(), context.sleeper()).run(order, listener,
                cancel);
        remember(plan, report, choices);
        List<Problem> problems = new ArrayList<>(decision.problems());
        problems.addAll(SendProblems.of(report, plan));
        if (agreed.isEmpty()) {
            ProposalWords.decisions(plan, choices).forEach(words -> context.ledger().audit().add(AuditKind.DECISION, words));
        }
        context.ledger().audit().add(AuditKind.SEND, ProposalWords.sent(plan, report, choices, agreed));
        return new UsageResult(plan, choices, Optional.of(report), Optional.empty(), problems, Optional.empty());
    }

    private List<RunDecision> decided(UsagePlan plan, PushChoices choices) {
        if (choices.consent() != Consent.DECIDED) {
            return List.of();
        }
        Decisions.Made unknown = new Decisions.Made("", context.clock().instant(), "");
        return choices.decisions().split(plan.causes()).stream().flatMap(cause -> choices.decisions().of(cause).stream().map(decision -> {
            Decisions.Made made = choices.decisions().made().getOrDefault(cause.id(), unknown);
            return new RunDecision(cause.id(), cause.title(), decision.word(), made.by(), made.at(), made.note());
        })).toList();
    }

    /** Nobody but a person accepts what is not known or waits; that stays accepted whatever became of single counts. */
    private void remember(UsagePlan plan, PushReport report, PushChoices choices) {
        if (report.stopped().isPresent()) {
            return;
        }
        boolean read = !plan.accountsListed().isEmpty();
        if (read) {
            context.ledger().rememberAccountsLastRun(plan.accountsListed());
        }
        if (read) {
            LeftCustomers.of(context.ledger()).after(plan, LocalDate.now(context.clock())).keep(context.ledger());
        }
        boolean seen = choices.seen();
        List<Cause> causes = choices.consent() == Consent.DECIDED ? plan.causes() : List.of();
        Predicate<PlanWarning> accepted = warning -> seen && choices.decisions().accepts(warning, causes);
        if (read && report.failed() == 0 && (seen || !plan.incomplete())) {
            WarningMemory.of(plan, warning -> seen ? accepted.test(warning) : !warning.waits()).keep(context.ledger());
        } else if (seen) {
            WarningMemory.of(plan, accepted.and(PlanWarning::needsConsent)).and(WarningMemory.of(context.ledger())).keep(context.ledger());
        }
    }
}
