package app.tallybird.ui.task;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/**
 * Works about the same thing one after the other, in the order they were started, so that none finds it held by another one of this window. Used on
 * the screen's thread.
 */
public final class WorkQueues {

    private final TaskRunner runner;
    private final Map<String, Deque<Turn<?>>> lines = new HashMap<>();
    private Runnable changed = () -> {
    };

    public WorkQueues(TaskRunner runner) {
        this.runner = runner;
    }

    /** Like {@link TaskRunner#start}, once all that was started {@code about} the same before has ended; about nothing it starts at once. */
    public <T> Running start(String about, Work<T> work, Consumer<T> done, Consumer<Problem> failed) {
        if (about.isEmpty()) {
            return runner.start(work, done, failed);
        }
        Turn<T> turn = new Turn<>(about, work, done, failed);
        Deque<Turn<?>> line = lines.computeIfAbsent(about, first -> new ArrayDeque<>());
        line.add(turn);
        if (line.size() == 1) {
            turn.begin();
        }
        return turn;
    }

    /** From now on this is told each time that a work which changes something has ended, however it ended. */
    public void whenChanged(Runnable told) {
        changed = told;
    }

    void changed() {
        changed.run();
    }

    /** Whether something about it runs or waits. */
    public boolean taken(String about) {
        return lines.containsKey(about);
    }

    private void end(Turn<?> turn) {
        Deque<Turn<?>> line = lines.getOrDefault(turn.about, new ArrayDeque<>());
        boolean first = line.peek() == turn;
        line.remove(turn);
        if (line.isEmpty()) {
            lines.remove(turn.about);
        } else if (first) {
            line.getFirst().begin();
        }
    }

    private final class Turn<T> implements Running {
        private final String about;
        private final Work<T> work;
        private final Consumer<T> done;
        private final Consumer<Problem> failed;
        private Running running = this::giveUp;
        private boolean over;

        Turn(String about, Work<T> work, Consumer<T> done, Consumer<Problem> failed) {
            this.about = about;
            this.work = work;
            this.done = done;
            this.failed = failed;
        }

        void begin() {
            running = runner.start(work, result -> {
                over();
                done.accept(result);
            }, problem -> {
                over();
                failed.accept(problem);
            });
        }

        private void over() {
            over = true;
            end(this);
        }

        /** Its turn had not come. */
        private void giveUp() {
            if (!over) {
                over();
                failed.accept(Problem.of(ProblemCode.CANCELLED, "Stopped on request.", "Nothing was done.", ""));
            }
        }

        @Override
        public void stop() {
            running.stop();
        }

        @Override
        public void pause() {
            running.pause();
        }

        @Override
        public void resume() {
            running.resume();
        }
    }
}
