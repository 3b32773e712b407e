package app.tallybird.app;

import java.util.List;

import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.RunRecord;
import app.tallybird.problem.ProblemException;
import app.tallybird.secret.Availability;
import app.tallybird.settings.IntegrationSettings;

/** What support asks for first, as text. Holds names of integrations and vendors, no customers, no numbers of customers and no secrets. */
public final class Diagnostics {

    private Diagnostics() {
    }

    public static String of(Application application) {
        StringBuilder text = new StringBuilder();
        line(text, "Tallybird", version());
        line(text, "Java", Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
        line(text, "System",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", " + System.getProperty("os.arch"));
        line(text, "Time (UTC)", application.surroundings().clock().instant().toString());
        line(text, "Home folder", application.home().root().toString());
        line(text, "Sandbox", application.sandboxNotice().orElse("no"));
        line(text, "Secrets", switch (application.secrets().availability()) {
            case Availability.Kept kept -> "in " + kept.where();
            case Availability.SessionOnly only -> "this session only: " + only.why();
        });
        List<IntegrationSettings> all;
        try {
            all = application.settings().all();
        } catch (ProblemException e) {
            line(text, "Integrations", e.problem().sentence());
            return text.toString();
        }
        all.forEach(one -> {
            line(text, "Integration", one.name() + " (" + one.connector() + ")" + (one.paused() ? ", paused" : "") + ": "
                    + lastRun(application, one.name()));
            symptoms(application, one.name(), text);
        });
        return application.redactor().redact(text.toString());
    }

    /** The questions in the order in which Gradient's support goes through them. */
    private static void symptoms(Application application, String name, StringBuilder text) {
        try (Ledger ledger = application.openLedger(name)) {
            line(text, "  Stuck on Pending?", "last complete push: " + ledger.lastFinishedRun().map(run -> run.started().toString())
                    .orElse("none") + ", counts accepted so far: " + ledger.accepted().size());
            line(text, "  Counts stopped?", "schedule: "
                    + application.routines().find(name).schedule().map(one -> one.rhythm() + ", " + one.start().words()).orElse("none")
                    + "; last start that nobody watched: "
                    + ledger.attempts(1).stream().findFirst().map(one -> one.started() + " " + one.result()).orElse("none"));
            line(text, "  Counts wrong?", "not mapped: " + ledger.notMapped().size() + ", left out on purpose: " + ledger.leftOut().size()
                    + ", uncertain: " + ledger.uncertain().size() + ", held plans: " + ledger.heldPlans().size());
            line(text, "  No data?", "accounts: " + ledger.accountNames().size() + ", services: " + ledger.serviceIds().size()
                    + ", accounts in the last push: " + ledger.accountsLastRun().size());
        } catch (ProblemException e) {
            line(text, "  Ledger", e.problem().sentence());
        }
    }

    private static String lastRun(Application application, String name) {
        try (Ledger ledger = application.openLedger(name)) {
            List<RunRecord> runs = ledger.runs(1);
            if (runs.isEmpty()) {
                return "no push yet";
            }
            RunRecord run = runs.getFirst();
            return "run " + run.id().value() + " of " + run.started() + ", " + run.ending().map(Enum::name).orElse("interrupted") + ", "
                    + run.outcomes();
        } catch (ProblemException e) {
            return e.problem().sentence();
        }
    }

    /** The version of this build. */
    public static String version() {
        String version = Diagnostics.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append('\n');
    }
}
