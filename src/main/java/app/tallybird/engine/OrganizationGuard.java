package app.tallybird.engine;

import java.util.Optional;

import app.tallybird.http.Cancel;
import app.tallybird.ledger.OrganizationSeen;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.synthesize.Organization;

/**
 * Makes sure that the keys still belong to the organization and integration they belonged to at first use. Keys of another customer of
 * Synthesize would put every number where it does not belong.
 */
final class OrganizationGuard {

    private OrganizationGuard() {
    }

    /** Asks Synthesize who we are and compares; remembers nothing. */
    static Organization check(IntegrationContext context, Cancel cancel) {
        Organization now = context.synthesize().organization(cancel);
        Optional<OrganizationSeen> seen = context.ledger().organization();
        if (seen.isPresent() && differs(seen.get(), now)) {
            throw wrong(context.integration().name(), seen.get(), now).asException();
        }
        return now;
    }

    /** The same, and from now on no other organization is accepted. */
    static Organization checkAndRemember(IntegrationContext context, Cancel cancel) {
        Organization now = check(context, cancel);
        if (context.ledger().organization().isEmpty()) {
            context.ledger().rememberOrganization(
                    new OrganizationSeen(now.organizationId(), now.vendorId(), now.integrationId(), now.name(), context.clock().instant()));
        }
        return now;
    }

    private static boolean differs(OrganizationSeen seen, Organization now) {
        return differs(seen.organizationId(), now.organizationId()) || differs(seen.vendorId(), now.vendorId())
                || differs(seen.integrationId(), now.integrationId());
    }

    /** An id that one of the answers did not carry proves nothing. */
    private static boolean differs(String seen, String now) {
        return !seen.isEmpty() && !now.isEmpty() && !seen.equals(now);
    }

    private static Problem wrong(String integration, OrganizationSeen seen, Organization now) {
        boolean same = seen.organizationId().equals(now.organizationId());
        return Problem.of(ProblemCode.WRONG_ORGANIZATION,
                "These keys belong to " + name(now.name(), now.organizationId()) + (same ? ", but to another integration there" : "")
                        + "; the integration \"" + integration + "\" was set up for " + name(seen.name(), seen.organizationId()) + ".",
                "Nothing was read from the vendor and nothing was sent.", "Enter the keys of " + name(seen.name(), seen.organizationId())
                        + " again, or set up a new integration under another name (INTEGRATION=...) for these keys.");
    }

    private static String name(String name, String id) {
        return name.isEmpty() ? "organization " + id : "\"" + name + "\" (" + id + ")";
    }
}
