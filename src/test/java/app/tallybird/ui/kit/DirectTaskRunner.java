package app.tallybird.ui.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import app.tallybird.http.Cancel;
import app.tallybird.problem.Problem;
import app.tallybird.ui.task.Running;
import app.tallybird.ui.task.TaskRunner;
import app.tallybird.ui.task.Work;
import app.tallybird.ui.task.WorkFailures;

/** Runs everything at once on the calling thread; what is to run later waits for {@link #runLater()}. */
public final class DirectTaskRunner implements TaskRunner {

    private final ReentrantLock screen = new ReentrantLock();
    private final List<Runnable> later = new ArrayList<>();
    private final List<Duration> asked = new ArrayList<>();
    private Cancel next = Cancel.create();

    @Override
    public <T> Running start(Work<T> work, Consumer<T> done, Consumer<Problem> failed) {
        Cancel cancel = next;
        next = Cancel.create();
        T result;
        try {
            result = work.run(cancel);
        } catch (RuntimeException failure) {
            failed.accept(WorkFailures.problem(failure));
            return cancel::cancel;
        }
        done.accept(result);
        return cancel::cancel;
    }

    /** The wish to stop that the next work gets. */
    public Cancel nextCancel() {
        return next;
    }

    /** One after another, as a toolkit does, from whatever threads they come. */
    @Override
    public void onScreen(Runnable action) {
        screen.lock();
        try {
            action.run();
        } finally {
            screen.unlock();
        }
    }

    @Override
    public Running later(Duration time, Runnable action) {
        later.add(action);
        asked.add(time);
        return () -> later.remove(action);
    }

    /** How long was asked for, in order. */
    public List<Duration> asked() {
        return asked;
    }

    public void runLater() {
        List<Runnable> due = List.copyOf(later);
        later.clear();
        due.forEach(Runnable::run);
    }
}
