package app.tallybird.ui.team;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.Preferences;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.QueueingTaskRunner;
import app.tallybird.ui.task.ScreenWork;
import app.tallybird.ui.task.ScreenWork.Task;
import app.tallybird.ui.wizard.Workplace;

import static org.assertj.core.api.Assertions.assertThat;

/** The number in the header is looked up after each change, and never more than once at a time. */
class TeamCountTest {

    @TempDir
    private Path home;
    private final List<String> told = new ArrayList<>();
    private final TeamCount count = new TeamCount((offered, forMe) -> told.add(offered + " " + forMe));

    private static void change(ScreenWork work, Runnable what) {
        work.start(Task.change("", "", cancel -> {
            what.run();
            return true;
        }), done -> {
        }, failed -> {
        });
    }

    @Test
    void whatIsChangedAnywhereIsSeenAndWhatOnlyReadsIsNot() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Workplace place = hand.place(new DirectTaskRunner());
            ScreenWork page = place.work();
            count.of(place);
            change(page, () -> new Preferences(hand.application).set("approval", "every"));
            assertThat(told).containsExactly("false 0", "true 0");
            page.start(Task.look("", cancel -> true), done -> {
            }, failed -> {
            });
            assertThat(told).hasSize(2);
            change(page, () -> {
                throw new IllegalStateException("half of it is done");
            });
            assertThat(told).hasSize(3);
        }
    }

    @Test
    void othersAreLookedAtOnceAMinuteAndOnlyWhereTheyCanChangeIt() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            DirectTaskRunner runner = new DirectTaskRunner();
            count.of(hand.place(runner));
            assertThat(runner.asked()).isEmpty();
            new Preferences(hand.application).set("approval", "every");
            count.of(hand.place(runner));
            assertThat(runner.asked()).containsExactly(Duration.ofMinutes(1));
            runner.runLater();
            assertThat(told).containsExactly("false 0", "true 0", "true 0");
            assertThat(runner.asked()).hasSize(2);
            count.close();
            runner.runLater();
            assertThat(told).hasSize(3);
        }
    }

    @Test
    void muchAtOnceIsSeenByOneMoreLook() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            QueueingTaskRunner runner = new QueueingTaskRunner();
            Workplace place = hand.place(runner);
            count.of(place);
            for (int i = 0; i < 20; i++) {
                count.of(place);
            }
            runner.all();
            assertThat(told).containsExactly("false 0", "false 0");
        }
    }

    /** What a page has just read is newer than what was asked before it. */
    @Test
    void whatWasAskedBeforeAPageReadItIsToldNoMore() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            QueueingTaskRunner runner = new QueueingTaskRunner();
            count.of(hand.place(runner));
            count.found(true, 3);
            assertThat(told).containsExactly("true 3");
            runner.all();
            assertThat(told).containsExactly("true 3", "false 0");
        }
    }
}
