package app.tallybird.ui.task;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Hands the newest of many values to the screen and drops those it overtook, so that progress of any speed never floods it. Thread-safe.
 */
public final class Latest<T> {

    private final TaskRunner runner;
    private final Consumer<T> screen;
    private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();

    public Latest(TaskRunner runner, Consumer<T> screen) {
        this.runner = runner;
        this.screen = screen;
    }

    public void offer(T value) {
        if (waiting.getAndSet(value) == null) {
            runner.onScreen(() -> {
                T newest = waiting.getAndSet(null);
                if (newest != null) {
                    screen.accept(newest);
                }
            });
        }
    }
}
