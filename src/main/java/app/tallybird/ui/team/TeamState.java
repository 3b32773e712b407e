package app.tallybird.ui.team;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

import app.tallybird.app.Application;
import app.tallybird.app.AuditTrail;
import app.tallybird.app.TeamDesk;
import app.tallybird.app.TeamDesk.Person;
import app.tallybird.ledger.AuditEntry;
import app.tallybird.ledger.Proposal;
import app.tallybird.model.Right;
import app.tallybird.problem.Problem;
import app.tallybird.settings.SecondPerson;

/**
 * All that the page shows, read off the screen's thread; asks nobody outside.
 *
 * @param unread the integrations whose ledger could not be read, of which nothing is shown
 */
record TeamState(Team team, List<WaitingPlan> waiting, List<TeamDesk.Returned> returned, List<AuditEntry> audit, SecondPerson rule,
        List<Problem> unread) {

    static final TeamState NONE = new TeamState(new Team(false, "", false, List.of()), List.of(), List.of(), List.of(), SecondPerson.NOBODY,
            List.of());

    TeamState {
        waiting = List.copyOf(waiting);
        returned = List.copyOf(returned);
        audit = List.copyOf(audit);
        unread = List.copyOf(unread);
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

    static TeamState read(Application application) {
        TeamDesk desk = new TeamDesk(application);
        ZonedDateTime now = application.localTime();
        AuditTrail.Found audit = desk.readable(AuditTrail.Filter.ALL);
        List<Person> people = desk.people(audit.entries());
        TeamDesk.Open open = desk.open();
        List<WaitingPlan> waiting = open.waiting().stream().map(one -> WaitingPlan.of(one, desk, agreeing(people, one.proposal()), now))
                .toList();
        return new TeamState(new Team(application.ledgerPlace().address().isPresent(), desk.me(), desk.may(Right.ASK_FOR), people), waiting,
                open.returned(), audit.entries(), application.appSettings().sending().approval(), open.unread());
    }

    /** What the header says of it. */
    record Glance(boolean worthSeeing, long forMe) {
    }

    /** The same without who did what. */
    static Glance glance(Application application) {
        TeamDesk desk = new TeamDesk(application);
        TeamDesk.Open open = desk.open();
        boolean worth = !open.waiting().isEmpty() || !open.returned().isEmpty() || !open.unread().isEmpty()
                || application.ledgerPlace().address().isPresent()
                || application.appSettings().sending().approval().needed() != SecondPerson.Needed.OFF;
        return new Glance(worth, open.forMe());
    }

    Glance glance() {
        return new Glance(
                team.shared() || !waiting.isEmpty() || !returned.isEmpty() || !unread.isEmpty() || rule.needed() != SecondPerson.Needed.OFF,
                new TeamDesk.Open(waiting.stream().map(WaitingPlan::waiting).toList(), returned, unread).forMe());
    }

    /** Who may agree to it. */
    private static List<String> agreeing(List<Person> people, Proposal proposal) {
        return people.stream().filter(one -> one.role().may(Right.APPROVE) && !proposal.isBy(one.name())).map(Person::name).toList();
    }

    Optional<AuditEntry> oldest() {
        return audit.isEmpty() ? Optional.empty() : Optional.of(audit.getLast());
    }
}
