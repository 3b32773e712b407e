package app.tallybird.ui.task;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

import org.jspecify.annotations.Nullable;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/**
 * What one screen has running, the newest only. What it began is cancelled and its result dropped when something newer is started, when the screen is
 * left, and when what it was made from has changed meanwhile. Used on the screen's thread.
 */
public final class ScreenWork {

    private final TaskRunner runner;
    private final WorkQueues queues;
    private final Consumer<Problem> late;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    public final ReadOnlyBooleanProperty busy = running.getReadOnlyProperty();
    /** What goes on; whoever knows more says it here. */
    public final StringProperty words = new SimpleStringProperty("");
    private @Nullable Job<?> now;
    private int started;

    /** {@code late} is told why something that writes failed after its screen was left, and that nothing else begins before it has ended. */
    public ScreenWork(TaskRunner runner, WorkQueues queues, Consumer<Problem> late) {
        this.runner = runner;
        this.queues = queues;
        this.late = late;
    }

    /**
     * Something to do.
     *
     * @param words what is said while it goes on
     * @param queue what it must have for itself, or empty
     * @param writes whether it changes something, so that a change of what it was made from is no reason to end it
     */
    public record Task<T>(String words, String queue, boolean writes, Work<T> work) {

        /** Looks at something that it need not have for itself. */
        public static <T> Task<T> look(String words, Work<T> work) {
            return new Task<>(words, "", false, work);
        }

        /** Changes something, and has {@code queue} for itself meanwhile if that is not empty. */
        public static <T> Task<T> change(String words, String queue, Work<T> work) {
            return new Task<>(words, queue, true, work);
        }
    }

    /** From now on what reads is dropped when this value changes; {@code told} hears of it afterwards. */
    public void follow(ObservableValue<?> version, Runnable told) {
        version.addListener((property, before, after) -> {
            if (busy.get() && !writes()) {
                leave();
                told.run();
            }
        });
    }

    /**
     * Starts it in place of what is being read; what is being changed is waited for, so then it is not started. Exactly one of {@code done} and
     * {@code failed} is called, or none when it is dropped.
     */
    public <T> void start(Task<T> task, Consumer<T> done, Consumer<Problem> failed) {
        if (writes()) {
            late.accept(Problem.of(ProblemCode.WRONG_USE, "One thing after the other: what was begun is not done yet.",
                    "Nothing else was begun.", "Wait for it, or press Stop."));
            return;
        }
        leave();
        Consumer<String> begun = wanted(words::set);
        Job<T> job = new Job<>(task.writes(), done, failed);
        now = job;
        started++;
        running.set(true);
        boolean waits = queues.taken(task.queue());
        words.set(waits ? "Waiting for other work on \"" + task.queue() + "\" to end" : task.words());
        job.running = queues.start(task.queue(), cancel -> {
            if (waits) {
                runner.onScreen(() -> begun.accept(task.words()));
            }
            return task.work().run(cancel);
        }, job::done, job::failed);
    }

    /** Passes on what the task that is started next says of itself, for as long as that is wanted. To be told on the screen's thread. */
    public <T> Consumer<T> wanted(Consumer<T> shown) {
        int next = started + 1;
        return said -> {
            if (now != null && started == next) {
                shown.accept(said);
            }
        };
    }

    /** The same from any thread. */
    public <T> Consumer<T> each(Consumer<T> shown) {
        Consumer<T> wanted = wanted(shown);
        return said -> runner.onScreen(() -> wanted.accept(said));
    }

    /** The same with the newest only, so that progress of any speed never floods the screen. */
    public <T> Consumer<T> newest(Consumer<T> shown) {
        AtomicReference<@Nullable T> waiting = new AtomicReference<>();
        Consumer<T> wanted = wanted(shown);
        return said -> {
            if (waiting.getAndSet(said) == null) {
                runner.onScreen(() -> wanted.accept(Objects.requireNonNull(waiting.getAndSet(null))));
            }
        };
    }

    /** Nobody waits for it any more: it is cancelled, and what comes of it is dropped. */
    public void leave() {
        Job<?> job = now;
        if (job != null) {
            idle();
            job.running.stop();
        }
    }

    /** Stops it between two requests; how it ended is told. */
    public void stop() {
        if (now != null) {
            words.set("Stopping after what is on its way…");
            now.running.stop();
        }
    }

    /** Holds it between two requests; it can still be stopped. */
    public void pause() {
        if (now != null) {
            now.running.pause();
        }
    }

    public void resume() {
        if (now != null) {
            now.running.resume();
        }
    }

    private void idle() {
        now = null;
        words.set("");
        running.set(false);
    }

    /** Whether something goes on that changes something. */
    public boolean writes() {
        return now != null && now.writes;
    }

    private final class Job<T> {
        private final boolean writes;
        private final Consumer<T> done;
        private final Consumer<Problem> failed;
        private Running running = Running.nothing();

        Job(boolean writes, Consumer<T> done, Consumer<Problem> failed) {
            this.writes = writes;
            this.done = done;
            this.failed = failed;
        }

        void done(T result) {
            if (now == this) {
                idle();
                done.accept(result);
            }
            ended();
        }

        void failed(Problem problem) {
            if (now == this) {
                idle();
                failed.accept(problem);
            } else if (writes && problem.code() != ProblemCode.CANCELLED) {
                late.accept(problem);
            }
            ended();
        }

        private void ended() {
            if (writes) {
                queues.changed();
            }
        }
    }
}
