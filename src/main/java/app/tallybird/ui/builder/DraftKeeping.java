package app.tallybird.ui.builder;

import java.time.Duration;
import java.util.function.Function;

import app.tallybird.connector.editing.SavedDraft;
import app.tallybird.problem.ProblemException;
import app.tallybird.ui.task.Running;
import app.tallybird.ui.wizard.Workplace;

/** Keeps a draft in its file a moment after each change, until it has become a connector or nobody wants it. Used on the screen's thread. */
final class DraftKeeping {

    private static final Duration AFTER = Duration.ofSeconds(1);

    private final Workplace place;
    private final String name;
    private final Function<String, SavedDraft> draft;
    private Running waiting = Running.nothing();
    private boolean closed;

    /** {@code draft} is what is kept now, under the name it is given; it holds no secret. */
    DraftKeeping(Workplace place, String name, Function<String, SavedDraft> draft) {
        this.place = place;
        this.name = name;
        this.draft = draft;
    }

    /** After the next moment without a change. {@code save} is what is done then. */
    void soon(Runnable save) {
        waiting.stop();
        waiting = place.runner().later(AFTER, save);
    }

    /** Throws a {@link ProblemException} when the file can not be written. */
    void now() {
        waiting.stop();
        if (!closed) {
            place.application().drafts().save(draft.apply(name));
        }
    }

    /** The file goes. */
    void discard() {
        closed = true;
        waiting.stop();
        place.application().drafts().delete(name);
    }

    /** It is edited further after all. */
    void goOn() {
        closed = false;
    }
}
