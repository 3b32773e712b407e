package app.tallybird.app;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SecondPersonGate;
import app.tallybird.engine.UsageResult;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.PushListener;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.AuditEntry;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.LedgerUser;
import app.tallybird.ledger.Member;
import app.tallybird.ledger.Proposal;
import app.tallybird.ledger.ProposalState;
import app.tallybird.model.Right;
import app.tallybird.model.TeamRole;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.problem.Wording;
import app.tallybird.schedule.Due;

/** What waits for a second person over all integrations, their answer to it, and who there is. Reads ledgers; only an approval asks anybody outside. */
public final class TeamDesk {

    private static final int SHORTEST = 4;

    private final Application application;
    private final AuditTrail trail;

    public TeamDesk(Application application) {
        this.application = application;
        trail = new AuditTrail(application);
    }

    /**
     * A plan that waits for an answer, or is approved and was not sent yet.
     *
     * @param whyNot why whoever works here can not approve it; empty when they can
     */
    public record Waiting(String integration, Proposal proposal, Optional<String> whyNot) {

        public boolean mayApprove() {
            return whyNot.isEmpty();
        }
    }

    /**
     * A plan that came back to who prepared it, and none was prepared in its place: a second person sent it back, or what they had agreed to, or were about
     * to, is void.
     *
     * @param forMe whether it is whoever works here that prepares it anew
     */
    public record Returned(String integration, Proposal proposal, boolean forMe) {
    }

    /**
     * What is open between two people, in the order of the integrations.
     *
     * @param unread the integrations whose ledger could not be read: of them it is not known
     */
    public record Open(List<Waiting> waiting, List<Returned> returned, List<Problem> unread) {
        public Open {
            waiting = List.copyOf(waiting);
            returned = List.copyOf(returned);
            unread = List.copyOf(unread);
        }

        /** How much of it is for whoever works here to answer. */
        public long forMe() {
            return waiting.stream().filter(Waiting::mayApprove).count() + returned.stream().filter(Returned::forMe).count();
        }
    }

    public Open open() {
        List<Waiting> waiting = new ArrayList<>();
        List<Returned> returned = new ArrayList<>();
        List<Problem> unread = new ArrayList<>();
        for (String name : application.ledgers().names()) {
            try (Ledger ledger = application.openLedger(name)) {
                of(name, ledger).ifPresent(waiting::add);
                returned(name, ledger).ifPresent(returned::add);
            } catch (ProblemException unreadable) {
                unread.add(AuditTrail.unread(name, unreadable.problem()));
            }
        }
        return new Open(waiting, returned, unread);
    }

    /** What waits in one integration. */
    public Optional<Waiting> of(String integration, Ledger ledger) {
        Instant now = application.surroundings().clock().instant();
        return ledger.proposals().open().filter(one -> !one.overAt(now)).map(one -> new Waiting(integration, one, whyNot(one, ledger)));
    }

    /** The others who may agree to it, where it is known who there is. */
    public List<String> others(Proposal proposal) {
        String me = me();
        return application.ledgers().members().stream()
                .filter(one -> one.role().may(Right.APPROVE) && !proposal.isBy(one.name()) && !one.name().equalsIgnoreCase(me))
                .map(Member::name).toList();
    }

    private static Optional<String> whyNot(Proposal proposal, Ledger ledger) {
        if (proposal.state() == ProposalState.APPROVED) {
            return Optional.of(proposal.answer().map(answer -> "Approved by " + answer.by() + ".").orElse("Approved."));
        }
        if (!ledger.user().role().may(Right.APPROVE)) {
            return Optional.of("As " + ledger.user().role().word() + " you approve nothing.");
        }
        if (proposal.isBy(ledger.user().name())) {
            return Optional.of("You prepared it or decided about it: another person approves it.");
        }
        return ledger.plan(proposal.plan()).filter(plan -> plan.baselineVersion() == ledger.baselineVersion()).isPresent()
                ? Optional.empty()
                : Optional.of("Numbers were sent, or contract rules changed, since it was prepared: it has to be prepared anew.");
    }

    /** A plan that waits as it was shown, with what was decided about it. */
    public record Numbers(UsagePlan plan, PushChoices choices) {
    }

    /** The numbers of one that waits. */
    public Numbers numbers(Waiting waiting) {
        try (Ledger ledger = application.openLedger(waiting.integration())) {
            return ledger.plan(waiting.proposal().plan())
                    .map(plan -> new Numbers(PlanJson.read(plan.json()), SecondPersonGate.choices(waiting.proposal())))
                    .orElseThrow(() -> unknown(waiting.proposal().shortName()));
        }
    }

    /** What waits under this name, which is a plan's hash or at least its first four characters. */
    public Waiting find(String plan) {
        String wanted = plan.strip().toLowerCase(Locale.ROOT);
        Open open = open();
        List<Waiting> found = wanted.length() < SHORTEST
                ? List.of()
                : open.waiting().stream().filter(one -> one.proposal().plan().startsWith(wanted)).toList();
        if (found.size() > 1) {
            throw Problem
                    .of(ProblemCode.WRONG_USE,
                            "\"" + plan + "\" is the beginning of several plans: "
                                    + found.stream().map(one -> one.proposal().plan() + " of \"" + one.integration() + "\"")
                                            .collect(Collectors.joining(", "))
                                    + ".",
                            "Nothing was changed.", "Write more of its name.")
                    .asException();
        }
        return found.stream().findFirst()
                .orElseThrow(() -> open.unread().stream().findFirst().map(Problem::asException).orElseGet(() -> unknown(plan)));
    }

    private static ProblemException unknown(String plan) {
        return Problem.of(ProblemCode.WRONG_USE, "No plan " + plan + " waits here.", "Nothing was changed.", "See what waits with: team")
                .asException();
    }

    /**
     * What came of an approval.
     *
     * @param result how it was sent from here; empty when it was not
     * @param later who sends it in place of this computer; empty when it was sent, or should have been
     * @param failed what kept this computer from sending it; it stays approved
     * @param told what was done to tell people
     */
    public record Approved(Proposal proposal, Optional<UsageResult> result, Optional<String> later, Optional<Problem> failed,
            List<String> told) {
    }

    /** Agrees to it and sends it, when this computer has what it needs for that; else it stays approved for one that has. */
    public Approved approve(Waiting waiting, PushListener listener, Cancel cancel) {
        application.ledgers().user().require(Right.APPROVE, "It goes on waiting.");
        Proposal approved = answer(waiting, ProposalState.APPROVED, "");
        List<String> told = new ArrayList<>(new ApprovalNotices(application).answered(waiting.integration(), approved, cancel));
        Optional<String> later = later(waiting.integration());
        if (later.isPresent()) {
            return new Approved(approved, Optional.empty(), later, Optional.empty(), told);
        }
        try (OpenIntegration open = opened(waiting.integration())) {
            Optional<UsageResult> result = open.sendApproved(listener, cancel);
            return new Approved(approved, result, Optional.empty(), Optional.empty(), told);
        } catch (ProblemException refused) {
            return new Approved(approved, Optional.empty(), Optional.empty(), Optional.of(refused.problem()), told);
        }
    }

    /** Gives it back to who prepared it; the note says what is to be changed. */
    public Proposal sendBack(Waiting waiting, String note, Cancel cancel) {
        application.ledgers().user().require(Right.APPROVE, "It goes on waiting.");
        if (note.isBlank()) {
            throw Problem.of(ProblemCode.WRONG_USE, "What is sent back needs a note that says why.", "It goes on waiting.",
                    "Write what is to be changed.").asException();
        }
        Proposal back = answer(waiting, ProposalState.SENT_BACK, note.strip());
        new ApprovalNotices(application).answered(waiting.integration(), back, cancel);
        return back;
    }

    private Proposal answer(Waiting waiting, ProposalState state, String note) {
        try (Ledger ledger = application.openLedger(waiting.integration())) {
            return SecondPersonGate.answer(ledger, waiting.proposal(), state, note, application.surroundings().clock().instant());
        }
    }

    private OpenIntegration opened(String integration) {
        return application.settings().find(integration).isPresent()
                ? application.openSaved(integration, "approve")
                : application.openIntegration("approve");
    }

    /** Who sends counts of the integration when this computer lacks what it needs for that. */
    public Optional<String> later(String integration) {
        try {
            return application.finder(application.choice()).lacking(integration).map(what -> "it does not keep " + what)
                    .map(TeamDesk::elsewhere);
        } catch (ProblemException unreadable) {
            return Optional.of(elsewhere("its set-up can not be read here"));
        }
    }

    private static String elsewhere(String why) {
        return "This computer does not send it, because " + why
                + ". A server or a computer with the keys sends it, by schedule or with sync-usage --unattended, when the numbers are still "
                + "the same.";
    }

    /** The last one of an integration, as long as nothing was sent since; one that is void only until its day ends. */
    public Optional<Returned> returned(String integration, Ledger ledger) {
        Instant now = application.surroundings().clock().instant();
        return ledger.proposals().newest(1).stream()
                .filter(one -> one.state() == ProposalState.SENT_BACK || one.is(ProposalState.VOID, now))
                .filter(one -> ledger.runs(1).stream().noneMatch(run -> run.started().isAfter(one.prepared().at())))
                .map(one -> new Returned(integration, one, isFor(one, ledger.user()))).findFirst();
    }

    /** Who had a part in it; what a schedule prepared in nobody's name, or in that of a computer, is for whoever may prepare. */
    private boolean isFor(Proposal proposal, LedgerUser user) {
        boolean ofPerson = !proposal.prepared().by().equalsIgnoreCase(proposal.prepared().computer()) && application.ledgers().members()
                .stream().noneMatch(one -> one.role() == TeamRole.COMPUTER && proposal.prepared().by().equalsIgnoreCase(one.name()));
        if (ofPerson || !proposal.prepared().deciders().isEmpty()) {
            return proposal.isBy(user.name());
        }
        return user.role() != TeamRole.COMPUTER && user.role().may(Right.SEND);
    }

    public static String words(Returned returned) {
        Proposal one = returned.proposal();
        String by = one.answer().map(answer -> " by " + answer.by()).orElse("");
        return "Plan " + one.shortName() + ", prepared by " + one.prepared().by()
                + (one.state() == ProposalState.SENT_BACK
                        ? ", was sent back" + by + ": " + one.note()
                        : (by.isEmpty() ? "" : " and approved" + by) + ", is void: " + one.note() + ". It has to be prepared anew.");
    }

    /** What a second person has agreed to is due from then to the end of its day; empty when there is nothing. */
    static Optional<Due> due(Ledger ledger, ZonedDateTime now) {
        return ledger.proposals().open().filter(one -> one.is(ProposalState.APPROVED, now.toInstant())).flatMap(one -> one.answer().map(
                answer -> new Due(answer.at().atZone(now.getZone()), one.prepared().goodUntil().atZone(now.getZone()), Due.Reason.DUE)));
    }

    /** Who did what. */
    public List<AuditEntry> audit(AuditTrail.Filter filter) {
        return trail.entries(filter);
    }

    /** The same of the ledgers that can be read. */
    public AuditTrail.Found readable(AuditTrail.Filter filter) {
        return trail.find(filter);
    }

    /**
     * Somebody who works with these ledgers.
     *
     * @param seen when they last did something that is written down
     */
    public record Person(String name, TeamRole role, boolean you, Optional<Instant> seen, Optional<String> computer) {
    }

    /** Who there is, by name: the members of a shared ledger, or who has worked with one that is not shared. */
    public List<Person> people() {
        return people(audit(AuditTrail.Filter.ALL));
    }

    /** The same, last seen as these entries say. */
    public List<Person> people(List<AuditEntry> entries) {
        Map<String, AuditEntry> last = new TreeMap<>();
        entries.stream().filter(entry -> !entry.person().isEmpty()).forEach(entry -> last.putIfAbsent(entry.person(), entry));
        String me = me();
        List<Member> members = new ArrayList<>(application.ledgers().members());
        if (members.isEmpty()) {
            last.values().forEach(entry -> members
                    .add(new Member(entry.person(), entry.person().equals(entry.computer()) ? TeamRole.COMPUTER : TeamRole.BILLING)));
            if (!me.isEmpty() && !last.containsKey(me)) {
                members.add(new Member(me, role()));
            }
        }
        return members.stream().map(one -> {
            Optional<AuditEntry> entry = Optional.ofNullable(last.get(one.name()));
            return new Person(one.name(), one.role(), one.name().equals(me), entry.map(AuditEntry::at),
                    entry.map(AuditEntry::computer).filter(computer -> !computer.isEmpty()));
        }).sorted(Comparator.comparing(Person::name)).toList();
    }

    /** Whoever works here, as the ledgers know them. */
    public String me() {
        return application.ledgers().user().name();
    }

    public TeamRole role() {
        return application.ledgers().user().role();
    }

    public boolean may(Right right) {
        return role().may(right);
    }

    /** "Plan 7F3A of "NinjaOne", prepared by dana, waits for a second person: 352 to send, 8 held." */
    public static String words(Waiting waiting) {
        Proposal one = waiting.proposal();
        String by = one.answer().map(answer -> " by " + answer.by()).orElse("");
        return "Plan " + one.shortName() + ", prepared by " + one.prepared().by() + ", "
                + (one.state() == ProposalState.APPROVED ? "is approved" + by + " and was not sent yet: " : "waits for a second person: ")
                + Wording.inside(one.asked().totals().words()) + ".";
    }
}
