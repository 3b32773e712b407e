package app.tallybird.ui.integration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.ui.control.MatrixContent;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** What Synthesize accepted, when, and whether what an integration lives by is in order. */
class IntegrationModelTest {

    @TempDir
    private Path home;
    private final List<Step> opened = new ArrayList<>();
    private final List<String> compared = new ArrayList<>();

    private IntegrationModel open(AppOnSandbox hand, Setup setup) {
        IntegrationModel model = new IntegrationModel(hand.place(new DirectTaskRunner()), setup.name(), opened::add,
                () -> compared.add(setup.name()));
        model.enter();
        return model;
    }

    private Path usage(String... lines) throws Exception {
        return Files.writeString(home.resolve("usage.csv"), "id,name,service,count\n" + String.join("\n", lines) + "\n");
    }

    private static String cell(MatrixContent content, int line, int column) {
        MatrixContent.Cell cell = content.lines().get(line).cells().apply(column);
        return cell.mark().isEmpty() ? cell.number() : cell.mark() + " " + cell.number();
    }

    @Test
    void aNumberThatIsOlderSaysItsMonthAndNothingSentIsNoZero() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ready(hand.csv(usage("901,Contoso,Seats,7", "902,Fabrikam,Seats,9", "902,Fabrikam,Mail,3")));
            Pushes.push(setup);
            hand.clock.pass(Duration.ofDays(31));
            hand.sandbox.synthesize().map("902", false);
            usage("901,Contoso,Seats,8", "902,Fabrikam,Seats,10", "902,Fabrikam,Mail,3");
            Pushes.push(setup);
            IntegrationModel model = open(hand, setup);

            MatrixContent shown = model.matrix.get();
            assertThat(shown.columns()).containsExactly("Mail", "Seats");
            assertThat(shown.lines()).extracting(MatrixContent.Line::name).containsExactly("Contoso", "Fabrikam");
            assertThat(cell(shown, 0, 0)).isIn("\u00b7", "0");
            assertThat(cell(shown, 0, 1)).isEqualTo("8");
            assertThat(cell(shown, 1, 1)).isEqualTo("\u25f7 Mar 2026 9");
            assertThat(shown.totals().cells().apply(1).number()).isEqualTo("17");
            model.customers.setAll(List.copyOf(model.customers.all), "Older");
            assertThat(model.matrix.get().lines()).extracting(MatrixContent.Line::name).containsExactly("Fabrikam");
        }
    }

    @Test
    void theMonthsOfAServiceHaveAGapWhereNothingWasPushed() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ready(hand.csv(usage("901,Contoso,Seats,7")));
            Pushes.push(setup);
            hand.clock.pass(Duration.ofDays(61));
            usage("901,Contoso,Seats,8");
            Pushes.push(setup);
            IntegrationModel model = open(hand, setup);
            model.months.set(true);

            MatrixContent shown = model.matrix.get();
            assertThat(shown.lines()).extracting(MatrixContent.Line::name).containsExactly("May 2026", "April 2026", "March 2026");
            assertThat(List.of(cell(shown, 0, 0), cell(shown, 1, 0), cell(shown, 2, 0))).containsExactly("\u25b2+1 8", "\u00d7", "7");
        }
    }

    @Test
    void whatIsOutOfOrderIsSaidWithTheStepWhereItIsSeenTo() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ready();
            hand.sandbox.synthesize().map("2", false);
            Pushes.push(setup);
            IntegrationModel model = open(hand, setup);

            assertThat(model.health.get()).extracting(Health::of).containsExactly("Synthesize", "NinjaOne", "Mapping", "Schedule");
            assertThat(model.health.get()).extracting(Health::tone).containsExactly(Tone.GOOD, Tone.GOOD, Tone.WARN, Tone.NEUTRAL);
            assertThat(model.health.get().get(2).below()).startsWith("8 counts wait for a mapping");
            assertThat(model.health.get().get(2).step()).isEqualTo(Step.MAP);
            assertThat(model.done.get()).contains(Step.CONNECT, Step.SEND).doesNotContain(Step.SCHEDULE);
            assertThat(model.mainLabel.get()).isEqualTo("Push now");
            model.compare();
            assertThat(compared).containsExactly("NinjaOne");
            model.main();
            model.open(Step.MAP);
            assertThat(opened).containsExactly(Step.REVIEW, Step.MAP);
        }
    }
}
