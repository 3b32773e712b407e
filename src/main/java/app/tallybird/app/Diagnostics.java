package app.tallybird.app;

import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.ledger.Attempt;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunRecord;
import app.tallybird.problem.ProblemException;
import app.tallybird.problem.Wording;
import app.tallybird.secret.Availability;
import app.tallybird.secret.SecretName;
import app.tallybird.settings.AppSettings;
import app.tallybird.settings.IntegrationSettings;

/** What support asks for first, as text. Holds names of integrations and vendors, no customers, no numbers of customers and no secrets. */
public final class Diagnostics {

    private static final int ATTEMPTS = 10;

    private Diagnostics() {
    }

    public static String of(Application application) {
        StringBuilder text = new StringBuilder();
        line(text, "Tallybird", version());
        line(text, "Java", Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
        line(text, "System", System.getProperty("os.name") + " " + System.getProperty("os.version") + ", " + System.getProperty("os.arch"));
        line(text, "Time (UTC)", application.surroundings().clock().instant().toString());
        line(text, "Home folder", application.home().root().toString());
        line(text, "Sandbox", application.sandboxNotice().orElse("no"));
        line(text, "Secrets", switch (application.secrets().availability()) {
            case Availability.Kept kept -> "in " + kept.where();
            case Availability.SessionOnly only -> "this session only: " + only.why();
        });
        try {
            AppSettings set = application.appSettings();
            line(text, "Network", "proxy: " + (set.network().proxy().isEmpty() ? "none set" : "set") + ", certificate: "
                    + (set.network().extraCa().isEmpty() ? "none set" : "set") + ", rate: " + application.rate() + " a second");
            List<IntegrationSettings> all = application.settings().all();
            unsaved(application, all).ifPresent(name -> {
                line(text, "Integration", name + " (from an environment file): " + lastRun(application, name));
                symptoms(application, name, Optional.empty(), text);
            });
            all.forEach(one -> {
                line(text, "Integration", one.name() + " (" + one.connector() + ")" + (one.paused() ? ", paused" : "") + ": "
                        + lastRun(application, one.name()));
                symptoms(application, one.name(), Optional.of(one), text);
            });
        } catch (ProblemException e) {
            line(text, "Settings", e.problem().sentence());
        }
        return application.redactor().redact(text.toString());
    }

    /** The integration that an environment file says, when it has a ledger and is not saved. */
    private static Optional<String> unsaved(Application application, List<IntegrationSettings> saved) {
        return application.envFile().flatMap(file -> application.chosenName())
                .filter(name -> Files.exists(application.home().ledger(application.sandbox(), name)))
                .filter(name -> saved.stream().noneMatch(one -> one.name().equals(name)));
    }

    /** The questions in the order in which Gradient's support goes through them. */
    private static void symptoms(Application application, String name, Optional<IntegrationSettings> saved, StringBuilder text) {
        try (Ledger ledger = application.openLedger(name)) {
            line(text, "  Stuck on Pending?",
                    "last complete push: " + ledger.lastComplete().map(run -> when(application, run.started())).orElse("none")
                            + ", counts accepted so far: " + ledger.accepted().size());
            line(text, "  Counts stopped?", "schedule: "
                    + application.routines().find(name).schedule().map(one -> one.rhythm() + ", " + one.start().words()).orElse("none")
                    + "; last start that nobody watched: " + ledger.attempts(1).stream().findFirst()
                            .map(one -> when(application, one.started()) + " " + one.result()).orElse("none")
                    + saved.map(one -> "; keys: " + keys(application, name)).orElse(""));
            line(text, "  Counts wrong?",
                    "not mapped: " + count(ledger, Outcome.NOT_MAPPED::equals) + ", left out on purpose: " + ledger.leftOut().size()
                            + ", uncertain: " + ledger.uncertain().size() + ", held plans: " + ledger.heldPlans().size()
                            + ", lost their place: " + count(ledger, Outcome::hadPlace));
            line(text, "  Errors when it runs?",
                    ledger.attempts(ATTEMPTS).stream().filter(one -> !one.done()).map(Attempt::result)
                            .collect(Collectors.groupingBy(code -> code, TreeMap::new, Collectors.counting())).entrySet().stream()
                            .map(code -> code.getValue() + " \u00d7 " + code.getKey()).collect(Collectors.joining(", ", "",
                                    " in the last " + Wording.count(ledger.attempts(ATTEMPTS).size(), "start") + " that nobody watched")));
            line(text, "  No data?",
                    "accounts: " + ledger.accountNames().size() + ", services: " + ledger.serviceIds().size()
                            + ", accounts in the last push: " + ledger.accountsLastRun().size()
                            + saved.map(one -> "; vendor: " + vendor(application, one)).orElse(""));
        } catch (ProblemException e) {
            line(text, "  Ledger", e.problem().sentence());
        }
    }

    private static long count(Ledger ledger, Predicate<Outcome> kind) {
        return ledger.withoutPlace().stream().map(CellResult::outcome).filter(kind).count();
    }

    /** Which of the two keys of Synthesize are kept; never what they are. */
    private static String keys(Application application, String name) {
        return Stream.of("VENDOR_API_KEY", "PARTNER_API_KEY").map(key -> key + " " + kept(application, name, key))
                .collect(Collectors.joining(", "));
    }

    /** What the connector needs and whether it is there; never a value. */
    private static String vendor(Application application, IntegrationSettings saved) {
        try {
            return application.catalog().find(saved.connector(), application.surroundings().workingFolder()).inputs().stream()
                    .map(input -> input.key() + " "
                            + (input.secret()
                                    ? kept(application, saved.name(), input.key())
                                    : saved.inputs().getOrDefault(input.key(), "").isEmpty() ? "not set" : "set"))
                    .collect(Collectors.joining(", "));
        } catch (ProblemException e) {
            return e.problem().sentence();
        }
    }

    private static String kept(Application application, String name, String field) {
        try {
            return application.secrets().read(new SecretName(name, field)).isPresent() ? "kept" : "not kept";
        } catch (ProblemException e) {
            return "not readable";
        }
    }

    private static String when(Application application, Instant time) {
        return Wording.moment(time, application.surroundings().clock().getZone());
    }

    private static String lastRun(Application application, String name) {
        try (Ledger ledger = application.openLedger(name)) {
            List<RunRecord> runs = ledger.runs(1);
            if (runs.isEmpty()) {
                return "no push yet";
            }
            RunRecord run = runs.getFirst();
            return "run " + run.id().value() + " of " + when(application, run.started()) + ", "
                    + run.ending().map(Enum::name).orElse("interrupted") + ", " + run.outcomes();
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
