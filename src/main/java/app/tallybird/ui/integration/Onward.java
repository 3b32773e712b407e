package app.tallybird.ui.integration;

import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

import app.tallybird.app.Application;
import app.tallybird.app.NeedsYou;
import app.tallybird.app.TeamDesk;
import app.tallybird.ledger.IntegrationLock;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.ProposalState;
import app.tallybird.model.Right;
import app.tallybird.model.TeamRole;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.wizard.Step;

/**
 * What leads on from the page of an integration.
 *
 * @param label what the main button says; empty where there is none
 * @param act what it does, at {@code step}
 * @param words why it is that, or why there is none; empty where nothing has to be said
 * @param anew whether a plan that waits may be prepared anew from here
 * @param role what whoever works here is to the ledger
 */
record Onward(String label, Act act, Step step, String words, boolean anew, TeamRole role) {

    /** Before anything was read. */
    static final Onward NONE = new Onward("", Act.LOOK, Step.VENDOR, "", false, TeamRole.READER);

    enum Act {
        /** Opens the step. */
        OPEN,
        /** Opens what waits for a second person. */
        TEAM,
        /** Looks again, because somebody else is at work. */
        LOOK
    }

    /** What is held is looked at first; what is broken is mended before anything is pushed; what waits for a person is with that one. */
    static Onward of(Application application, String name, Ledger ledger, List<NeedsYou.Need> needs, ZonedDateTime now) {
        TeamDesk desk = new TeamDesk(application);
        TeamRole role = ledger.user().role();
        Optional<IntegrationLock.Holder> other = application.ledgers().holder(name)
                .filter(one -> one.pid() != ProcessHandle.current().pid() || !one.host().equals(application.surroundings().computer()));
        if (other.isPresent()) {
            return new Onward("Look again", Act.LOOK, Step.REVIEW, held(other.get(), now), false, role);
        }
        Optional<TeamDesk.Waiting> waiting = desk.of(name, ledger);
        if (waiting.isPresent()) {
            return new Onward(waiting.get().mayApprove() ? "Look at it and approve" : "See what waits", Act.TEAM, Step.REVIEW,
                    waits(desk, waiting.get()),
                    role.may(Right.SEND) && !waiting.get().mayApprove() && waiting.get().proposal().state() == ProposalState.WAITING, role);
        }
        Optional<TeamDesk.Returned> returned = desk.returned(name, ledger);
        String words = returned.map(TeamDesk::words).orElse("");
        Optional<Health.Fix> fix = Health.fix(needs);
        if (!role.may(Right.SEND)) {
            return new Onward("", Act.OPEN, Step.REVIEW, words, false, role);
        }
        boolean held = needs.stream().anyMatch(need -> need.kind() == NeedsYou.Kind.HELD)
                || returned.filter(TeamDesk.Returned::forMe).isPresent();
        if (held) {
            return new Onward("Review " + LocalFormat.month(YearMonth.from(now)), Act.OPEN, Step.REVIEW, words, false, role);
        }
        return fix.filter(one -> role.may(Right.SET_UP)).map(one -> new Onward(one.label(), Act.OPEN, one.step(), words, false, role))
                .orElseGet(() -> new Onward("Push now", Act.OPEN, Step.REVIEW, words, false, role));
    }

    /** "SRV-BILL-01 is at work on it since Today 10:02 (schedule). …" */
    private static String held(IntegrationLock.Holder holder, ZonedDateTime now) {
        return holder.host() + " is at work on it since " + LocalFormat.near(holder.start().atZone(now.getZone()), now) + " ("
                + holder.kind() + "). Nothing is sent from here before that has ended.";
    }

    private static String waits(TeamDesk desk, TeamDesk.Waiting waiting) {
        String words = TeamDesk.words(waiting);
        return waiting.proposal().state() == ProposalState.APPROVED
                ? words
                : words + " It is for " + LocalFormat.who(waiting.mayApprove(), desk.others(waiting.proposal())) + " to answer."
                        + waiting.whyNot().map(why -> " " + why).orElse("");
    }

    /** Why {@code what} is not changed by whoever works here; empty for whoever may. */
    String refused(Right right, String what) {
        return role.may(right) ? "" : "As " + role.word() + " you change no " + what + ".";
    }

    /** Why less is offered than there is; empty for whoever may do all of it. */
    String limits() {
        return role.may(Right.SET_UP) || equals(NONE)
                ? ""
                : "As " + role.word()
                        + (role.may(Right.SEND) ? " you set up nothing here." : " you look only: nothing is sent or changed from here.");
    }
}
