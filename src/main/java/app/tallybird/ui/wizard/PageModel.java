package app.tallybird.ui.wizard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

import org.jspecify.annotations.Nullable;

import app.tallybird.problem.DeviceName;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.ui.task.ScreenWork;
import app.tallybird.ui.task.ScreenWork.Task;
import app.tallybird.ui.task.Work;

/** What every page has: the one problem that is shown, what went well, and the work that is going on. All of it belongs to the screen's thread. */
public abstract class PageModel {

    public final Workplace place;
    public final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    /** What went well, or empty. */
    public final StringProperty good = new SimpleStringProperty("");
    /** What a person waits for and may stop. */
    public final ScreenWork work;
    /** What goes on beside, without a sign of work; the newest only. */
    protected final ScreenWork aside;

    protected PageModel(Workplace place) {
        this.place = place;
        work = place.work();
        aside = place.work();
    }

    /** Another page is shown or the window closes: what goes on is cancelled between two requests, and nothing of it is shown any more. */
    public void leave() {
        work.leave();
        aside.leave();
    }

    /** Whether what the page shows is being read. */
    public final ObservableValue<Boolean> reading() {
        return aside.busy;
    }

    /** Whether it must not be left now, because what goes on is better watched. */
    public boolean staysOpen() {
        return false;
    }

    /** Reads beside what the page shows; what failed before is forgotten. */
    protected final <T> void read(Work<T> reading, Consumer<T> done) {
        problem.set(null);
        aside.start(Task.look("", reading), done, problem::set);
    }

    protected final <T> void start(Task<T> task, Consumer<T> done) {
        start(task, done, problem::set);
    }

    /** Starts what a person waits for; what was said before is forgotten. */
    protected <T> void start(Task<T> task, Consumer<T> done, Consumer<Problem> failed) {
        problem.set(null);
        good.set("");
        work.start(task, done, failure -> {
            if (failure.code() == ProblemCode.CANCELLED) {
                stopped(failure);
            } else {
                failed.accept(failure);
            }
        });
    }

    /** The person stopped the work before it had a result. */
    protected void stopped(Problem how) {
        problem.set(how);
    }

    public static Path write(Path file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(DeviceName.refuse(file), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the details of a problem onto the clipboard. */
    public final void copy(String details) {
        place.desktop().copy(details, "Details copied");
    }
}
