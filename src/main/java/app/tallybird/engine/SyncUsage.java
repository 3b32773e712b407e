package app.tallybird.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import app.tallybird.connector.engine.InputCheck;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.reading.Reading;
import app.tallybird.engine.plan.CountedOnce;
import app.tallybird.engine.plan.Decision;
import app.tallybird.engine.plan.Hold;
import app.tallybird.engine.plan.InsideSums;
import app.tallybird.engine.plan.LeftCustomers;
import app.tallybird.engine.plan.Memory;
import app.tallybird.engine.plan.OwnCounts;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.PlanInput;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.engine.plan.ServiceDecisions;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.plan.UsagePlanner;
import app.tallybird.engine.push.PushListener;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.LeftOut;
import app.tallybird.ledger.Proposal;
import app.tallybird.ledger.StoredPlan;
import app.tallybird.model.CellKey;
import app.tallybird.model.Right;
import app.tallybird.model.Service;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;
import app.tallybird.settings.ServiceEdits;
import app.tallybird.synthesize.VendorService;

/**
 * Reads the vendor, plans every count, and sends exactly a plan that was shown. A plan is good for an hour and for the state of the ledger it
 * was made against.
 */
public final class SyncUsage {

    public static final Duration PLAN_LIFE = Duration.ofMinutes(60);

    /** As far as a clock is corrected while it runs. */
    private static final Duration CLOCK_STEP = Duration.ofMinutes(2);

    private final IntegrationContext context;

    public SyncUsage(IntegrationContext context) {
        this.context = context;
    }

    /** Reads the vendor and makes a plan, which is kept so that it can be applied by its hash. Sends nothing. */
    public UsagePlan plan(ReadListener listener, Cancel cancel) {
        return plan(listener, cancel, Optional.empty());
    }

    /** The same; with {@code rows} the rows behind each number are kept in that file, which the caller removes. */
    public UsagePlan plan(ReadListener listener, Cancel cancel, Optional<Path> rows) {
        if (context.integration().paused()) {
            throw Problem
                    .of(ProblemCode.HELD, "The integration \"" + context.integration().name() + "\" is paused.",
                            "Nothing was read or sent.", "Resume it first: integrations resume " + context.integration().name())
                    .asException();
        }
        InputCheck.requireAll(context.integration().vendor());
        OrganizationGuard.check(context, cancel);
        ConfiguredConnector vendor = new CustomerNames(context).settled(listener, cancel);
        ServiceEdits edits = context.integration().services();
        Reading reading = OwnCounts.over(rows.isPresent()
                ? context.vendor().readWithRows(vendor, listener, cancel, rows.get())
                : context.vendor().read(vendor, listener, cancel), edits);
        List<Service> services = reading.services().stream().map(edits::apply).toList();
        List<VendorService> present = context.synthesize().vendor(cancel).services();
        Map<String, String> ids = ServiceIds.find(context, services, present);
        PlanInput input = new PlanInput(reading, discoversServices(), Memory.of(context.ledger(), ids.keySet()),
                LeftOut.cells(context.ledger().leftOut()), context.integration().thresholds(), CountedOnce.of(vendor.doc(), edits.own()),
                new Unowned(context, ServiceDecisions.of(context.ledger())).find(services, present, Set.of()),
                context.ledger().contracts().rules(), context.prices(),
                InsideSums.of(edits.own(), ids, present).remembering(context.ledger().contracts().made()));
        UsagePlan plan = UsagePlanner.make(input, ZonedDateTime.now(context.clock()));
        keep(plan);
        return plan;
    }

    /** The plan with one more reason to hold it, kept so. */
    public UsagePlan hold(UsagePlan plan, Hold reason) {
        UsagePlan held = plan.heldFor(reason);
        keep(held);
        return held;
    }

    /**
     * A plan shown earlier. Refused when it is unknown or too old, when a push has changed what it was compared with, and when it would send what was left
     * out since.
     */
    public UsagePlan saved(String hash) {
        StoredPlan stored = context.ledger().plan(hash).orElseThrow(() -> stale("There is no plan " + hash + " for this integration."));
        Instant now = context.clock().instant();
        if (ahead(stored.created(), now)) {
            throw stale("The plan " + hash + " was made at " + Wording.moment(stored.created(), context.clock().getZone())
                    + ", which the clock of this computer has not reached: how old it is can not be told.");
        }
        if (Duration.between(stored.created(), now).compareTo(PLAN_LIFE) > 0) {
            throw stale("The plan " + hash + " is older than " + PLAN_LIFE.toMinutes() + " minutes.");
        }
        if (stored.baselineVersion() != context.ledger().baselineVersion()) {
            throw stale("Numbers were sent, or contract rules or own services changed, since the plan " + hash + " was made.");
        }
        UsagePlan plan = PlanJson.read(stored.json());
        Predicate<CellKey> leftOut = LeftOut.cells(context.ledger().leftOut());
        if (plan.cells().stream().anyMatch(cell -> cell.sendable() && leftOut.test(cell.key()))) {
            throw stale("Something that the plan " + hash + " would send was left out since.");
        }
        return plan;
    }

    /** Whether this moment is one that the clock has yet to reach, so that it went back since and nobody knows how long ago it was. */
    public static boolean ahead(Instant moment, Instant now) {
        return moment.isAfter(now.plus(CLOCK_STEP));
    }

    /** Whether nothing of the plan would be sent before a second person has agreed. */
    public boolean needsSecondPerson(UsagePlan plan, PushChoices choices) {
        List<PlanCell> cells = Gate.decide(plan, choices, context.integration().thresholds().accounts().unknownPercent()).cells();
        return new SecondPersonRule(context).needed(plan, cells) && !new SecondPersonGate(context).agreed(plan, cells, choices);
    }

    /** Sends what may be sent of the plan; see {@link Gate}. */
    public UsageResult apply(UsagePlan plan, PushChoices choices, PushListener listener, Cancel cancel) {
        Gate.Decision decision = Gate.decide(plan, choices, context.integration().thresholds().accounts().unknownPercent());
        boolean mustFinish = context.ledger().openRun().isPresent() || context.ledger().buildPending();
        if (decision.cells().isEmpty() && !(mustFinish && decision.problems().isEmpty())) {
            if (decision.open()) {
                note(plan, choices, Decision.LEAVE_OUT);
            }
            return new UsageResult(plan, choices, Optional.empty(), decision.waits() ? Optional.of(plan.hash()) : Optional.empty(),
                    decision.problems(), Optional.empty());
        }
        SecondPersonGate gate = new SecondPersonGate(context);
        if (!new SecondPersonRule(context).needed(plan, decision.cells())) {
            return send(plan, decision, choices, Optional.empty(), listener, cancel);
        }
        Optional<UsageResult> agreed = gate.agreed(plan, decision.cells(), choices) ? sendApproved(listener, cancel) : Optional.empty();
        return agreed.orElseGet(() -> gate.ask(plan, choices, decision));
    }

    /**
     * Sends what a second person has agreed to, if the numbers are still the same, for which the vendor is read again; see {@link SecondPersonGate}. Empty
     * when nothing is approved.
     */
    public Optional<UsageResult> sendApproved(PushListener listener, Cancel cancel) {
        SecondPersonGate gate = new SecondPersonGate(context);
        return gate.approved().map(agreed -> {
            Optional<UsagePlan> read = agreed.isRead() ? Optional.of(plan(ReadListener.none(), cancel)) : Optional.empty();
            Optional<String> broken = gate.broken(agreed, read);
            if (broken.isPresent()) {
                return gate.changed(agreed, read, broken.get());
            }
            UsageResult result = send(agreed.plan(), agreed.decision(), agreed.choices(), Optional.of(agreed.proposal()), listener, cancel);
            if (result.run().filter(run -> run.stopped().isEmpty()).isPresent()) {
                gate.sent(agreed);
            }
            return result;
        });
    }

    /** Only what a {@link SecondPersonGate} lets through comes here. */
    private UsageResult send(UsagePlan plan, Gate.Decision decision, PushChoices choices, Optional<Proposal> agreed, PushListener listener,
            Cancel cancel) {
        context.ledger().user().require(Right.SEND, "Nothing was sent.");
        OrganizationGuard.checkAndRemember(context, cancel);
        if (agreed.isEmpty() && !decision.cells().isEmpty()) {
            new SecondPersonGate(context).overtaken();
        }
        note(plan, choices, Decision.LEAVE_OUT);
        UsageResult result = new PlanSending(context, listener, cancel).send(plan, decision, choices, agreed);
        if (result.run().filter(run -> run.stopped().isEmpty()).isPresent()) {
            note(plan, choices, Decision.LEFT);
        }
        if (!decision.waits()) {
            return result;
        }
        Instant now = context.clock().instant();
        long version = context.ledger().baselineVersion();
        UsagePlan rest = choices.consent() == Consent.DECIDED
                ? plan.remainder(choices.decisions(), now, version)
                : plan.heldRemainder(now, version);
        keep(rest);
        return new UsageResult(plan, choices, result.run(), Optional.of(rest.hash()), result.problems(), Optional.empty());
    }

    /** What decisions of this kind say beyond the push. */
    private void note(UsagePlan plan, PushChoices choices, Decision kind) {
        if (!choices.decisions().byCause().containsValue(kind)) {
            return;
        }
        List<PlanCell> cells = choices.decisions().split(plan.causes()).stream()
                .filter(cause -> choices.decisions().of(cause).filter(kind::equals).isPresent()).flatMap(cause -> cause.cells().stream())
                .toList();
        if (kind == Decision.LEAVE_OUT) {
            cells.forEach(cell -> context.ledger()
                    .leaveOut(new LeftOut(Optional.of(cell.key().accountId()), Optional.of(cell.key().serviceKey()))));
        } else {
            LeftCustomers.of(context.ledger()).and(cells, LocalDate.now(context.clock())).keep(context.ledger());
        }
    }

    private void keep(UsagePlan plan) {
        boolean own = plan.identity().source().equals(plan.hash());
        context.ledger().savePlan(PlanJson.stored(plan), own ? plan.names() : Map.of());
    }

    private boolean discoversServices() {
        return context.integration().vendor().doc().discoversServices();
    }

    private static RuntimeException stale(String what) {
        return Problem.of(ProblemCode.PLAN_STALE, what, "Nothing was sent.", "Look at the new plan and send that one.").asException();
    }
}
