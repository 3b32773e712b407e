package app.tallybird.app;

import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.ledger.Attempt;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.OutcomeGroup;
import app.tallybird.model.ThisBuild;
import app.tallybird.problem.ProblemException;
import app.tallybird.problem.Wording;
import app.tallybird.secret.Availability;
import app.tallybird.secret.SecretName;
import app.tallybird.settings.AppSettings;
import app.tallybird.settings.IntegrationSettings;

/** What support asks for first, as text. Holds names of integrations and vendors, no customers, no numbers of customers and no secrets. */
public final class Diagnostics {

    private static final int ATTEMPTS = 10;

    private final Application application;
    private final StringBuilder text = new StringBuilder();

    private Diagnostics(Application application) {
        this.application = application;
    }

    public static String of(Application application) {
        return new Diagnostics(application).text();
    }

    private String text() {
        line("Tallybird", version());
        line("Java", Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
        line("System", System.getProperty("os.name") + " " + System.getProperty("os.version") + ", " + System.getProperty("os.arch"));
        line("Time (UTC)", application.surroundings().clock().instant().toString());
        line("Home folder", application.home().root().toString());
        line("Sandbox", application.sandboxNotice().orElse("no"));
        line("Secrets", switch (application.secrets().availability()) {
            case Availability.Kept kept -> "in " + kept.where();
            case Availability.SessionOnly only -> "this session only: " + only.why();
        });
        try {
            AppSettings set = application.appSettings();
            line("Network", "proxy: " + (set.network().proxy().isEmpty() ? "none set" : "set") + ", certificate: "
                    + (set.network().extraCa().isEmpty() ? "none set" : "set") + ", rate: " + application.rate() + " a second");
            application.unsaved().ifPresent(name -> integration(name, " (from an environment file)", Optional.empty()));
            application.settings().all().forEach(
                    one -> integration(one.name(), " (" + one.connector() + ")" + (one.paused() ? ", paused" : ""), Optional.of(one)));
        } catch (ProblemException e) {
            line("Settings", e.problem().sentence());
        }
        return application.redactor().words(text.toString());
    }

    /** The questions in the order in which Gradient's support goes through them. */
    private void integration(String name, String kind, Optional<IntegrationSettings> saved) {
        line("Integration", name + kind + ": " + lastRun(name));
        try (Ledger ledger = application.openLedger(name)) {
            line("  Stuck on Pending?", "last complete push: " + ledger.lastComplete().map(run -> when(run.started())).orElse("none")
                    + ", counts accepted so far: " + ledger.accepted().size());
            line("  Counts stopped?",
                    "schedule: "
                            + application.routines().find(name).schedule().map(one -> one.rhythm() + ", " + one.start().words())
                                    .orElse("none")
                            + "; last start that nobody watched: "
                            + ledger.attempts(1).stream().findFirst().map(one -> when(one.started()) + " " + one.result()).orElse("none")
                            + saved.map(one -> "; keys: " + keys(name)).orElse(""));
            line("  Counts wrong?", OutcomeGroup.NOT_MAPPED.word() + ": " + count(ledger, OutcomeGroup.NOT_MAPPED)
                    + ", left out on purpose: " + ledger.leftOut().size() + ", uncertain: " + ledger.uncertain().size() + ", held plans: "
                    + ledger.heldPlans().size() + ", " + OutcomeGroup.NO_PLACE.word() + ": " + count(ledger, OutcomeGroup.NO_PLACE));
            line("  Errors when it runs?",
                    ledger.attempts(ATTEMPTS).stream().filter(one -> !one.done()).map(Attempt::result)
                            .collect(Collectors.groupingBy(code -> code, TreeMap::new, Collectors.counting())).entrySet().stream()
                            .map(code -> code.getValue() + " \u00d7 " + code.getKey()).collect(Collectors.joining(", ", "",
                                    " in the last " + Wording.count(ledger.attempts(ATTEMPTS).size(), "start") + " that nobody watched")));
            line("  No data?",
                    "accounts: " + ledger.accountNames().size() + ", services: " + ledger.serviceIds().size()
                            + ", accounts in the last push: " + ledger.accountsLastRun().size()
                            + saved.map(one -> "; vendor: " + vendor(one)).orElse(""));
        } catch (ProblemException e) {
            line("  Ledger", e.problem().sentence());
        }
    }

    private static long count(Ledger ledger, OutcomeGroup kind) {
        return ledger.withoutPlace().stream().map(CellResult::outcome).filter(kind).count();
    }

    /** Which of the two keys of Synthesize are kept; never what they are. */
    private String keys(String name) {
        return Stream.of(IntegrationFinder.VENDOR_KEY, IntegrationFinder.PARTNER_KEY).map(key -> key + " " + kept(name, key))
                .collect(Collectors.joining(", "));
    }

    /** What the connector needs and whether it is there; never a value. */
    private String vendor(IntegrationSettings saved) {
        try {
            return application.catalog().find(saved.connector(), application.surroundings().workingFolder()).inputs().stream()
                    .map(input -> input.key() + " "
                            + (input.secret()
                                    ? kept(saved.name(), input.key())
                                    : saved.inputs().getOrDefault(input.key(), "").isEmpty() ? "not set" : "set"))
                    .collect(Collectors.joining(", "));
        } catch (ProblemException e) {
            return e.problem().sentence();
        }
    }

    private String kept(String name, String field) {
        try {
            return application.secrets().read(new SecretName(name, field)).isPresent() ? "kept" : "not kept";
        } catch (ProblemException e) {
            return "not readable";
        }
    }

    private String when(Instant time) {
        return Wording.moment(time, application.surroundings().clock().getZone());
    }

    private String lastRun(String name) {
        try (Ledger ledger = application.openLedger(name)) {
            return ledger.runs(1).stream().findFirst().map(run -> "run " + run.id().value() + " of " + when(run.started()) + ", "
                    + run.ending().map(Enum::name).orElse("interrupted") + ", " + run.outcomes()).orElse("no push yet");
        } catch (ProblemException e) {
            return e.problem().sentence();
        }
    }

    /** The version of this build. */
    public static String version() {
        return ThisBuild.version();
    }

    private void line(String name, String value) {
        text.append(name).append(": ").append(value).append('\n');
    }
}
