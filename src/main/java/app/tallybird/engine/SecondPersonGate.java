package app.tallybird.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.Decision;
import app.tallybird.engine.plan.Decisions;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.LeftOut;
import app.tallybird.ledger.Proposal;
import app.tallybird.ledger.ProposalState;
import app.tallybird.ledger.RunKind;
import app.tallybird.model.CellKey;
import app.tallybird.model.Right;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;

/**
 * Lets a plan wait for a second person, takes their answer, and says what may be sent of it.
 *
 * <pre>
 * nothing waits --ask--&gt; WAITING --approve (another person)--&gt; APPROVED --send--&gt; SENT
 *                         |  |                                  |   (a push that was cut short stays APPROVED)
 *                         |  +--send back (another person)--&gt; SENT_BACK
 *                         +---------- VOID &lt;--------------------+
 * </pre>
 *
 * <ul>
 * <li>At most one proposal of an integration is open (WAITING or APPROVED). Asking about another plan makes the open one VOID in the same commit.
 * <li>A proposal is one plan by its hash, which holds every number and what it was compared with, and the counts of it that go out. Nothing else can be
 * sent by it: a plan of another hash, or other counts of the same plan, is another proposal that nobody has agreed to.
 * <li>Who answers had no part in it: they neither prepared it nor decided about any of it. An answer is written only over WAITING, so of two at
 * once the second changes nothing and is told who was first.
 * <li>It is good until the end of the day on which it was prepared, WAITING or APPROVED. After that it is VOID, which is written down by the next one
 * who works with the ledger; nobody relies on its being written.
 * <li>Before it is sent the vendor is read again. One number that differs, or a number sent or a contract rule changed since, makes it VOID, and
 * what was read waits as a new proposal with those decisions whose counts are the same, in the name of who read it. Who had agreed does not become who
 * prepared: when they find it, it goes back to who prepared it, and nothing waits before that one has asked again. A way back and zeros are not the
 * vendor's numbers: for them the ledger alone has to be as it was.
 * <li>A push of it that was cut short leaves it APPROVED. It may then be sent again while its push is the newest one and the vendor still says the same:
 * what was accepted is not sent twice, and the rest is what was agreed to.
 * <li>A proposal that was sent back keeps its plan and decisions, for whoever prepares the next one.
 * </ul>
 */
public final class SecondPersonGate {

    private final IntegrationContext context;
    private final Ledger ledger;

    SecondPersonGate(IntegrationContext context) {
        this.context = context;
        ledger = context.ledger();
    }

    private Instant now() {
        return context.clock().instant();
    }

    /** The open one, if its day has not ended; one whose day has ended is void from now on. */
    Optional<Proposal> open() {
        Optional<Proposal> open = ledger.proposals().open();
        open.filter(one -> one.overAt(now())).ifPresent(one -> end(one, ProposalState.VOID,
                "it was not " + (one.state() == ProposalState.WAITING ? "approved" : "sent") + " by the end of its day"));
        return open.filter(one -> !one.overAt(now()));
    }

    private void end(Proposal open, ProposalState state, String why) {
        ledger.proposals().end(open, state, why, "Plan " + open.shortName() + " is void: " + why);
    }

    /** Whether what is to be sent is what a second person has agreed to, or whatever they have agreed to where nobody decided about the plan. */
    boolean agreed(UsagePlan plan, List<PlanCell> cells, PushChoices choices) {
        return open().filter(one -> one.state() == ProposalState.APPROVED)
                .filter(one -> !choices.seen() || isThis(one, plan, UsagePlan.numbers(cells), choices)).isPresent();
    }

    /** Who has not decided does not take the place of who has, about the same numbers. */
    private static boolean isThis(Proposal open, UsagePlan plan, String numbers, PushChoices choices) {
        return open.plan().equals(plan.hash()) && (open.asked().numbers().equals(numbers) || !choices.seen());
    }

    /** Lets the plan wait, unless it waits already; sends nothing. */
    UsageResult ask(UsagePlan plan, PushChoices choices, Gate.Decision decision) {
        Optional<Proposal> open = open();
        Optional<Proposal> same = open.filter(one -> isThis(one, plan, UsagePlan.numbers(decision.cells()), choices));
        if (same.isPresent()) {
            return asked(plan, choices, decision.problems(), same.get(), false);
        }
        PushChoices carried = open.filter(one -> !choices.seen()).flatMap(one -> carried(ledger, one, plan)).orElse(choices);
        Gate.Decision settled = carried.equals(choices) ? decision : decide(plan, carried);
        if (settled.cells().isEmpty()) {
            return propose(plan, choices, decision);
        }
        return propose(plan, carried, settled);
    }

    private UsageResult propose(UsagePlan plan, PushChoices choices, Gate.Decision decision) {
        ledger.user().require(Right.SEND, "Nothing was sent.");
        if (ledger.plan(plan.hash()).isEmpty()) {
            ledger.savePlan(PlanJson.stored(plan));
        }
        Set<String> deciders = choices.decisions().made().values().stream().map(Decisions.Made::by).filter(by -> !by.isEmpty())
                .collect(Collectors.toSet());
        Proposal.Asked asked = new Proposal.Asked(ChoicesText.write(choices), UsagePlan.numbers(decision.cells()),
                ProposalWords.totals(plan, decision.cells(), choices));
        List<String> words = new ArrayList<>(ProposalWords.decisions(plan, choices));
        words.add("Asked billing to approve plan " + Proposal.shortName(plan.hash()) + ": " + asked.totals().words());
        Instant goodUntil = LocalDate.now(context.clock()).plusDays(1).atStartOfDay(context.clock().getZone()).toInstant();
        Proposal made = ledger.proposals().propose(plan.hash(), goodUntil, deciders, asked, words);
        return asked(plan, choices, decision.problems(), made, true);
    }

    private UsageResult asked(UsagePlan plan, PushChoices choices, List<Problem> problems, Proposal proposal, boolean fresh) {
        List<Problem> all = new ArrayList<>();
        all.add(ProposalWords.waits(proposal, context.integration().name()));
        all.addAll(problems);
        return new UsageResult(plan, choices, Optional.empty(), Optional.empty(), all,
                Optional.of(new UsageResult.Waiting(proposal, fresh)));
    }

    private Gate.Decision decide(UsagePlan plan, PushChoices choices) {
        return Gate.decide(plan, choices, context.integration().thresholds().accounts().unknownPercent());
    }

    /** The choices of a proposal for another plan: what was decided about groups whose counts are the same. */
    private static Optional<PushChoices> carried(Ledger ledger, Proposal before, UsagePlan plan) {
        PushChoices choices = choices(before);
        Optional<UsagePlan> asked = plan(ledger, before);
        if (choices.consent() != Consent.DECIDED || asked.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Set<PlanCell>> then = cells(asked.get());
        Map<String, Set<PlanCell>> now = cells(plan);
        Map<String, Decision> decided = new HashMap<>(choices.decisions().byCause());
        decided.keySet().removeIf(group -> !now.containsKey(group) || !now.get(group).equals(then.get(group)));
        Map<String, Decisions.Made> made = new HashMap<>(choices.decisions().made());
        made.keySet().retainAll(decided.keySet());
        return Optional.of(new PushChoices(Consent.DECIDED, choices.rebuild(), choices.changedOnly(), new Decisions(decided, made)));
    }

    private static Map<String, Set<PlanCell>> cells(UsagePlan plan) {
        return plan.causes().stream().flatMap(cause -> Stream.concat(Stream.of(cause), cause.parts().stream()))
                .collect(Collectors.toMap(Cause::id, cause -> new HashSet<>(cause.cells()), (one, other) -> one));
    }

    /** The plan of a proposal, as it was shown. */
    private static Optional<UsagePlan> plan(Ledger ledger, Proposal proposal) {
        return ledger.plan(proposal.plan()).map(stored -> PlanJson.read(stored.json()));
    }

    /** What was agreed to, ready to be sent as soon as the numbers are found to be the same. */
    record Agreed(Proposal proposal, UsagePlan plan, PushChoices choices, Gate.Decision decision, boolean cutShort) {

        /** Whether its numbers are the vendor's, who can be asked again. */
        boolean isRead() {
            return plan.kind() == RunKind.USAGE || plan.kind() == RunKind.RETRY;
        }
    }

    /** The approved one; empty when there is none, or when it turns out to be void. */
    Optional<Agreed> approved() {
        Optional<Proposal> approved = open().filter(one -> one.state() == ProposalState.APPROVED);
        if (approved.isEmpty()) {
            return Optional.empty();
        }
        Optional<Agreed> agreed = approved.flatMap(one -> plan(ledger, one).map(plan -> {
            PushChoices choices = choices(one);
            boolean cutShort = Unfinished.of(ledger, now(), one.plan()).isPresent();
            return new Agreed(one, plan, choices, decide(plan, choices), cutShort);
        })).filter(one -> UsagePlan.numbers(one.decision().cells()).equals(one.proposal().asked().numbers()));
        if (agreed.isEmpty()) {
            end(approved.get(), ProposalState.VOID, "its plan is not what it was");
        }
        return agreed;
    }

    /**
     * Why what was agreed to is not sent any more, as a sentence ends; empty when its numbers are still the same. {@code read} is a new reading, for what is
     * read.
     */
    Optional<String> broken(Agreed agreed, Optional<UsagePlan> read) {
        if (!agreed.cutShort() && agreed.plan().identity().baselineVersion() != ledger.baselineVersion()) {
            return Optional.of("numbers were sent, or contract rules changed, since it was prepared");
        }
        if (agreed.decision().cells().stream().map(PlanCell::key).anyMatch(LeftOut.cells(ledger.leftOut()))) {
            return Optional.of("something of it was left out since it was prepared");
        }
        return sameNumbers(agreed, read) ? Optional.empty() : Optional.of("a number has changed since it was prepared");
    }

    private static boolean sameNumbers(Agreed agreed, Optional<UsagePlan> read) {
        if (read.isEmpty()) {
            return !agreed.isRead();
        }
        boolean whole = !agreed.plan().accountsListed().isEmpty();
        if (whole && !agreed.cutShort()) {
            return read.get().hash().equals(agreed.plan().hash());
        }
        Map<CellKey, PlanCell> now = read.get().cells().stream().collect(Collectors.toMap(PlanCell::key, Function.identity()));
        boolean same = agreed.plan().cells().stream()
                .allMatch(cell -> now.containsKey(cell.key()) && saysTheSame(cell, now.get(cell.key())));
        return same && (!whole || now.size() == agreed.plan().cells().size());
    }

    private static boolean saysTheSame(PlanCell agreed, PlanCell now) {
        return agreed.units().equals(now.units()) && agreed.counted().known().equals(now.counted().known());
    }

    /**
     * What was agreed to is void. What was read waits in its place, unless it was found by who had agreed: they would have prepared it, and could not agree to
     * it. Then it goes back to who prepared it.
     */
    UsageResult changed(Agreed agreed, Optional<UsagePlan> read, String why) {
        end(agreed.proposal(), ProposalState.VOID, why);
        boolean back = read.isEmpty() || agreed.proposal().isAnsweredBy(ledger.user().name());
        Problem changed = ProposalWords.changed(agreed.proposal(), why, back);
        if (back) {
            return new UsageResult(read.orElse(agreed.plan()), agreed.choices(), Optional.empty(), Optional.empty(), List.of(changed),
                    Optional.empty());
        }
        PushChoices choices = carried(ledger, agreed.proposal(), read.get()).orElse(agreed.choices().seen()
                ? new PushChoices(Consent.ATTENDED, agreed.choices().rebuild(), agreed.choices().changedOnly())
                : agreed.choices());
        Gate.Decision decision = decide(read.get(), choices);
        UsageResult result = decision.cells().isEmpty()
                ? new UsageResult(read.get(), choices, Optional.empty(), Optional.of(read.get().hash()).filter(hash -> decision.waits()),
                        decision.problems(), Optional.empty())
                : propose(read.get(), choices, decision);
        return result.behind(changed);
    }

    /** Its push has come to its end. */
    void sent(Agreed agreed) {
        ledger.proposals().end(agreed.proposal(), ProposalState.SENT, "", "");
    }

    /** Something else is sent, so that the numbers of what waits are compared with what is no longer so. */
    void overtaken() {
        open().ifPresent(one -> end(one, ProposalState.VOID, "other numbers were sent"));
    }

    /** What was decided about the plan asked about last, as far as it is about the same counts; nothing where that is over or was sent. */
    public static Decisions kept(Ledger ledger, UsagePlan plan) {
        return ledger.proposals().newest(1).stream().filter(one -> one.state() != ProposalState.SENT)
                .flatMap(one -> carried(ledger, one, plan).stream()).map(PushChoices::decisions).findFirst().orElse(Decisions.NONE);
    }

    /** How a proposal is sent, with what was decided about its plan. */
    public static PushChoices choices(Proposal proposal) {
        return ChoicesText.read(proposal.asked().choices());
    }

    /** Agrees to one that waits, or sends it back with a note. What stands in the way is thrown. */
    public static Proposal answer(Ledger ledger, Proposal asked, ProposalState answer, String note, Instant now) {
        String who = ledger.user().name();
        ledger.user().require(Right.APPROVE, "It goes on waiting.");
        if (asked.isBy(who) || who.isEmpty()) {
            throw Problem
                    .of(ProblemCode.NOT_ALLOWED,
                            "Plan " + asked.shortName() + " was prepared or decided about by " + who + ": nobody "
                                    + (answer == ProposalState.APPROVED ? "approves" : "sends back") + " what they had a part in.",
                            "It goes on waiting.",
                            answer == ProposalState.APPROVED ? "Let another person look at it." : "Prepare it anew; that takes its place.")
                    .asException();
        }
        Proposal present = ledger.proposals().find(asked.number()).orElse(asked);
        if (present.state() == ProposalState.WAITING && present.overAt(now)) {
            throw stale("The day of plan " + asked.shortName() + " has ended.");
        }
        if (answer == ProposalState.APPROVED && present.state() == ProposalState.WAITING
                && ledger.plan(asked.plan()).filter(plan -> plan.baselineVersion() == ledger.baselineVersion()).isEmpty()) {
            ledger.proposals().end(present, ProposalState.VOID, "numbers were sent, or contract rules changed",
                    "Plan " + asked.shortName() + " is void: numbers were sent, or contract rules changed");
            throw stale("Numbers were sent, or contract rules changed, since plan " + asked.shortName() + " was made.");
        }
        String words = (answer == ProposalState.APPROVED ? "Approved plan " : "Sent back plan ") + asked.shortName()
                + (note.isEmpty() ? ": " + asked.asked().totals().words() : ": \u201c" + note + "\u201d");
        if (!ledger.proposals().answer(asked, answer, note, words)) {
            throw stale(ProposalWords.first(ledger.proposals().find(asked.number()).orElse(asked)));
        }
        return ledger.proposals().find(asked.number()).orElseThrow();
    }

    private static RuntimeException stale(String what) {
        return Problem.of(ProblemCode.PLAN_STALE, what, "Nothing was changed and nothing was sent.", "See what waits now with: team")
                .asException();
    }

    /** "3 counts" as sentences of the audit have it. */
    static String counts(long number) {
        return Wording.count(number, "count");
    }
}
