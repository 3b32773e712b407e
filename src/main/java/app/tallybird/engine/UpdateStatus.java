package app.tallybird.engine;

import java.util.Locale;
import java.util.Optional;

import app.tallybird.http.Cancel;
import app.tallybird.ledger.AuditKind;
import app.tallybird.model.Right;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.synthesize.Organization;

/** Sets the integration's status, by default to pending, which is what lets the partner map accounts and services in Synthesize. */
public final class UpdateStatus {

    public static final String PENDING = "pending";
    private static final String ACTIVE = "active";

    private final IntegrationContext context;

    public UpdateStatus(IntegrationContext context) {
        this.context = context;
    }

    /** The status now and the one wanted, both in lower case. */
    public record Plan(String now, String wanted) {

        public boolean changesPending() {
            return !now.equals(wanted);
        }

        /** An active integration is only moved back when somebody says so twice. */
        public boolean movesBack() {
            return now.equals(ACTIVE) && changesPending();
        }
    }

    public Plan plan(String wanted, Cancel cancel) {
        return new Plan(status(OrganizationGuard.check(context, cancel)), wanted);
    }

    /** Empty when the status is as wanted now. */
    public Optional<Problem> apply(Plan plan, boolean confirmed, Cancel cancel) {
        if (!plan.changesPending()) {
            return Optional.empty();
        }
        if (plan.movesBack() && !confirmed) {
            return Optional.of(Problem.of(ProblemCode.HELD, "The integration is active; \"" + plan.wanted() + "\" would take it back.",
                    "The status was not changed.", "If that is what you want, run update-status with --yes."));
        }
        context.ledger().user().require(Right.SEND, "The status was not changed.");
        OrganizationGuard.checkAndRemember(context, cancel);
        String now = status(context.synthesize().status(plan.wanted(), cancel));
        context.ledger().audit().add(AuditKind.SEND,
                "Status at Synthesize: was " + plan.now() + ", now " + (now.isEmpty() ? plan.wanted() : now));
        if (!now.isEmpty() && !now.equals(plan.wanted())) {
            return Optional.of(Problem.of(ProblemCode.SYNTHESIZE_ANSWER,
                    "Synthesize was asked for \"" + plan.wanted() + "\" and says \"" + now + "\".", "No count was touched.",
                    "Look at the integration in Synthesize and run update-status again."));
        }
        return Optional.empty();
    }

    private static String status(Organization organization) {
        return organization.status().toLowerCase(Locale.ROOT);
    }
}
