package app.tallybird.ui.control;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;

class WidgetsTest {

    @AfterEach
    void close() throws Exception {
        FxToolkit.cleanupStages();
    }

    /** What stands below moves down when the words above it need more lines. */
    @Test
    void whatBreaksInANarrowWindowCoversNothing() throws Exception {
        FxToolkit.registerPrimaryStage();
        Label below = new Label("below");
        Label first = Widgets.text("Two customers are not mapped: their counts go again once they are, or are left out on purpose.");
        Label second = Widgets.text("344 counts accepted");
        Node room = Widgets.room(new VBox(6, first, second), 300);
        Stage[] shown = new Stage[1];
        FxToolkit.setupStage(stage -> {
            VBox page = new VBox(8, new VBox(new VBox(8, room)), below, Widgets.grow(new StackPane()));
            stage.setScene(new Scene(page, 900, 300));
            stage.show();
            shown[0] = stage;
        });
        WaitForAsyncUtils.waitForFxEvents();
        for (int width : new int[]{900, 400, 200, 700, 150}) {
            WaitForAsyncUtils.asyncFx(() -> shown[0].setWidth(width)).get();
            WaitForAsyncUtils.waitForFxEvents(10);
            assertThat(top(below)).as("at " + width).isGreaterThanOrEqualTo(bottom(second));
        }
    }

    /** The toolkit fails where it breaks such words. */
    @Test
    void aSentenceWithANameFromRightToLeftIsDrawnInEveryWidth() throws Exception {
        FxToolkit.registerPrimaryStage();
        String name = "\u0634\u0631\u0643\u0629 \u0627\u0644\u0623\u0645\u0644 \u0644\u0644\u062a\u062c\u0627\u0631\u0629 "
                + "\u0648\u0627\u0644\u0645\u0642\u0627\u0648\u0644\u0627\u062a";
        Label words = Widgets.text("3 customers at zero: " + name + " and Contoso had 20 units.");
        FxToolkit.setupStage(stage -> {
            stage.setScene(new Scene(new VBox(words), 600, 300));
            stage.show();
        });
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.asyncFx(() -> {
            for (int width = 40; width < 460; width++) {
                words.resize(width, words.prefHeight(width));
                words.layout();
                assertThat(((Text) words.lookup(".text")).getText()).as("at " + width).startsWith("3");
            }
            words.setText("Nothing is left");
            assertThat(words.isWrapText()).isTrue();
        }).get();
    }

    private static double top(Node node) {
        return node.localToScene(node.getLayoutBounds()).getMinY();
    }

    private static double bottom(Node node) {
        return node.localToScene(node.getLayoutBounds()).getMaxY();
    }
}
