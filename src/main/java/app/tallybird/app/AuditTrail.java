package app.tallybird.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import app.tallybird.ledger.AuditEntry;
import app.tallybird.ledger.AuditKind;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.Ledgers;
import app.tallybird.model.Right;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemException;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.settings.SettingsStore;

/**
 * Who did what, over all integrations. What is done with the numbers of one is in its own ledger, beside them; what is done with integrations as a whole and
 * with all of them, and what was written down of one that was removed, is in one more ledger that is no integration's ({@link Ledgers#OF_ALL}).
 */
public final class AuditTrail {

    private final Application application;

    public AuditTrail(Application application) {
        this.application = application;
    }

    /** Which entries; what is empty is all of them. */
    public record Filter(Optional<String> integration, Optional<AuditKind> kind, Optional<Instant> since) {
        public static final Filter ALL = new Filter(Optional.empty(), Optional.empty(), Optional.empty());

        private boolean takes(AuditEntry entry) {
            return integration.filter(name -> !name.equals(entry.place())).isEmpty() && kind.filter(one -> one != entry.kind()).isEmpty()
                    && since.filter(entry.at()::isBefore).isEmpty();
        }
    }

    /**
     * The entries, the newest first.
     *
     * @param unread the ledgers that could not be read, so that theirs are not among them
     */
    public record Found(List<AuditEntry> entries, List<Problem> unread) {
        public Found {
            entries = List.copyOf(entries);
            unread = List.copyOf(unread);
        }
    }

    /** All of them, the newest first; refused where a ledger can not be read. */
    public List<AuditEntry> entries(Filter filter) {
        Found found = find(filter);
        found.unread().stream().findFirst().ifPresent(problem -> {
            throw problem.asException();
        });
        return found.entries();
    }

    /** Those of the ledgers that can be read. */
    public Found find(Filter filter) {
        List<AuditEntry> found = new ArrayList<>();
        List<Problem> unread = new ArrayList<>();
        for (String name : application.ledgers().names()) {
            if (filter.integration().filter(one -> !one.equals(name)).isEmpty()) {
                try {
                    found.addAll(of(name, name));
                } catch (ProblemException unreadable) {
                    unread.add(unread(name, unreadable.problem()));
                }
            }
        }
        if (application.ledgers().exists(Ledgers.OF_ALL)) {
            found.addAll(of(Ledgers.OF_ALL, ""));
        }
        return new Found(found.stream().filter(filter::takes).sorted(Comparator.comparing(AuditEntry::at).reversed()).toList(), unread);
    }

    /** The same, about the integration by its name. */
    static Problem unread(String integration, Problem why) {
        return new Problem(why.code(), "\"" + integration + "\" could not be read: " + why.what(), why.notChanged(), why.next(),
                why.retryable(), why.detail());
    }

    private List<AuditEntry> of(String ledger, String place) {
        try (Ledger open = application.openLedger(ledger)) {
            return open.audit().entries(place);
        }
    }

    /** Writes down what was done with an integration as a whole, or with all of them where the place is empty. */
    void add(AuditKind kind, String place, String words) {
        try {
            write(kind, place, words);
        } catch (ProblemException failed) {
            throw failed.problem().butUnchanged("What was done is done, but who did it is not written down.").asException();
        }
    }

    private void write(AuditKind kind, String place, String words) {
        try (Ledger all = application.openLedger(Ledgers.OF_ALL)) {
            all.audit().add(kind, place, words);
        }
    }

    /** Says by which day of each month a file should have come, 0 for none. */
    public void fileBy(String integration, int day) {
        mayBeSetUp();
        if (application.routines().change(integration, saved -> saved.withFileBy(day)).fileBy() != day) {
            add(AuditKind.SETTING, integration, day == 0 ? "The file has no day to come by" : "The file has to come by day " + day);
        }
    }

    /** Refuses who may not set up, before anything is changed. */
    void mayBeSetUp() {
        application.ledgers().user().require(Right.SET_UP, "Nothing was changed.");
    }

    /** Changes the settings of an integration as they are now, whoever was first, and writes down what of them is new. */
    public IntegrationSettings change(String name, UnaryOperator<IntegrationSettings> change) {
        return changed(settings -> settings.change(name, change));
    }

    /** Changes what a person made another one in {@code wanted} than it was in {@code begun}; refused where somebody else has changed the same since. */
    public IntegrationSettings change(IntegrationSettings begun, IntegrationSettings wanted) {
        return changed(settings -> settings.change(begun, wanted));
    }

    private IntegrationSettings changed(Function<SettingsStore, SettingsStore.Changed> change) {
        mayBeSetUp();
        SettingsStore.Changed done = change.apply(application.settings());
        String words = changes(done.before(), done.now());
        if (!words.isEmpty()) {
            add(AuditKind.SETTING, done.now().name(), words);
        }
        return done.now();
    }

    /** Keeps the settings of a new integration and does the rest that makes it one, or neither; refused when there is one of the name. */
    public void make(IntegrationSettings made, Runnable rest) {
        mayBeSetUp();
        application.settings().add(made);
        complete(made, rest);
    }

    /** The same under its name or one like it that is free; returns them with that. */
    public IntegrationSettings makeUnder(IntegrationSettings made, Consumer<IntegrationSettings> rest) {
        mayBeSetUp();
        IntegrationSettings named = application.settings().addUnder(made);
        complete(named, () -> rest.accept(named));
        return named;
    }

    private void complete(IntegrationSettings made, Runnable rest) {
        boolean done = false;
        try {
            rest.run();
            madeIt(made);
            done = true;
        } finally {
            if (!done) {
                application.settings().delete(made.name());
            }
        }
    }

    private void madeIt(IntegrationSettings made) {
        write(AuditKind.SETTING, made.name(), "Made the integration, connector " + made.connector());
    }

    /** Names what differs and never what is in it: an address can hold a key. */
    private static String changes(IntegrationSettings was, IntegrationSettings now) {
        if (was.withPaused(now.paused()).equals(now) && was.paused() != now.paused()) {
            return now.paused() ? "Paused" : "Resumed";
        }
        List<String> changed = new ArrayList<>();
        if (!was.connector().equals(now.connector())) {
            changed.add("connector");
        }
        Stream.concat(was.inputs().keySet().stream(), now.inputs().keySet().stream()).distinct().sorted()
                .filter(key -> !Objects.equals(was.inputs().get(key), now.inputs().get(key))).forEach(changed::add);
        if (!was.thresholds().equals(now.thresholds())) {
            changed.add("limits of holding");
        }
        if (!was.services().equals(now.services())) {
            changed.add("services");
        }
        return changed.isEmpty() ? "" : "Changed " + String.join(", ", changed);
    }
}
