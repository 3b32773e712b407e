package app.tallybird.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import app.tallybird.connector.reading.CheckLine;
import app.tallybird.http.Cancel;
import app.tallybird.http.Reach;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.synthesize.Organization;
import app.tallybird.synthesize.Vendor;

/** Checks both sides, one line per step, so that the first thing to correct is plain. Read-only, always. */
public final class Authenticate {

    private static final String SYNTHESIZE = "app.usegradient.com";

    private final IntegrationContext context;
    private final Reach reach;

    public Authenticate(IntegrationContext context, Reach reach) {
        this.context = context;
        this.reach = reach;
    }

    public List<CheckLine> run(Cancel cancel) {
        List<CheckLine> lines = new ArrayList<>();
        run(lines::add, cancel);
        return lines;
    }

    /** The same, each line as soon as it is known; called on the calling thread. */
    public void run(Consumer<CheckLine> lines, Cancel cancel) {
        for (Reach.Step step : reach.look(SYNTHESIZE)) {
            lines.accept(step.ok()
                    ? CheckLine.passed(step.name(), step.words())
                    : CheckLine.failed(step.name(), Problem.of(ProblemCode.UNREACHABLE, step.name() + ": " + step.words() + ".",
                            "Nothing was sent.", "Check the internet connection, the proxy and the firewall of this computer.")));
        }
        synthesize(lines, cancel);
        context.vendor().check(context.integration().vendor(), lines, cancel);
    }

    private void synthesize(Consumer<CheckLine> lines, Cancel cancel) {
        String keys = "Synthesize keys";
        try {
            Organization organization = OrganizationGuard.check(context, cancel);
            lines.accept(CheckLine.passed(keys, "accepted: \"" + organization.name() + "\", integration " + organization.integrationId()
                    + ", status " + organization.status()));
        } catch (ProblemException e) {
            lines.accept(CheckLine.failed(keys, e.problem()));
            return;
        }
        String module = "Billing module";
        try {
            Vendor vendor = context.synthesize().vendor(cancel);
            boolean billing = vendor.modules().isEmpty() || vendor.modules().contains("billing");
            lines.accept(billing
                    ? CheckLine.passed(module, vendor.modules().isEmpty() ? "not reported by the server" : "present")
                    : CheckLine.failed(module,
                            Problem.of(ProblemCode.CONFIGURATION, "This integration has no billing module, so it takes no counts.",
                                    "Nothing was sent.",
                                    "In Synthesize create the integration again with the type Billing, and use its new keys.")));
        } catch (ProblemException e) {
            lines.accept(CheckLine.failed(module, e.problem()));
        }
    }
}
