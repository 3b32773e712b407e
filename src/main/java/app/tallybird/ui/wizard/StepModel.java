package app.tallybird.ui.wizard;

import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.ui.control.Act;
import app.tallybird.ui.task.Running;
import app.tallybird.ui.task.Work;

/**
 * What all steps share: the words of the footer, the one problem that is shown, and the work that is going on. All of it belongs to the screen's
 * thread.
 */
public abstract class StepModel {

    private final Step step;
    private final Setup setup;
    private final Workplace place;
    private final StringProperty hint = new SimpleStringProperty("");
    private final StringProperty nextLabel = new SimpleStringProperty("Next");
    private final StringProperty blocked = new SimpleStringProperty("");
    private final StringProperty good = new SimpleStringProperty("");
    private final StringProperty busyWords = new SimpleStringProperty("");
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final BooleanProperty attention = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ObservableList<Act> acts = FXCollections.observableArrayList();
    private Running running = Running.nothing();
    private Runnable finished = () -> {
    };
    private Runnable goBack = () -> {
    };

    protected StepModel(Step step, Setup setup, Workplace place) {
        this.step = step;
        this.setup = setup;
        this.place = place;
    }

    public final Step step() {
        return step;
    }

    protected final Setup setup() {
        return setup;
    }

    protected final Workplace place() {
        return place;
    }

    /** The step is shown. */
    public abstract void enter();

    /** The person pressed the main button and nothing blocks it. */
    public abstract void next();

    /** The step is left for another one or the window closes; work goes on unless this stops it. */
    public void leave() {
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

    /** The step is done: it is marked, and the next one is shown. */
    protected final void finish() {
        setup.markDone(step);
        finished.run();
    }

    /** Starts work that the footer shows; what failed before is forgotten. */
    protected final <T> void run(String words, Work<T> work, Consumer<T> done) {
        run(words, work, done, problem::set);
    }

    protected final <T> void run(String words, Work<T> work, Consumer<T> done, Consumer<Problem> failed) {
        problem.set(null);
        good.set("");
        busyWords.set(words);
        busy.set(true);
        running = place.runner().start(work, result -> {
            busy.set(false);
            done.accept(result);
        }, failure -> {
            busy.set(false);
            if (failure.code() == ProblemCode.CANCELLED) {
                stopped(failure);
            } else {
                attention.set(true);
                failed.accept(failure);
            }
        });
    }

    /** The person stopped the work before it had a result. */
    protected void stopped(Problem how) {
        good.set("Stopped. " + how.notChanged());
    }

    /** Holds the work between two requests; it can still be stopped. */
    protected final void pauseWork() {
        running.pause();
    }

    protected final void resumeWork() {
        running.resume();
    }

    /** Stops the work between two requests. */
    public final void stop() {
        running.stop();
        busyWords.set("Stopping after what is on its way…");
    }

    public final StringProperty hint() {
        return hint;
    }

    public final StringProperty nextLabel() {
        return nextLabel;
    }

    /** Why the main button does nothing now, or empty. */
    public final StringProperty blocked() {
        return blocked;
    }

    /** What went well, or empty. */
    public final StringProperty good() {
        return good;
    }

    public final StringProperty busyWords() {
        return busyWords;
    }

    public final BooleanProperty busy() {
        return busy;
    }

    /** Whether the rail marks the step. */
    public final BooleanProperty attention() {
        return attention;
    }

    public final ObjectProperty<@Nullable Problem> problem() {
        return problem;
    }

    /** Buttons beside the main one. */
    public final ObservableList<Act> acts() {
        return acts;
    }
}
