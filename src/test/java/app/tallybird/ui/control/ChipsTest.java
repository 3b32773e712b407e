package app.tallybird.ui.control;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

import static org.assertj.core.api.Assertions.assertThat;

/** The chip that looks chosen is the one that is. */
class ChipsTest {

    private final ObjectProperty<List<String>> offered = new SimpleObjectProperty<>(List.of("All", "Held", "New"));
    private final StringProperty chosen = new SimpleStringProperty("All");

    private Chips<String, String> chips() {
        Chips<String, String> chips = new Chips<>(offered, chosen, Function.identity(), Function.identity(),
                (name, here) -> name + (here ? ", shown now" : ""));
        new Scene(chips);
        return chips;
    }

    private static ToggleButton chip(Chips<String, String> chips, int at) {
        return (ToggleButton) chips.getChildren().get(at);
    }

    private static List<String> heard(Chips<String, String> chips) {
        return chips.getChildren().stream().map(chip -> chip.getAccessibleText() + (((ToggleButton) chip).isSelected() ? " *" : ""))
                .toList();
    }

    @Test
    void aSecondPressLeavesItChosen() throws Exception {
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> {
            Chips<String, String> chips = chips();
            chip(chips, 1).fire();
            chip(chips, 1).fire();
            assertThat(chosen.get()).isEqualTo("Held");
            assertThat(heard(chips)).containsExactly("All", "Held, shown now *", "New");
        });
    }

    @Test
    void anArrowKeyMarksNothingThatIsNotChosen() throws Exception {
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> {
            Chips<String, String> chips = chips();
            chip(chips, 0).fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, false, false));
            assertThat(chosen.get()).isEqualTo("All");
            assertThat(heard(chips)).containsExactly("All, shown now *", "Held", "New");
        });
    }

    @Test
    void theyFollowWhatIsOfferedAndChosenElsewhere() throws Exception {
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> {
            Chips<String, String> chips = chips();
            chosen.set("New");
            offered.set(List.of("All", "New"));
            assertThat(heard(chips)).containsExactly("All", "New, shown now *");
        });
    }
}
