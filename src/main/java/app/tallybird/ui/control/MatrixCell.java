package app.tallybird.ui.control;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A number with its change before it, or below it where both are long. Made once and shown anew for each place. */
final class MatrixCell extends HBox {

    /** How wide a sign of the number and one of its change are at most, and what stands around them. */
    private static final double DIGIT = 8.8;
    private static final double SIGN = 7;
    private static final double AROUND = 24;

    private final Label mark = Widgets.label("", "matrix-mark");
    private final Label number = Widgets.label("", "matrix-number");
    private boolean stacked;

    MatrixCell() {
        getStyleClass().add("matrix-cell");
        number.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(mark, number);
        setMouseTransparent(true);
    }

    /** In a cell of this width. */
    void show(MatrixContent.Cell cell, boolean here, double width) {
        mark.setText(cell.mark());
        number.setText(cell.number());
        stack(!cell.mark().isEmpty() && cell.mark().length() * SIGN + cell.number().length() * DIGIT + AROUND > width);
        for (Tone tone : Tone.values()) {
            Widgets.style(mark, tone.style(), tone == cell.tone());
        }
        Widgets.style(this, "held", cell.kind() == MatrixContent.Kind.HELD);
        Widgets.style(this, "quiet", cell.kind() == MatrixContent.Kind.QUIET);
        Widgets.style(this, "here", here);
    }

    private void stack(boolean now) {
        if (now == stacked) {
            return;
        }
        stacked = now;
        Widgets.style(this, "stacked", now);
        getChildren().clear();
        if (now) {
            VBox both = new VBox(number, mark);
            both.setAlignment(Pos.CENTER_RIGHT);
            getChildren().add(both);
        } else {
            getChildren().addAll(mark, number);
        }
    }
}
