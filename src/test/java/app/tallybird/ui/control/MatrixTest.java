package app.tallybird.ui.control;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import app.tallybird.ui.theme.Scheme;
import app.tallybird.ui.theme.Theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The names and numbers of a matrix, whatever they are and however wide it is. */
class MatrixTest {

    private static final String ARABIC = "\u0634\u0631\u0643\u0629 \u0627\u0644\u0623\u0645\u0644 \u0644\u0644\u062a\u062c\u0627\u0631\u0629 "
            + "\u0648\u0627\u0644\u0645\u0642\u0627\u0648\u0644\u0627\u062a";
    private static final List<String> NAMES = List.of(ARABIC, "Contoso");

    @AfterEach
    void close() throws Exception {
        FxToolkit.cleanupStages();
    }

    private static Matrix shown(MatrixContent content) throws Exception {
        FxToolkit.registerPrimaryStage();
        AtomicReference<Matrix> made = new AtomicReference<>();
        FxToolkit.setupStage(stage -> {
            Matrix matrix = new Matrix("numbers", "", (row, column) -> false);
            matrix.content.set(content);
            stage.setScene(new Scene(new StackPane(matrix), 700, 400));
            new Theme(stage.getScene(), Scheme.LIGHT);
            stage.show();
            made.set(matrix);
        });
        WaitForAsyncUtils.waitForFxEvents();
        return made.get();
    }

    private static MatrixContent of(List<String> names, int columns, String mark, String number) {
        MatrixContent.Cell cell = new MatrixContent.Cell(number, mark, Tone.WARN, MatrixContent.Kind.PLAIN, "");
        return new MatrixContent("Customer", Collections.nCopies(columns, "Seats"),
                names.stream().map(name -> new MatrixContent.Line(name, "", column -> cell)).toList(),
                new MatrixContent.Line("All", "", column -> cell));
    }

    private static void lay(Matrix matrix) {
        Parent root = matrix.getScene().getRoot();
        for (int round = 0; round < 3; round++) {
            root.applyCss();
            root.layout();
        }
    }

    /** The toolkit fails where it breaks such words, and then draws nothing. */
    @Test
    void aNameFromRightToLeftIsDrawnInEveryWidth() throws Exception {
        Matrix matrix = shown(of(NAMES, 2, "", "7"));
        WaitForAsyncUtils.asyncFx(() -> {
            for (int width = 140; width <= 420; width++) {
                matrix.first.set(width);
                lay(matrix);
                assertThat(matrix.lookupAll(".matrix-name .text").stream().map(node -> ((Text) node).getText())).as("at " + width)
                        .contains("Contoso").anyMatch(words -> words.startsWith(ARABIC.substring(0, 4)));
            }
        }).get();
    }

    @Test
    void aChangeIsWholeBesideOrBelowItsNumber() throws Exception {
        Matrix matrix = shown(of(NAMES, 4, "held", "+$324.50"));
        WaitForAsyncUtils.asyncFx(() -> {
            for (String mark : List.of("held", "\u25bc\u2212117", "\u25f7 Oct 2026", "+ new", "\u25b2+$643.50", "no map")) {
                for (String number : List.of("3", "117", "2,463", "+$324.50", "$12,556.50")) {
                    matrix.content.set(of(NAMES, 4, mark, number));
                    lay(matrix);
                    assertThat(matrix.lookupAll(".matrix-mark .text").stream().map(node -> ((Text) node).getText())).as(mark + " " + number)
                            .contains(mark).allMatch(words -> words.isEmpty() || words.equals(mark));
                }
            }
        }).get();
    }

    @Test
    void columnsEndAtTheEdge() throws Exception {
        Matrix matrix = shown(of(NAMES, 3, "", "7"));
        WaitForAsyncUtils.asyncFx(() -> {
            lay(matrix);
            double edge = matrix.localToScene(matrix.getLayoutBounds()).getMaxX();
            assertThat(matrix.lookupAll(".matrix-head.numbers").stream().filter(Node::isVisible)
                    .mapToDouble(head -> head.localToScene(head.getLayoutBounds()).getMaxX()).max()).hasValueCloseTo(edge, within(1.0));
        }).get();
    }
}
