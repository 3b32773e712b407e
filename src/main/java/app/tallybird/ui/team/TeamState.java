package app.tallybird.ui.team;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import app.tallybird.app.Application;
import app.tallybird.app.AuditTrail;
import app.tallybird.app.TeamDesk;
import app.tallybird.app.TeamDesk.Person;
import app.tallybird.ledger.AuditEntry;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.Proposal;
import app.tallybird.ledger.ProposalState;
import app.tallybird.model.Right;
import app.tallybird.problem.ProblemException;
import app.tallybird.settings.SecondPerson;

/** All that the page shows, read off the screen's thread; asks nobody outside. */
record TeamState(Team team, List<WaitingPlan> waiting, List<SentBack> sentBack, List<AuditEntry> audit, SecondPerson rule) {

    static final TeamState NONE = new TeamState(new Team(false, "", false, List.of()), List.of(), List.of(), List.of(),
            SecondPerson.NOBODY);

    TeamState {
        waiting = List.copyOf(waiting);
        sentBack = List.copyOf(sentBack);
        audit = List.copyOf(audit);
    }

    /**
     * Who there is.
     *
     * @param shared whether others work with these ledgers from their own computers
     * @param me who works here, and {@code mayAsk} whether they may say what needs a second person
     */
    record Team(boolean shared, String me, boolean mayAsk, List<Person> people) {
        Team {
            people = List.copyOf(people);
        }

        /** Whether there is nobody who could agree to what another one prepared. */
        boolean alone() {
            return !shared && people.stream().filter(one -> one.role().may(Right.APPROVE)).count() < 2;
        }
    }

    /** A plan that a second person gave back, as long as none was prepared in its place. */
    record SentBack(String integration, Proposal proposal) {

        /** Whether this person prepared it. */
        boolean isFor(String person) {
            return proposal.prepared().by().equalsIgnoreCase(person);
        }
    }

    static TeamState read(Application application) {
        TeamDesk desk = new TeamDesk(application);
        ZonedDateTime now = application.localTime();
        List<Person> people = desk.people();
        List<WaitingPlan> waiting = desk.waiting().stream()
                .map(one -> WaitingPlan.of(one, desk.numbers(one), agreeing(people, one.proposal()), now)).toList();
        return new TeamState(new Team(application.ledgerPlace().address().isPresent(), desk.me(), desk.may(Right.ASK_FOR), people), waiting,
                sentBack(application), desk.audit(AuditTrail.Filter.ALL), application.appSettings().sending().approval());
    }

    /** What the header says of it. */
    record Glance(boolean worthSeeing, long forMe) {
    }

    /** The same without who did what. */
    static Glance glance(Application application) {
        TeamDesk desk = new TeamDesk(application);
        List<TeamDesk.Waiting> waiting = desk.waiting();
        List<SentBack> back = sentBack(application);
        String me = desk.me();
        boolean worth = !waiting.isEmpty() || !back.isEmpty() || application.ledgerPlace().address().isPresent()
                || application.appSettings().sending().approval().needed() != SecondPerson.Needed.OFF;
        return new Glance(worth,
                waiting.stream().filter(TeamDesk.Waiting::mayApprove).count() + back.stream().filter(one -> one.isFor(me)).count());
    }

    Glance glance() {
        return new Glance(team.shared() || !waiting.isEmpty() || !sentBack.isEmpty() || rule.needed() != SecondPerson.Needed.OFF,
                waiting.stream().filter(one -> one.waiting().mayApprove()).count() + sentBack.stream().filter(this::isMine).count());
    }

    /** Who may agree to it. */
    private static List<String> agreeing(List<Person> people, Proposal proposal) {
        return people.stream().filter(one -> one.role().may(Right.APPROVE) && !proposal.isBy(one.name())).map(Person::name).toList();
    }

    private static List<SentBack> sentBack(Application application) {
        List<SentBack> found = new ArrayList<>();
        for (String name : application.ledgers().names()) {
            try (Ledger ledger = application.openLedger(name)) {
                ledger.proposals().newest(1).stream().filter(one -> one.state() == ProposalState.SENT_BACK)
                        .filter(one -> ledger.runs(1).stream().noneMatch(run -> run.started().isAfter(one.prepared().at())))
                        .forEach(one -> found.add(new SentBack(name, one)));
            } catch (ProblemException unreadable) {
                // said on its row at home
            }
        }
        return found;
    }

    boolean isMine(SentBack one) {
        return one.isFor(team.me());
    }

    Optional<AuditEntry> oldest() {
        return audit.isEmpty() ? Optional.empty() : Optional.of(audit.getLast());
    }
}
