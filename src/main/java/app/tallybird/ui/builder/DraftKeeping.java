package app.tallybird.ui.builder;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import app.tallybird.connector.editing.DraftStore;
import app.tallybird.connector.editing.SavedDraft;
import app.tallybird.problem.Problem;
import app.tallybird.ui.task.Running;
import app.tallybird.ui.wizard.Workplace;

/**
 * Keeps a draft in its file a moment after each change, until it has become a connector or nobody wants it. The file is written off the screen's
 * thread; what was asked for last is what stays. Used on the screen's thread.
 */
final class DraftKeeping {

    /** Whoever reads or writes drafts takes a turn of this name, so that a list of them has those that were just left. */
    static final String TURN = ".drafts";

    private static final Duration AFTER = Duration.ofSeconds(1);

    private final Workplace place;
    private final Supplier<Function<String, SavedDraft>> draft;
    private final Consumer<Problem> failed;
    private final File file;
    private Running waiting = Running.nothing();
    private boolean closed;
    private int asked;

    /** {@code name} is the draft's, or one like it that is free when it is {@code fresh}; {@code draft} gives what is kept now, without secrets. */
    DraftKeeping(Workplace place, String name, boolean fresh, Supplier<Function<String, SavedDraft>> draft, Consumer<Problem> failed) {
        this.place = place;
        this.draft = draft;
        this.failed = failed;
        file = new File(place.application().drafts(), name, fresh);
    }

    /** After the next moment without a change. */
    void soon() {
        waiting.stop();
        waiting = place.runner().later(AFTER, this::now);
    }

    void now() {
        start(write());
    }

    /** The window closes, and the program does not end before the file is written. Throws a {@code ProblemException} when it can not be. */
    void beforeTheEnd() {
        write().run();
    }

    private Runnable write() {
        waiting.stop();
        if (closed) {
            return () -> {
            };
        }
        int turn = ++asked;
        Function<String, SavedDraft> kept = draft.get();
        return () -> file.write(turn, kept);
    }

    /** The file goes. */
    void discard() {
        closed = true;
        waiting.stop();
        int turn = ++asked;
        start(() -> file.delete(turn));
    }

    private void start(Runnable work) {
        place.queues().start(TURN, cancel -> {
            work.run();
            return file;
        }, done -> {
        }, failed);
    }

    /** It is edited further after all. */
    void goOn() {
        closed = false;
    }

    /** The file on the disk, where an older wish never undoes a newer one. Thread-safe. */
    private static final class File {

        private final DraftStore drafts;
        private String name;
        private boolean fresh;
        private int last;

        private File(DraftStore drafts, String name, boolean fresh) {
            this.drafts = drafts;
            this.name = name;
            this.fresh = fresh;
        }

        private synchronized void write(int turn, Function<String, SavedDraft> draft) {
            if (turn > last) {
                last = turn;
                name = fresh ? drafts.free(name) : name;
                fresh = false;
                drafts.save(draft.apply(name));
            }
        }

        private synchronized void delete(int turn) {
            last = Math.max(last, turn);
            if (!fresh) {
                drafts.delete(name);
            }
        }
    }
}
