package app.tallybird.ui.task;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import app.tallybird.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;

class TaskRunnerTest {

    /** What waits for the screen's thread, done one by one. */
    private static final class OneByOne implements TaskRunner {
        private final Deque<Runnable> waiting = new ArrayDeque<>();

        @Override
        public <T> Running start(Work<T> work, Consumer<T> done, Consumer<Problem> failed) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void onScreen(Runnable action) {
            waiting.add(action);
        }

        @Override
        public Running later(Duration time, Runnable action) {
            throw new UnsupportedOperationException();
        }
    }

    private final OneByOne screen = new OneByOne();
    private final List<String> done = new ArrayList<>();

    @Test
    void betweenTwoPartsTheWindowAnswers() {
        screen.inTurn(() -> true, () -> done.add("made"), () -> done.add("laid out"));
        screen.onScreen(() -> done.add("a key"));
        while (!screen.waiting.isEmpty()) {
            screen.waiting.remove().run();
        }
        assertThat(done).containsExactly("made", "a key", "laid out");
    }

    @Test
    void nothingMoreIsDoneOnceItDoesNotGoOn() {
        screen.inTurn(done::isEmpty, () -> done.add("made"), () -> done.add("laid out"));
        while (!screen.waiting.isEmpty()) {
            screen.waiting.remove().run();
        }
        assertThat(done).containsExactly("made");
    }
}
