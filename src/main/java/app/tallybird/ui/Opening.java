package app.tallybird.ui;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import app.tallybird.app.Application;
import app.tallybird.app.LogFile;
import app.tallybird.app.Surroundings;
import app.tallybird.ui.control.LocalFormat;

/** Opens the application in a thread of its own while the toolkit starts: neither needs the other, and each takes about as long. */
final class Opening {

    private final FutureTask<Application> task;

    private Opening(FutureTask<Application> task) {
        this.task = task;
    }

    static Opening begin(StartOptions options) {
        FutureTask<Application> task = new FutureTask<>(() -> now(options));
        Thread.ofPlatform().daemon().name("opening").start(task);
        return new Opening(task);
    }

    /** Opens in this thread; what keeps the folder or the log from being written closes it again. */
    static Application now(StartOptions options) {
        LocalFormat.writtenAs(Surroundings.localeOfThisProcess());
        Application opened = Application.open(options.surroundings(), options.choice());
        try {
            opened.home().prepare();
            LogFile.begin(opened.home().logs(), opened.redactor());
        } catch (RuntimeException | LinkageError failure) {
            opened.close();
            throw failure;
        }
        return opened;
    }

    /** What was opened, or the same failure that {@link #now} has. */
    Application await() {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof RuntimeException failure) {
                throw failure;
            }
            if (cause instanceof LinkageError failure) {
                throw failure;
            }
            throw new IllegalStateException(cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
