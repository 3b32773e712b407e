package app.tallybird.ui.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;

import app.tallybird.http.Cancel;
import app.tallybird.problem.Problem;
import app.tallybird.ui.task.Running;
import app.tallybird.ui.task.TaskRunner;
import app.tallybird.ui.task.Work;
import app.tallybird.ui.task.WorkFailures;

/**
 * Starts nothing by itself: a test runs the works one by one on its own thread and hands over what came of them, so that it can act before a work
 * begins, while it runs (from the answer of a server), and before its result arrives.
 */
public final class QueueingTaskRunner implements TaskRunner {

    private final Deque<Runnable> works = new ConcurrentLinkedDeque<>();
    private final Deque<Runnable> screen = new ConcurrentLinkedDeque<>();
    private final List<Runnable> later = new ArrayList<>();
    private Runnable before = () -> {
    };
    private Runnable after = () -> {
    };
    private int depth;

    @Override
    public <T> Running start(Work<T> work, Consumer<T> done, Consumer<Problem> failed) {
        Cancel cancel = Cancel.create();
        works.add(() -> {
            Runnable end;
            try {
                T result = work.run(cancel);
                end = () -> done.accept(result);
            } catch (RuntimeException failure) {
                Problem problem = WorkFailures.problem(failure);
                end = () -> failed.accept(problem);
            }
            meanwhile(() -> {
            });
            screen.add(end);
        });
        return Running.of(cancel);
    }

    /**
     * Acts while a work runs, from the thread that answers its request. The work ends only afterwards, also when it is cancelled by this and no longer
     * waits for the answer.
     */
    public synchronized void meanwhile(Runnable action) {
        action.run();
    }

    @Override
    public void onScreen(Runnable action) {
        screen.add(action);
    }

    @Override
    public Running later(Duration time, Runnable action) {
        later.add(action);
        return () -> later.remove(action);
    }

    /** What is done before and after each work, for example to open and close what only work may touch. */
    public void around(Runnable first, Runnable last) {
        before = first;
        after = last;
    }

    /** Runs the oldest work that has not begun; its result waits. False when there is none. */
    public boolean work() {
        Runnable next = works.poll();
        if (next == null) {
            return false;
        }
        if (depth++ == 0) {
            before.run();
        }
        try {
            next.run();
        } finally {
            if (--depth == 0) {
                after.run();
            }
        }
        return true;
    }

    /** Hands over everything that waits for the screen. False when there was nothing. */
    public boolean screen() {
        boolean any = !screen.isEmpty();
        while (!screen.isEmpty()) {
            screen.poll().run();
        }
        return any;
    }

    /** Until nothing is left to do now. */
    public void all() {
        boolean more = true;
        while (more) {
            more = screen() | work();
        }
    }

    public void runLater() {
        List<Runnable> due = List.copyOf(later);
        later.clear();
        due.forEach(Runnable::run);
    }

    /** How many works were started and have not begun. */
    public int waiting() {
        return works.size();
    }
}
