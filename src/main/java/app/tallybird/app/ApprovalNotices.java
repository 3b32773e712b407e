package app.tallybird.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import app.tallybird.http.Cancel;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.Proposal;
import app.tallybird.ledger.ProposalState;
import app.tallybird.ledger.Undelivered;
import app.tallybird.notice.Notice;
import app.tallybird.problem.ProblemException;
import app.tallybird.problem.Unexpected;

/**
 * Tells both sides of an approval by the webhook: that something waits, and what was answered. The same is told once, because it happens once. What can not
 * be told is returned as a sentence, never thrown.
 */
public final class ApprovalNotices {

    private final Application application;

    ApprovalNotices(Application application) {
        this.application = application;
    }

    /** That a plan waits for a second person. */
    List<String> asked(String integration, Proposal proposal, Cancel cancel) {
        return tell(integration, proposal, Notice.Kind.APPROVAL,
                proposal.prepared().by() + " asks for approval of plan " + proposal.shortName() + ": " + proposal.asked().totals().words()
                        + ". Nothing of it was sent.",
                "Another person looks at it before the day ends: team approve " + proposal.shortName(), cancel);
    }

    /** What was answered, or what became of it afterwards, for who prepared it. */
    List<String> answered(String integration, Proposal proposal, Cancel cancel) {
        String by = proposal.answer().map(Proposal.Answer::by).orElse("somebody");
        boolean approved = proposal.state() == ProposalState.APPROVED;
        return tell(integration, proposal, Notice.Kind.ANSWER,
                proposal.prepared().by() + ", your plan " + proposal.shortName()
                        + (approved
                                ? " was approved by " + by + "."
                                : proposal.state() == ProposalState.VOID
                                        ? ", which " + by + " had approved, is void: " + proposal.note() + ". Nothing of it was sent."
                                        : " was sent back by " + by + ": " + proposal.note()),
                approved ? "" : "Look at it again; what was decided about it is kept.", cancel);
    }

    private List<String> tell(String integration, Proposal proposal, Notice.Kind kind, String text, String next, Cancel cancel) {
        List<String> done = new ArrayList<>();
        try {
            new NoticeAddresses(application).find(NoticeAddresses.Which.WEBHOOK).ifPresent(address -> {
                application.messenger().send(address, application.appSettings().notices().webhook(),
                        new Notice(kind, integration, id(integration, proposal, kind),
                                "Tallybird, \"" + integration + "\": " + kind.words(), text, next,
                                application.surroundings().clock().instant()),
                        cancel);
                done.add("The webhook was told.");
            });
        } catch (RuntimeException | Error failure) {
            done.add(lost(integration, kind, Unexpected.problem(failure).what()));
        }
        return done;
    }

    /** What did not arrive is kept where a person will see it. */
    private String lost(String integration, Notice.Kind kind, String why) {
        try (Ledger ledger = application.openLedger(integration)) {
            ledger.undelivered(new Undelivered(application.surroundings().clock().instant(),
                    application.redactor().redact("Nobody could be told of \"" + kind.words() + "\": " + why)));
        } catch (ProblemException noLedger) {
            return why + " " + noLedger.problem().what();
        }
        return why;
    }

    private static String id(String integration, Proposal proposal, Notice.Kind kind) {
        return "tallybird-" + integration.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + "-" + kind.key() + "-" + proposal.plan();
    }
}
