package app.tallybird.ui.task;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleIntegerProperty;

import org.junit.jupiter.api.Test;

import app.tallybird.http.Cancel;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.ui.kit.QueueingTaskRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** Work that was overtaken is dropped, and works about the same thing follow each other. */
class ScreenWorkTest {

    private final QueueingTaskRunner runner = new QueueingTaskRunner();
    private final WorkQueues turns = new WorkQueues(runner);
    private final List<String> heard = new ArrayList<>();
    private final List<String> late = new ArrayList<>();
    private final ScreenWork lane = new ScreenWork(runner, turns, problem -> late.add(problem.what()));

    private static Problem problem(ProblemCode code, String what) {
        return Problem.of(code, what, "", "");
    }

    /** Gives its name, or says that it was cancelled. */
    private static Work<String> named(String name) {
        return cancel -> {
            stopIf(cancel);
            return name;
        };
    }

    private static void stopIf(Cancel cancel) {
        if (cancel.isCancelled()) {
            throw problem(ProblemCode.CANCELLED, "cancelled").asException();
        }
    }

    private void start(ScreenWork.Task<String> task) {
        lane.start(task, heard::add, problem -> heard.add("failed: " + problem.what()));
    }

    @Test
    void aResultIsHandedOverAndTheLaneIsIdle() {
        start(ScreenWork.Task.look("Looking", named("seen")));
        assertThat(lane.busy.get()).isTrue();
        assertThat(lane.words.get()).isEqualTo("Looking");

        runner.all();

        assertThat(heard).containsExactly("seen");
        assertThat(lane.busy.get()).isFalse();
        assertThat(lane.words.get()).isEmpty();
    }

    @Test
    void onlyTheNewestOfTwoIsHeard() {
        start(ScreenWork.Task.look("First", named("first")));
        runner.work();
        start(ScreenWork.Task.look("Second", named("second")));
        runner.all();

        assertThat(heard).containsExactly("second");
    }

    @Test
    void whatWasLeftIsCancelledAndNotHeardNeitherItsWords() {
        Consumer<String> words = lane.wanted(heard::add);
        start(ScreenWork.Task.look("Looking", named("seen")));
        words.accept("one");
        lane.leave();
        words.accept("two");
        runner.all();

        assertThat(heard).containsExactly("one");
        assertThat(lane.busy.get()).isFalse();
    }

    @Test
    void aNewVersionEndsWhatReadsAndLeavesWhatWrites() {
        SimpleIntegerProperty version = new SimpleIntegerProperty();
        lane.follow(version, () -> heard.add("overtaken"));
        start(ScreenWork.Task.look("Looking", named("seen")));
        runner.work();
        version.set(1);
        runner.all();
        assertThat(heard).containsExactly("overtaken");

        heard.clear();
        start(ScreenWork.Task.change("Writing", "", named("written")));
        version.set(2);
        runner.all();
        assertThat(heard).containsExactly("written");
    }

    @Test
    void whatIsStoppedByAPersonIsHeard() {
        start(ScreenWork.Task.look("Looking", named("seen")));
        lane.stop();
        assertThat(lane.words.get()).isEqualTo("Stopping after what is on its way…");
        runner.all();

        assertThat(heard).containsExactly("failed: cancelled");
    }

    @Test
    void whatCouldNotBeWrittenIsSaidAlsoToOneWhoHasLeft() {
        start(ScreenWork.Task.change("Writing", "", cancel -> {
            throw problem(ProblemCode.FAILED, "the disk is full").asException();
        }));
        lane.leave();
        runner.all();

        assertThat(heard).isEmpty();
        assertThat(late).containsExactly("the disk is full");
    }

    @Test
    void worksAboutTheSameFollowEachOtherAndOthersDoNotWait() {
        start(new ScreenWork.Task<>("One", "Ninja", false, named("one")));
        ScreenWork second = new ScreenWork(runner, turns, problem -> late.add(problem.what()));
        second.start(new ScreenWork.Task<>("Two", "Ninja", false, named("two")), heard::add, problem -> heard.add(problem.what()));
        ScreenWork third = new ScreenWork(runner, turns, problem -> late.add(problem.what()));
        third.start(new ScreenWork.Task<>("Three", "Huntress", false, named("three")), heard::add, problem -> heard.add(problem.what()));
        assertThat(second.words.get()).isEqualTo("Waiting for other work on \"Ninja\" to end");
        assertThat(runner.waiting()).isEqualTo(2);

        runner.work();
        runner.screen();
        runner.work();
        runner.work();
        assertThat(second.busy.get()).isTrue();
        runner.all();

        assertThat(heard).containsExactly("one", "three", "two");
        assertThat(turns.taken("Ninja")).isFalse();
    }

    @Test
    void whoeverWaitsForATurnCanBeStoppedAndTakesNone() {
        start(new ScreenWork.Task<>("One", "Ninja", false, named("one")));
        ScreenWork second = new ScreenWork(runner, turns, problem -> late.add(problem.what()));
        second.start(new ScreenWork.Task<>("Two", "Ninja", false, named("two")), heard::add, problem -> heard.add(problem.what()));
        second.stop();
        assertThat(heard).containsExactly("Stopped on request.");
        runner.all();

        assertThat(heard).containsExactly("Stopped on request.", "one");
        assertThat(turns.taken("Ninja")).isFalse();
    }

    @Test
    void nothingElseBeginsWhileSomethingIsBeingChanged() {
        start(ScreenWork.Task.change("Writing", "", named("written")));
        start(ScreenWork.Task.look("Looking", named("seen")));
        assertThat(late).containsExactly("One thing after the other: what was begun is not done yet.");
        runner.all();

        assertThat(heard).containsExactly("written");
        start(ScreenWork.Task.look("Looking", named("seen")));
        runner.all();
        assertThat(heard).containsExactly("written", "seen");
    }
}
