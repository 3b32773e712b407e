package app.tallybird.ui.builder;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

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
    private Running waiting = Running.nothing();
    private boolean closed;
    private int asked;
    private int done;
    private String name;
    private boolean fresh;
    /** What was kept last, so that what somebody else has made of it is not written over. */
    private Optional<SavedDraft> last;

    /** {@code start} has the draft's name, or one like it that is free is taken when it is {@code fresh}; {@code draft} gives what is kept now, without secrets. */
    DraftKeeping(Workplace place, SavedDraft start, boolean fresh, Supplier<Function<String, SavedDraft>> draft, Consumer<Problem> failed) {
        this.place = place;
        this.draft = draft;
        this.failed = failed;
        name = start.name();
        this.fresh = fresh;
        last = Optional.of(start).filter(kept -> !fresh);
    }

    /** After the next moment without a change. */
    void soon() {
        waiting.stop();
        waiting = place.runner().later(AFTER, this::now);
    }

    void now() {
        waiting.stop();
        if (!closed) {
            start(draft.get());
        }
    }

    /** The window closes, and the program does not end before the file is written. Throws a {@code ProblemException} when it can not be. */
    void beforeTheEnd() {
        waiting.stop();
        if (!closed) {
            write(++asked, draft.get());
        }
    }

    /** The file goes. */
    void discard() {
        closed = true;
        waiting.stop();
        start(null);
    }

    /** It is edited further after all. */
    void goOn() {
        closed = false;
    }

    private void start(@Nullable Function<String, SavedDraft> kept) {
        int turn = ++asked;
        place.queues().start(TURN, cancel -> write(turn, kept), file -> {
        }, failed);
    }

    /** Writes the file, or takes it away where nothing is to be kept; an older wish never undoes a newer one. Thread-safe. */
    private synchronized String write(int turn, @Nullable Function<String, SavedDraft> kept) {
        DraftStore drafts = new DraftStore(place.application().documents());
        if (turn > done) {
            done = turn;
            if (kept != null) {
                name = fresh ? drafts.free(name) : name;
                fresh = false;
                SavedDraft now = drafts.keep(kept.apply(name), last);
                name = now.name();
                last = Optional.of(now);
            } else {
                last.ifPresent(drafts::delete);
            }
        }
        return name;
    }
}
