package app.tallybird.ui.task;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;

import app.tallybird.http.Cancel;
import app.tallybird.problem.Problem;

/** Virtual threads for work, JavaFX's own thread for what comes of it. */
public final class FxTaskRunner implements TaskRunner, AutoCloseable {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(action -> {
        Thread thread = new Thread(action, "timer");
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public <T> Running start(Work<T> work, Consumer<T> done, Consumer<Problem> failed) {
        Cancel cancel = Cancel.create();
        Thread.ofVirtual().name("work").start(() -> {
            T result;
            try {
                result = work.run(cancel);
            } catch (RuntimeException | Error failure) {
                Problem problem = WorkFailures.problem(failure);
                Platform.runLater(() -> failed.accept(problem));
                return;
            }
            Platform.runLater(() -> done.accept(result));
        });
        return Running.of(cancel);
    }

    @Override
    public void onScreen(Runnable action) {
        Platform.runLater(action);
    }

    @Override
    public Running later(Duration time, Runnable action) {
        ScheduledFuture<?> waiting = timer.schedule(() -> Platform.runLater(action), time.toMillis(), TimeUnit.MILLISECONDS);
        return () -> waiting.cancel(false);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
