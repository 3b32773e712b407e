package app.tallybird.ui.wizard;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import app.tallybird.app.OpenIntegration;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.LeftOut;
import app.tallybird.problem.Problem;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.ui.task.ScreenWork.Task;
import app.tallybird.ui.task.Work;

/** What all steps share: the words and buttons of the footer, and work on the integration that is set up. */
public abstract class StepModel extends PageModel {

    /** Who holds the integration, for another program that wants it. */
    private static final String HOLDER = "the window";

    public final Step step;
    public final Setup setup;
    public final StringProperty hint = new SimpleStringProperty("");
    public final StringProperty nextLabel = new SimpleStringProperty("Next");
    /** Why the main button does nothing now, or empty. */
    public final StringProperty blocked = new SimpleStringProperty("");
    /** Whether the rail marks the step. */
    public final BooleanProperty attention = new SimpleBooleanProperty();
    /** Buttons beside the main one. */
    public final ObjectProperty<List<StepButton>> buttons = new SimpleObjectProperty<>(List.of());
    /** Shows the next step. */
    Runnable goOn = () -> {
    };
    /** Shows the step before. */
    protected Runnable goBack = () -> {
    };

    protected StepModel(Step step, Setup setup, Workplace place) {
        super(place);
        this.step = step;
        this.setup = setup;
        work.follow(setup.version, () -> overtaken());
    }

    /** The step is shown. */
    public abstract void enter();

    /** The person pressed the main button and nothing blocks it. */
    public abstract void next();

    /** Whether something is typed that would be gone with the set-up. */
    public boolean unsaved() {
        return false;
    }

    /** What was read meanwhile is worth nothing, because what it was read from has changed; it was dropped. */
    protected void overtaken() {
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
            finished(first);
            return;
        }
        start(Task.change("Saving", "", cancel -> {
            setup.store.done(from.name(), step);
            return step;
        }), noted -> finished(first));
    }

    private void finished(Runnable first) {
        setup.markDone(step);
        first.run();
        goOn.run();
    }

    /** Work on an integration that is open. */
    @FunctionalInterface
    protected interface On<T> {
        T run(OpenIntegration open, Cancel cancel);
    }

    private <T> Work<T> on(Snapshot from, String lockedAs, On<T> what) {
        return cancel -> setup.store.work(from, lockedAs, open -> what.run(open, cancel));
    }

    /** Reads from both sides and the ledger as they are; what changes meanwhile makes it worthless. */
    protected final <T> void look(String words, On<T> what, Consumer<T> done) {
        run(words, on(setup.now(), "", what), done);
    }

    /** The same beside, for what the page does not wait for. */
    protected final <T> void lookAside(On<T> what, Consumer<T> done, Consumer<Problem> failed) {
        aside.start(Task.look("", on(setup.now(), "", what)), done, failed);
    }

    /** Reads with the integration to itself, for what is kept as a plan. */
    protected final <T> void plan(String words, On<T> what, Consumer<T> done) {
        Snapshot from = setup.now();
        start(new Task<>(words, from.name(), false, on(from, HOLDER, what)), done);
    }

    /** Changes something at Synthesize or in the ledger, with the integration to itself. */
    protected final <T> void change(String words, On<T> what, Consumer<T> done) {
        change(words, what, done, problem::set);
    }

    protected final <T> void change(String words, On<T> what, Consumer<T> done, Consumer<Problem> failed) {
        Snapshot from = setup.now();
        start(Task.change(words, from.name(), written(from, on(from, HOLDER, what))), done, failed);
    }

    /** Changes settings of this computer. */
    protected final <T> void save(String words, Work<T> work, Consumer<T> done) {
        start(Task.change(words, "", written(setup.now(), work)), done);
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

    /** Reads something else. */
    protected final <T> void run(String words, Work<T> work, Consumer<T> done) {
        start(Task.look(words, work), done);
    }

    @Override
    protected final <T> void start(Task<T> task, Consumer<T> done, Consumer<Problem> failed) {
        super.start(task, done, failure -> {
            attention.set(true);
            failed.accept(failure);
        });
    }

    @Override
    protected void stopped(Problem how) {
        good.set("Stopped. " + how.notChanged());
    }

    /** Leaves out on purpose, or takes back in. */
    protected static void leaveOut(OpenIntegration open, LeftOut mark, boolean out) {
        if (out) {
            open.context().ledger().leaveOut(mark);
        } else {
            open.context().ledger().takeBackIn(mark);
        }
    }
}
