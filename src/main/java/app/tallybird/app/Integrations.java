package app.tallybird.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import app.tallybird.connector.engine.InputCheck;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.Input;
import app.tallybird.connector.format.ServiceRule;
import app.tallybird.ledger.AuditKind;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.LedgerLock;
import app.tallybird.ledger.OrganizationSeen;
import app.tallybird.problem.FileMoves;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;
import app.tallybird.schedule.Programs;
import app.tallybird.schedule.Schedule;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;
import app.tallybird.settings.Documents;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.settings.Routine;
import app.tallybird.settings.RoutineStore;
import app.tallybird.settings.ServiceEdits;
import app.tallybird.settings.SettingsStore;
import app.tallybird.synthesize.Organization;

/** What can be done with saved integrations as a whole. Nothing is done while a push of the integration runs. */
public final class Integrations {

    /** The note of the moment in which a secret was replaced last: what was refused before says nothing about it. */
    static final String RENEWED = "secret-renewed";

    private final Application application;
    private final Schedules schedules;
    private final AuditTrail trail;

    public Integrations(Application application, Programs programs) {
        this.application = application;
        schedules = new Schedules(application, programs);
        trail = new AuditTrail(application);
    }

    public IntegrationSettings pause(String name, boolean paused) {
        return trail.change(name, saved -> saved.withPaused(paused));
    }

    /** Gives it another name; its memory, secrets and schedule go with it. */
    public void rename(String name, String other) {
        trail.mayBeSetUp();
        List<String> fields = secretFields(name);
        free(other);
        application.home().prepare();
        Optional<Schedule> schedule = application.routines().find(name).schedule();
        Documents documents = application.documents();
        Renaming renaming = new Renaming(application);
        AtomicBoolean renamed = new AtomicBoolean();
        orBack(() -> {
            if (!renamed.get()) {
                renaming.end(name);
            }
        }, () -> whileNobodyPushes(name, "rename", lock -> {
            renaming.begin(name, other);
            return lock.rename(other);
        }, () -> {
            orBack(() -> forget(other, fields), () -> {
                fields.forEach(field -> application.secrets().read(new SecretName(name, field))
                        .ifPresent(value -> application.secrets().write(new SecretName(other, field), value)));
                renamed(documents, name, other);
            });
            renamed.set(true);
        }, () -> {
            renaming.end(name);
            if (schedule.isPresent()) {
                schedules.tell(name, Optional.empty());
                schedules.tell(other, schedule);
            }
            forget(name, fields);
            FileMoves rest = new FileMoves();
            rest.aside(rest(name));
            rest.delete();
        }));
        trail.add(AuditKind.SETTING, other, "Renamed, it was \"" + name + "\"");
    }

    private void forget(String name, List<String> fields) {
        fields.forEach(field -> application.secrets().delete(new SecretName(name, field)));
    }

    /** Settings and schedule, together or not at all. */
    private static void renamed(Documents documents, String name, String other) {
        documents.change(now -> {
            SettingsStore settings = new SettingsStore(now);
            settings.copy(name, other);
            new RoutineStore(now).move(name, other);
            return settings.delete(name);
        });
    }

    /**
     * Makes another integration with the same vendor sign-in and choices. It has no keys of Synthesize, because each integration there needs its own,
     * and neither memory nor schedule.
     */
    public void duplicate(String name, String other) {
        trail.mayBeSetUp();
        IntegrationSettings before = saved(name);
        free(other);
        document(before).inputs().stream().filter(Input::secret)
                .forEach(input -> application.secrets().read(new SecretName(name, input.key()))
                        .ifPresent(value -> application.secrets().write(new SecretName(other, input.key()), value)));
        application.settings().copy(name, other);
        trail.add(AuditKind.SETTING, other, "Made the integration as a copy of \"" + name + "\"");
    }

    /** Why keys of Synthesize are not for the integration of this name, or for a new one: another one of this computer is that integration there. */
    public Optional<Problem> taken(Optional<String> name, Organization there) {
        return application.settings().all().stream().map(IntegrationSettings::name).filter(other -> name.filter(other::equals).isEmpty())
                .filter(other -> !there.integrationId().isEmpty()
                        && integrationThere(other).filter(there.integrationId()::equals).isPresent())
                .findFirst()
                .map(other -> Problem.of(ProblemCode.WRONG_ORGANIZATION,
                        "These are the keys of \"" + other + "\": integration " + there.integrationId() + " of \"" + there.name() + "\".",
                        "Nothing was saved and nothing was sent; with the same keys the customers of one would be taken for gone by the other.",
                        "In Synthesize create another custom integration and enter its keys, or open \"" + other + "\" instead."));
    }

    /** Which integration it is at Synthesize, as far as its memory knows. */
    private Optional<String> integrationThere(String name) {
        if (!application.ledgers().exists(name)) {
            return Optional.empty();
        }
        try (Ledger ledger = application.openLedger(name)) {
            return ledger.organization().map(OrganizationSeen::integrationId);
        }
    }

    /** What removing would take away, one sentence each. */
    public List<String> wouldRemove(String name) {
        saved(name);
        List<String> words = new ArrayList<>(List.of("The settings of \"" + name + "\" and its secrets on this computer."));
        try (Ledger ledger = application.openLedger(name)) {
            int runs = ledger.runs(Integer.MAX_VALUE).size();
            words.add(runs == 0
                    ? "Its memory, which holds no push yet."
                    : "Its memory: " + Wording.count(runs, "push") + " and " + Wording.count(ledger.accepted().size(), "accepted count")
                            + ".");
        }
        if (application.routines().find(name).schedule().isPresent()) {
            words.add("Its schedule.");
        }
        words.add("Nothing is changed in Synthesize: accounts, services and the last counts stay there and go on being billed.");
        return words;
    }

    /** Removes it from this computer; returns what was removed. */
    public List<String> remove(String name) {
        trail.mayBeSetUp();
        List<String> words = wouldRemove(name);
        List<String> fields = secretFields(name);
        FileMoves files = new FileMoves();
        whileNobodyPushes(name, "remove", LedgerLock::remove, () -> {
            files.aside(rest(name));
            orBack(files::back, () -> {
                Runnable back = removed(application.documents(), name);
                orBack(back, () -> schedules.tell(name, Optional.empty()));
            });
        }, () -> {
            forget(name, fields);
            files.delete();
        });
        trail.add(AuditKind.SETTING, name, "Removed the integration");
        return words;
    }

    /** Takes settings and schedule away together; what is returned puts them back. */
    private static Runnable removed(Documents documents, String name) {
        return documents.change(now -> {
            Runnable settings = new SettingsStore(now).remove(name, documents);
            Runnable routine = new RoutineStore(now).remove(name, documents);
            return () -> {
                settings.run();
                routine.run();
            };
        });
    }

    private static void orBack(Runnable back, Runnable work) {
        boolean done = false;
        try {
            work.run();
            done = true;
        } finally {
            if (!done) {
                back.run();
            }
        }
    }

    /** Changes the real and the practice ledger under their locks, and takes that back when what comes next fails; then does the rest. */
    private void whileNobodyPushes(String name, String kind, Function<LedgerLock, LedgerLock.Change> change, Runnable next, Runnable rest) {
        try (LedgerLock real = application.ledgerPlace().lock(false, name, kind);
                LedgerLock practice = application.ledgerPlace().lock(true, name, kind)) {
            List<LedgerLock.Change> made = new ArrayList<>();
            orBack(() -> made.reversed().forEach(LedgerLock.Change::back), () -> {
                made.add(change.apply(real));
                made.add(change.apply(practice));
                next.run();
            });
            made.forEach(LedgerLock.Change::keep);
            rest.run();
        }
    }

    /** What an integration has besides its settings, its memory and its secrets. */
    private List<Path> rest(String name) {
        return List.of(application.home().rows(false, name), application.home().rows(true, name), application.home().scheduleLog(name));
    }

    /** The fields of an integration that hold secrets: the vendor's by input key, and the keys of Synthesize by their names. */
    public List<String> secretFields(String name) {
        List<String> fields = new ArrayList<>(document(saved(name)).inputs().stream().filter(Input::secret).map(Input::key).toList());
        fields.add(IntegrationFinder.VENDOR_KEY);
        fields.add(IntegrationFinder.PARTNER_KEY);
        return fields;
    }

    /** Puts a new value in place of a secret; everything else stays as it was set up. */
    public void replaceSecret(String name, String field, Secret value) {
        List<String> known = secretFields(name);
        String wanted = known.stream().filter(one -> one.equalsIgnoreCase(field) || Input.envName(one).equalsIgnoreCase(field)).findFirst()
                .orElseThrow(() -> wrongUse("\"" + field + "\" is no secret of \"" + name + "\".",
                        "Its secrets are: " + String.join(", ", known) + "."));
        if (value.isBlank()) {
            throw wrongUse("The new value is empty.", "Give the whole secret.");
        }
        application.secrets().write(new SecretName(name, wanted), Secret.of(value.reveal().strip()));
        trail.add(AuditKind.SETTING, name, "Replaced the secret " + wanted + " on this computer");
        renewed(application, name);
    }

    /** A sign-in that was refused before now says nothing any more. */
    public static void renewed(Application application, String name) {
        if (application.ledgers().exists(name)) {
            try (Ledger ledger = application.openLedger(name)) {
                ledger.note(RENEWED, application.surroundings().clock().instant().toString());
            }
        }
    }

    /** Names the account that tickets about failures are written for; empty for none. */
    public void ticketAccount(String name, String accountId) {
        trail.mayBeSetUp();
        Routine before = application.routines().change(name, saved -> saved.withTicketAccount(accountId.strip()));
        if (before.ticketAccount().equals(accountId.strip())) {
            return;
        }
        trail.add(AuditKind.SETTING, name, "Tickets are written for " + (accountId.isBlank() ? "nobody" : "account " + accountId.strip()));
    }

    /** Says by which day of each month, 1 to 28, a file should have come; 0 for none. */
    public void fileBy(String name, int day) {
        if (day < 0 || day > 28) {
            throw wrongUse("\"" + day + "\" is no day that every month has.", "Write a number from 1 to 28.");
        }
        if (application.settings().find(name).isPresent() && NextFile.of(application, name).isEmpty()) {
            throw wrongUse("\"" + name + "\" reads no file.", "Name an integration that does.");
        }
        trail.fileBy(name, day);
    }

    /** Says whose day is today when the vendor is asked for dates; empty for this computer's. */
    public void timeZone(String name, String zone) {
        IntegrationSettings before = saved(name);
        ConnectorDocument document = document(before);
        if (!document.inputs().contains(Input.TIME_ZONE)) {
            throw wrongUse(
                    document.head().dates().zone().map(fixed -> "The dates of \"" + document.name() + "\" are those of " + fixed + ".")
                            .orElse("\"" + document.name() + "\" is asked for no dates."),
                    "There is nothing to set.");
        }
        String said = zone.isBlank() ? "" : InputCheck.zone(zone.strip());
        trail.change(name, saved -> {
            Map<String, String> inputs = new HashMap<>(saved.inputs());
            inputs.put(Input.TIME_ZONE.key(), said);
            return saved.withInputs(inputs);
        });
    }

    /** What a service is called at Synthesize from now on; empty for the connector's own name. It stays the same service. */
    public void nameService(String name, String key, String other) {
        IntegrationSettings before = saved(name);
        ConnectorDocument document = document(before);
        if (!document.discoversServices() && before.services().own().find(key).isEmpty() && document.services().stream()
                .noneMatch(service -> service.naming() instanceof ServiceRule.Naming.Fixed fixed && fixed.key().equals(key))) {
            throw wrongUse("\"" + document.name() + "\" has no service \"" + key + "\".",
                    "Name one by its key, as sync-services --json says it.");
        }
        trail.change(name, saved -> saved
                .withServices(saved.services().with(key, saved.services().byKey().getOrDefault(key, ServiceEdits.Edit.NONE).named(other))));
    }

    private ConnectorDocument document(IntegrationSettings settings) {
        return application.catalog().find(settings.connector(), application.surroundings().workingFolder());
    }

    private IntegrationSettings saved(String name) {
        return application.settings().find(name)
                .orElseThrow(() -> Problem.of(ProblemCode.CONFIGURATION, "There is no saved integration \"" + name + "\".",
                        "Nothing was changed.", "See them with: integrations list").asException());
    }

    /** Names that differ only by case would be one file on Windows and macOS. */
    private void free(String name) {
        if (!IntegrationSettings.isName(name)) {
            throw wrongUse("\"" + name + "\" can not be the name of an integration.",
                    "Use up to 60 letters, digits, blanks, dots, dashes or underscores, beginning with a letter or digit.");
        }
        boolean taken = application.settings().all().stream().anyMatch(one -> one.name().equalsIgnoreCase(name))
                || application.ledgers(false).exists(name) || application.ledgers(true).exists(name);
        if (taken) {
            throw wrongUse("There is already something called \"" + name + "\" here.", "Choose another name.");
        }
    }

    private static RuntimeException wrongUse(String what, String next) {
        return Problem.of(ProblemCode.WRONG_USE, what, "Nothing was changed.", next).asException();
    }
}
