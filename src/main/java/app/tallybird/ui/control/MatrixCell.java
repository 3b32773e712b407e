package app.tallybird.ui.control;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** A number with its change before it. Made once and shown anew for each place. */
final class MatrixCell extends HBox {

    private final Label mark = Widgets.label("", "matrix-mark");
    private final Label number = Widgets.label("", "matrix-number");

    MatrixCell() {
        getStyleClass().add("matrix-cell");
        number.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(mark, number);
        setMouseTransparent(true);
    }

    void show(MatrixContent.Cell cell, boolean here) {
        mark.setText(cell.mark());
        number.setText(cell.number());
        for (Tone tone : Tone.values()) {
            Widgets.style(mark, tone.style(), tone == cell.tone());
        }
        Widgets.style(this, "held", cell.kind() == MatrixContent.Kind.HELD);
        Widgets.style(this, "quiet", cell.kind() == MatrixContent.Kind.QUIET);
        Widgets.style(this, "here", here);
    }
}
