package app.tallybird.ui.builder;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import app.tallybird.connector.editing.DraftTree;

/** The documents before and after the one that is shown, as far as steps can be taken back. Used on the screen's thread. */
final class UndoSteps {

    private static final int MOST_STEPS_BACK = 200;

    private final Deque<DraftTree> before = new ArrayDeque<>();
    private final Deque<DraftTree> after = new ArrayDeque<>();

    private String typing = "";

    /** A letter more or less at this place; all that is typed at one place, one after the other, is one step. */
    void typed(String pointer, DraftTree now) {
        if (!pointer.equals(typing) || before.isEmpty()) {
            changed(now);
        }
        typing = pointer;
        after.clear();
    }

    /** A change is about to be made to {@code now}; what was taken back can not be done again. */
    void changed(DraftTree now) {
        typing = "";
        before.push(now);
        while (before.size() > MOST_STEPS_BACK) {
            before.removeLast();
        }
        after.clear();
    }

    /** The document one step before {@code now}. */
    Optional<DraftTree> back(DraftTree now) {
        return move(before, after, now);
    }

    /** The document that was taken back last. */
    Optional<DraftTree> again(DraftTree now) {
        return move(after, before, now);
    }

    private Optional<DraftTree> move(Deque<DraftTree> from, Deque<DraftTree> to, DraftTree now) {
        typing = "";
        if (from.isEmpty()) {
            return Optional.empty();
        }
        to.push(now);
        return Optional.of(from.pop());
    }
}
