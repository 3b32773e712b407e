package app.tallybird.ui.step.schedule;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.schedule.Rhythm;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Stagehand;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** When the push runs by itself, the line that runs it, and when it holds. */
class ScheduleModelTest {

    @TempDir
    private Path home;

    private static ScheduleModel open(Stagehand hand, Setup setup) {
        ScheduleModel model = new ScheduleModel(setup, hand.place(new DirectTaskRunner()));
        model.enter();
        return model;
    }

    @Test
    void theLineFollowsTheRhythm() {
        try (Stagehand hand = Stagehand.small(home, 1)) {
            ScheduleModel model = open(hand, hand.ninja());
            String command = "tallybird-cli sync-usage --integration NinjaOne --unattended";
            assertThat(model.command().get()).isEqualTo(command);
            assertThat(model.line().get()).isEqualTo("0 2 * * 1 " + command);
            assertThat(model.nextRuns().get()).hasSize(3);

            model.kind().set(ScheduleModel.Kind.DAILY);
            model.time().set("6:30");
            assertThat(model.line().get()).isEqualTo("30 6 * * * " + command);
            model.kind().set(ScheduleModel.Kind.MONTHLY);
            model.monthDay().set(Rhythm.Monthly.LAST);
            assertThat(model.line().get()).isEqualTo("30 6 28-31 * * [ \"$(date -d tomorrow +\\%d)\" = 01 ] && " + command);
            model.kind().set(ScheduleModel.Kind.NONE);
            assertThat(model.line().get()).isEmpty();
            assertThat(model.nextRuns().get()).isEmpty();
        }
    }

    @Test
    void aTimeThatIsNoneBlocksAndSaysHowToWriteIt() {
        try (Stagehand hand = Stagehand.small(home, 1)) {
            ScheduleModel model = open(hand, hand.ninja());
            model.time().set("2 o'clock");

            assertThat(model.blocked().get()).isEqualTo("Write the time like 02:00.");
            assertThat(model.line().get()).isEmpty();
            model.time().set("02:15");
            assertThat(model.blocked().get()).isEmpty();
        }
    }

    @Test
    void theThresholdsAreSavedAndTheStepIsDone() {
        try (Stagehand hand = Stagehand.small(home, 1)) {
            Setup setup = hand.ninja();
            ScheduleModel model = open(hand, setup);
            model.servicePercent().set("15 %");
            model.cellPercent().set("none");
            model.next();
            assertThat(model.hint().get()).isEqualTo("The percentages are whole numbers from 1 to 100.");
            assertThat(setup.done()).doesNotContain(Step.SCHEDULE);

            model.cellPercent().set("40");
            model.next();

            assertThat(hand.application.settings().find("NinjaOne").orElseThrow().thresholds().serviceDropPercent()).isEqualTo(15);
            assertThat(hand.application.settings().find("NinjaOne").orElseThrow().thresholds().cellDropPercent()).isEqualTo(40);
            assertThat(setup.done()).contains(Step.SCHEDULE);
        }
    }

    @Test
    void commandAndLineGoToTheClipboard() {
        try (Stagehand hand = Stagehand.small(home, 1)) {
            ScheduleModel model = open(hand, hand.ninja());
            model.copyCommand();
            model.copyLine();

            assertThat(hand.desktop.copied).containsExactly(model.command().get(), model.line().get());
        }
    }
}
