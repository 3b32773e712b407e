package app.tallybird.ui.file;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import app.tallybird.app.WatchedFolder;
import app.tallybird.problem.Problem;
import app.tallybird.ui.task.ScreenWork;
import app.tallybird.ui.task.ScreenWork.Task;

/** Whether the next file is read by itself, where it arrives under which name, and by which day of the month it should have come. */
final class WatchModel {

    final BooleanProperty on = new SimpleBooleanProperty();
    /** A folder with a pattern for names, such as {@code Downloads/efile_*.csv}. */
    final StringProperty where = new SimpleStringProperty("");
    /** 1 to 28; 0 for none. */
    final IntegerProperty day = new SimpleIntegerProperty();
    private final ReadOnlyStringWrapper found = new ReadOnlyStringWrapper("");
    /** Why it can not be read so, or empty. */
    final ReadOnlyStringProperty wrong = found.getReadOnlyProperty();
    private final ScreenWork work;
    private Optional<Path> file = Optional.empty();

    WatchModel(ScreenWork work) {
        this.work = work;
        on.subscribe(now -> look());
        where.subscribe(now -> look());
    }

    /** Another file is on the page; {@code watched} is where it arrived, if somebody watches there. */
    void dropped(Path dropped, Optional<WatchedFolder> watched, int fileBy) {
        file = Optional.of(dropped);
        day.set(fileBy);
        on.set(watched.isPresent());
        where.set(watched.orElseGet(() -> WatchedFolder.proposal(dropped)).toString());
        look();
    }

    /** The same names in another folder. */
    void in(Path folder) {
        WatchedFolder.of(where.get()).map(before -> new WatchedFolder(folder, before.pattern()))
                .ifPresent(now -> where.set(now.toString()));
    }

    /** What is watched once the file is used. */
    Optional<WatchedFolder> folder() {
        return on.get() ? WatchedFolder.of(where.get().strip()) : Optional.empty();
    }

    private void look() {
        Optional<WatchedFolder> folder = folder();
        if (!on.get() || file.isEmpty()) {
            found.set("");
        } else if (folder.isEmpty()) {
            found.set("Write a folder and a name with * for what changes from month to month.");
        } else {
            Path dropped = file.get();
            work.start(Task.look("", cancel -> folder.get().speaksAgainst(dropped).orElse("")), found::set, this::refused);
        }
    }

    private void refused(Problem why) {
        found.set(why.what());
    }

    void leave() {
        work.leave();
    }
}
