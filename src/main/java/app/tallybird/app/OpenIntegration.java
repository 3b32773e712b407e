package app.tallybird.app;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import app.tallybird.engine.Consent;
import app.tallybird.engine.IntegrationContext;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.Unfinished;
import app.tallybird.engine.UsageResult;
import app.tallybird.engine.daily.Ticket;
import app.tallybird.engine.plan.Hold;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.PushListener;
import app.tallybird.http.Cancel;
import app.tallybird.http.Reach;
import app.tallybird.ledger.AuditKind;
import app.tallybird.ledger.LedgerLock;
import app.tallybird.ledger.Proposal;
import app.tallybird.ledger.ProposalState;
import app.tallybird.model.Right;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.synthesize.Alert;

/**
 * One integration, ready to work with. Closing it frees the lock and closes the ledger.
 *
 * @param notes what a person should know about how the integration was found
 * @param frozen why nothing is sent that nobody looks at: the month's books are closed
 * @param watched where its file arrives, when it is no fixed one
 * @param lock empty for looking only
 * @param notices tells people of what waits for a second person
 */
public record OpenIntegration(IntegrationContext context, Reach reach, List<String> notes, Optional<Hold.Frozen> frozen,
        Optional<WatchedFolder> watched, Optional<LedgerLock> lock, ApprovalNotices notices) implements AutoCloseable {

    public OpenIntegration {
        notes = List.copyOf(notes);
    }

    /** The plan, held (and kept so) when nobody looks at it and the month's books are closed. */
    public UsagePlan heldWhileClosed(UsagePlan plan, PushChoices choices) {
        return choices.consent() == Consent.UNATTENDED
                ? frozen.map(reason -> new SyncUsage(context).hold(plan, reason)).orElse(plan)
                : plan;
    }

    /** Sends what may be sent of the plan; who has to be told that something waits for a second person is told. */
    public UsageResult apply(UsagePlan plan, PushChoices choices, PushListener listener, Cancel cancel) {
        Optional<Proposal> before = context.ledger().proposals().open();
        return told(before, new SyncUsage(context).apply(plan, choices, listener, cancel), cancel);
    }

    /** Sends what a second person has agreed to, if there is something; see {@link SyncUsage#sendApproved}. */
    public Optional<UsageResult> sendApproved(PushListener listener, Cancel cancel) {
        Optional<Proposal> before = context.ledger().proposals().open();
        return new SyncUsage(context).sendApproved(listener, cancel).map(result -> told(before, result, cancel));
    }

    /** {@code before} is what was open then. */
    private UsageResult told(Optional<Proposal> before, UsageResult result, Cancel cancel) {
        result.asked().filter(UsageResult.Waiting::fresh)
                .ifPresent(asked -> notices.asked(context.integration().name(), asked.proposal(), cancel));
        before.filter(one -> one.state() == ProposalState.APPROVED && result.run().isEmpty() && result.asked().isEmpty())
                .flatMap(one -> context.ledger().proposals().find(one.number())).filter(one -> one.state() == ProposalState.VOID)
                .ifPresent(one -> notices.answered(context.integration().name(), one, cancel));
        return result;
    }

    /** What a person should know who sends while the month's books are closed. */
    public Optional<String> late() {
        return frozen.map(reason -> "The month was closed on " + reason.closed()
                + ": what is sent now comes late, and a card that is reconciled at Synthesize comes back when a new value arrives.");
    }

    /**
     * Why a computer that nobody watches does not send what was agreed to: its month was closed since, which who agreed did not know. What a push that was cut
     * short has begun is finished: half of it is neither what was agreed to nor what was closed.
     *
     * @param byHand when months were closed by a person; one without a person closes with the end of its day
     */
    Optional<Problem> closedSinceAgreed(ZonedDateTime now, List<ZonedDateTime> byHand) {
        Optional<Proposal> agreed = context.ledger().proposals().open().filter(one -> one.is(ProposalState.APPROVED, now.toInstant()))
                .filter(one -> Unfinished.begun(context.ledger(), now.toInstant(), one.plan()).isEmpty());
        return agreed.flatMap(one -> one.answer()
                .flatMap(answer -> frozen.filter(closed -> !answer.at().isAfter(moment(closed.closed(), now.getZone(), byHand)))
                        .map(closed -> Problem.of(ProblemCode.HELD,
                                "Plan " + one.shortName() + ", prepared by " + one.prepared().by() + " and approved by " + answer.by()
                                        + ", was not sent before the month was closed on " + closed.closed()
                                        + ": pushes that nobody looks at wait until the end of " + closed.until() + ".",
                                "Nothing was sent; it stays approved until the end of its day.",
                                "If it is still to go out, send it by hand: sync-usage, or in the window."))));
    }

    private static Instant moment(LocalDate day, ZoneId zone, List<ZonedDateTime> byHand) {
        return byHand.stream().filter(one -> one.toLocalDate().equals(day)).max(Comparator.naturalOrder())
                .orElseGet(() -> day.plusDays(1).atStartOfDay(zone)).toInstant();
    }

    /** Sends an alert that a person wrote, which becomes a ticket, and writes down that they did. */
    public Ticket.State alert(String account, Alert alert, boolean follow, Cancel cancel) {
        context.ledger().user().require(Right.SEND, "No alert was sent.");
        Ticket.State state = new Ticket(context.synthesize(), context.sleeper()).send(account, alert, follow, cancel);
        context.ledger().audit().add(AuditKind.SEND,
                (state.taken().isPresent() ? "Sent" : "May have sent") + " an alert for customer " + account + ": " + alert.title());
        return state;
    }

    @Override
    public void close() {
        try {
            context.ledger().close();
        } finally {
            lock.ifPresent(LedgerLock::close);
        }
    }
}
