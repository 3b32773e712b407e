package app.tallybird.ui.builder;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import app.tallybird.connector.draft.DraftTree;

/** The steps of an editing that can be taken back and done again; the oldest are forgotten. */
final class Steps {

    private static final int MOST = 200;

    private final Deque<DraftTree> before = new ArrayDeque<>();
    private final Deque<DraftTree> after = new ArrayDeque<>();

    /** Something else replaced this. */
    void left(DraftTree was) {
        before.push(was);
        while (before.size() > MOST) {
            before.removeLast();
        }
        after.clear();
    }

    /** What was there before, which replaces what is there now. */
    Optional<DraftTree> back(DraftTree now) {
        return move(before, after, now);
    }

    /** What was taken back last. */
    Optional<DraftTree> again(DraftTree now) {
        return move(after, before, now);
    }

    private static Optional<DraftTree> move(Deque<DraftTree> from, Deque<DraftTree> to, DraftTree now) {
        if (from.isEmpty()) {
            return Optional.empty();
        }
        to.push(now);
        return Optional.of(from.pop());
    }
}
