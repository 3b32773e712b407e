package app.tallybird.ui.wizard;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import app.tallybird.app.OpenIntegration;
import app.tallybird.http.Cancel;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.ui.control.Act;
import app.tallybird.ui.task.Latest;
import app.tallybird.ui.task.ScreenWork;
import app.tallybird.ui.task.Work;

/**
 * What all steps share: the words of the footer, the one problem that is shown, and the work that is going on. All of it belongs to the screen's
 * thread.
 */
public abstract class StepModel {

    /** Who holds the integration, for another program that wants it. */
    private static final String HOLDER = "the window";

    public final Step step;
    protected final Setup setup;
    protected final Workplace place;
    public final StringProperty hint = new SimpleStringProperty("");
    public final StringProperty nextLabel = new SimpleStringProperty("Next");
    /** Why the main button does nothing now, or empty. */
    public final StringProperty blocked = new SimpleStringProperty("");
    /** What went well, or empty. */
    public final StringProperty good = new SimpleStringProperty("");
    /** Whether the rail marks the step. */
    public final BooleanProperty attention = new SimpleBooleanProperty();
    public final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    /** Buttons beside the main one. */
    public final ObservableList<Act> acts = FXCollections.observableArrayList();
    private final ScreenWork lane;
    /** What goes on beside, without a sign of work; the newest only, and nothing once the step is left. */
    protected final ScreenWork aside;
    private Runnable finished = () -> {
    };
    private Runnable goBack = () -> {
    };

    protected StepModel(Step step, Setup setup, Workplace place) {
        this.step = step;
        this.setup = setup;
        this.place = place;
        lane = place.lane();
        aside = place.lane();
        lane.follow(setup.version, () -> overtaken());
    }

    /** The step is shown. */
    public abstract void enter();

    /** The person pressed the main button and nothing blocks it. */
    public abstract void next();

    /** The step is left for another one or the window closes: what goes on is cancelled between two requests, and nothing of it is shown any more. */
    public final void leave() {
        lane.leave();
        aside.leave();
        left();
    }

    /** What a step does besides when it is left. */
    protected void left() {
    }

    /** What was read meanwhile is worth nothing, because what it was read from has changed; it was dropped. */
    protected void overtaken() {
    }

    /** Whether the step must not be left now, because what goes on is better watched. */
    public boolean staysOpen() {
        return false;
    }

    final void onGoBack(Runnable action) {
        goBack = action;
    }

    /** Shows the step before. */
    protected final void goBack() {
        goBack.run();
    }

    final void onFinished(Runnable action) {
        finished = action;
    }

    /** The step is done: that is noted, and the next one is shown. */
    protected final void finish() {
        finish(() -> {
        });
    }

    /** The same; {@code first} is done when the next one is about to be shown, and not when the step is left meanwhile. */
    protected final void finish(Runnable first) {
        Snapshot from = setup.now();
        if (setup.done().contains(step) || from.saved().isEmpty()) {
            goOn(first);
            return;
        }
        start(ScreenWork.Task.change("Saving", "", cancel -> {
            setup.store.done(from.name(), step);
            return step;
        }), noted -> goOn(first), problem::set);
    }

    private void goOn(Runnable first) {
        setup.markDone(step);
        first.run();
        finished.run();
    }

    /** Work on an integration that is open. */
    @FunctionalInterface
    protected interface On<T> {
        T run(OpenIntegration open, Cancel cancel);
    }

    /** Reads from both sides and the ledger as they are; what changes meanwhile makes it worthless. */
    protected final <T> void look(String words, On<T> what, Consumer<T> done) {
        Snapshot from = setup.now();
        run(words, cancel -> setup.store.look(from, open -> what.run(open, cancel)), done);
    }

    /** The same with the integration to itself, for what is kept as a plan. */
    protected final <T> void plan(String words, On<T> what, Consumer<T> done) {
        Snapshot from = setup.now();
        start(new ScreenWork.Task<>(words, from.name(), false, cancel -> setup.store.work(from, HOLDER, open -> what.run(open, cancel))),
                done, problem::set);
    }

    /** Changes something at Synthesize or in the ledger, with the integration to itself. */
    protected final <T> void change(String words, On<T> what, Consumer<T> done) {
        change(words, what, done, problem::set);
    }

    protected final <T> void change(String words, On<T> what, Consumer<T> done, Consumer<Problem> failed) {
        Snapshot from = setup.now();
        start(ScreenWork.Task.change(words, from.name(),
                written(from, cancel -> setup.store.work(from, HOLDER, open -> what.run(open, cancel)))), done, failed);
    }

    /** Changes settings of this computer. */
    protected final <T> void save(String words, Work<T> work, Consumer<T> done) {
        start(ScreenWork.Task.change(words, "", written(setup.now(), work)), done, problem::set);
    }

    /** Whatever comes of it, and also when nobody looks any more, the set-up hears that something may be different now. */
    private <T> Work<T> written(Snapshot from, Work<T> work) {
        return cancel -> {
            try {
                return work.run(cancel);
            } finally {
                Optional<IntegrationSettings> now = setup.store.settings(from);
                place.runner().onScreen(() -> setup.written(now));
            }
        };
    }

    /** Reads something else; what failed before is forgotten. */
    protected final <T> void run(String words, Work<T> work, Consumer<T> done) {
        start(ScreenWork.Task.look(words, work), done, problem::set);
    }

    private <T> void start(ScreenWork.Task<T> task, Consumer<T> done, Consumer<Problem> failed) {
        problem.set(null);
        good.set("");
        lane.start(task, done, failure -> {
            if (failure.code() == ProblemCode.CANCELLED) {
                stopped(failure);
            } else {
                attention.set(true);
                failed.accept(failure);
            }
        });
    }

    /** Takes words about the work that is started next, from any thread, and shows the newest for as long as that work is wanted. */
    protected final Latest<String> latestWords() {
        return new Latest<>(place.runner(), lane.wanted(lane.words::set));
    }

    /** The same for anything else than words. */
    protected final <T> Latest<T> latest(Consumer<T> shown) {
        return new Latest<>(place.runner(), lane.wanted(shown));
    }

    /** The same, each of them, for the screen. */
    protected final <T> Consumer<T> whileWanted(Consumer<T> shown) {
        Consumer<T> wanted = lane.wanted(shown);
        return said -> place.runner().onScreen(() -> wanted.accept(said));
    }

    /** The person stopped the work before it had a result. */
    protected void stopped(Problem how) {
        good.set("Stopped. " + how.notChanged());
    }

    /** Holds the work between two requests; it can still be stopped. */
    protected final void pauseWork() {
        lane.pause();
    }

    protected final void resumeWork() {
        lane.resume();
    }

    /** Stops the work between two requests. */
    public final void stop() {
        lane.stop();
    }

    public final StringProperty busyWords() {
        return lane.words;
    }

    public final ReadOnlyBooleanProperty busy() {
        return lane.busy;
    }
}
