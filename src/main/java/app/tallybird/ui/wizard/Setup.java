package app.tallybird.ui.wizard;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;

import app.tallybird.app.Application;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.secret.Secret;
import app.tallybird.settings.IntegrationSettings;

/**
 * One integration while it is set up or used: what is known of it now, and the steps that are done. It is changed on the screen's thread alone and
 * touches neither disk nor network; work takes a snapshot along and {@link #store} does the rest.
 */
public final class Setup {

    /** What reads and saves for it, in work. */
    public final SetupStore store;
    public final ObjectProperty<Standing> standing;
    private final Set<Step> done = EnumSet.noneOf(Step.class);
    private final ReadOnlyIntegerWrapper moved = new ReadOnlyIntegerWrapper();
    /** Moves whenever something changed that a plan depends on: a plan made at another number is out of date. */
    public final ReadOnlyIntegerProperty version = moved.getReadOnlyProperty();
    private Snapshot now;
    private boolean routine;
    private int fileBy;
    private Queued queued = Queued.NOT;
    private Optional<Step> wanted = Optional.empty();

    /** Whose keys these are and the status there, as far as known; either may be empty. */
    public record Standing(String organization, String status) {
    }

    Setup(Application application, Snapshot now, Set<Step> done, String organization) {
        store = new SetupStore(application);
        this.now = now;
        this.done.addAll(done);
        standing = new SimpleObjectProperty<>(new Standing(organization, ""));
    }

    /** Nothing chosen yet. */
    public static Setup fresh(Application application) {
        return new Setup(application, Snapshot.nothing(), Set.of(), "");
    }

    /** What work is started from. */
    public Snapshot now() {
        return now;
    }

    private void become(Snapshot next) {
        now = next;
        moved.set(next.version());
    }

    public boolean isChosen() {
        return now.chosen().isPresent();
    }

    public String name() {
        return now.name();
    }

    public ConnectorDocument connector() {
        return now.connector();
    }

    public IntegrationSettings settings() {
        return now.settings();
    }

    public boolean isSaved() {
        return now.saved().isPresent();
    }

    /**
     * Another choice begins a new integration; what was saved under the one before stays. {@code kept} is how settings name the connector: its id, or
     * the path of its document.
     */
    public void choose(ConnectorDocument chosen, String kept) {
        if (now.chosen().map(ConnectorDocument::id).filter(chosen.id()::equals).isEmpty() || !now.reference().equals(kept)) {
            become(new Snapshot(now.version() + 1, Optional.of(chosen), kept, Optional.empty(), Optional.empty()));
            done.clear();
        }
    }

    /** Takes over an integration that was saved elsewhere, for example by an import. */
    public void take(IntegrationSettings saved, ConnectorDocument document) {
        become(new Snapshot(now.version() + 1, Optional.of(document), saved.connector(), Optional.of(saved), Optional.empty()));
        done.clear();
        done.add(Step.VENDOR);
    }

    /** What a person has typed, all of it; it is saved by nobody but the one who goes on with it. */
    public void enter(Snapshot.Entered entered) {
        if (!now.entered().filter(entered::equals).isPresent()) {
            become(now.with(now.saved(), Optional.of(entered)));
        }
    }

    /** The vendor has put another secret in place of this one; whoever works from it goes on. */
    public void renew(String field, Secret value) {
        now.entered().ifPresent(entered -> {
            Map<String, Secret> secrets = new HashMap<>(entered.secrets());
            secrets.put(field, value);
            now = new Snapshot(now.version(), now.chosen(), now.reference(), now.saved(),
                    Optional.of(new Snapshot.Entered(entered.inputs(), secrets, entered.shown())));
        });
    }

    /** What was entered in {@code from} is saved as these settings; what was typed since is not. */
    public void saved(Snapshot from, IntegrationSettings settings) {
        become(now.with(Optional.of(settings), now.entered().equals(from.entered()) ? Optional.empty() : now.entered()));
    }

    /** Something may have been written: to the ledger, at Synthesize, or to these settings. */
    public void written(Optional<IntegrationSettings> settings) {
        become(now.with(settings.or(now::saved), now.entered()));
    }

    /** By which day of each month a file is expected once it is saved; 0 for none. */
    public int fileBy() {
        return fileBy;
    }

    public void expectFileBy(int day) {
        fileBy = day;
    }

    public Set<Step> done() {
        return Set.copyOf(done);
    }

    public void markDone(Step step) {
        done.add(step);
    }

    public void markUndone(Step step) {
        done.remove(step);
    }

    /** Whether it is no set-up that is gone through but the month's review of an integration that has pushed before. */
    public boolean routine() {
        return routine;
    }

    /** The queue that it is reviewed in, if any. */
    public Queued queued() {
        return queued;
    }

    /** It is reviewed in a queue. */
    public void queue(Queued place) {
        queued = place;
    }

    /** Says how it is opened: at this step. The review by itself is routine once something was sent and nothing before it is missing. */
    void begin(Step first) {
        routine = first == Step.REVIEW && done.contains(Step.SEND) && !first.isAfter(firstUnfinished());
    }

    /** A person asked for this step, which cannot be opened yet: it is next as soon as it can be. */
    void want(Step step) {
        wanted = Optional.of(step);
    }

    /** It is open, so nothing else is wanted. */
    void reached(Step step) {
        wanted = wanted.filter(one -> one != step);
    }

    /** The step that follows this one when it is done: what a person asked for, if nothing before it is open, else the next in order. */
    public Optional<Step> after(Step step) {
        return wanted
                .filter(one -> one.isAfter(step)
                        && Stream.of(Step.values()).filter(before -> one.isAfter(before) && before != step).allMatch(done::contains))
                .or(step::following);
    }

    /** The first step that is not done; the last one when all are. */
    public Step firstUnfinished() {
        return Stream.of(Step.values()).filter(step -> !done.contains(step)).findFirst().orElse(Step.SCHEDULE);
    }
}
