package app.tallybird.ui.screens;

import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import app.tallybird.ui.control.Matrix;

/** What is done on the review page by more than one test. */
final class Reviews {

    private Reviews() {
    }

    /** Goes to a number of the matrix and asks where it came from. */
    static void explain(Screen screen, int row, int column) {
        screen.on(() -> {
            Matrix matrix = (Matrix) screen.stage.getScene().lookup("#review-matrix");
            matrix.requestFocus();
            matrix.row.set(row);
            matrix.column.set(column);
            Event.fireEvent(matrix, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            return matrix;
        });
    }
}
