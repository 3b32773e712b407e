package app.tallybird.ui.task;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import app.tallybird.problem.Problem;

/** Runs work off the screen's thread; whatever is handed back runs on it, so that view-models need no locks. */
public interface TaskRunner {

    /** Exactly one of {@code done} and {@code failed} is called; a fault of the program itself comes as a problem, too. */
    <T> Running start(Work<T> work, Consumer<T> done, Consumer<Problem> failed);

    /** Runs on the screen's thread, soon. */
    void onScreen(Runnable action);

    /** Runs one after the other on the screen's thread, soon, so that the window answers in between; no more of them once it does not go on. */
    default void inTurn(BooleanSupplier goesOn, Runnable... parts) {
        if (parts.length > 0) {
            onScreen(() -> {
                if (goesOn.getAsBoolean()) {
                    parts[0].run();
                    inTurn(goesOn, Arrays.copyOfRange(parts, 1, parts.length));
                }
            });
        }
    }

    /** Runs on the screen's thread after that time, unless stopped before. */
    Running later(Duration time, Runnable action);
}
