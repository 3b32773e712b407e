package app.tallybird.ui.control;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** The name of a line or the heading of a column, on two lines at most; what is cut is whole in its tooltip. */
final class MatrixLine extends HBox {

    private final Label name = Widgets.grow(new Label());
    private final Label sign = Widgets.label("", "matrix-sign");
    private final Tooltip whole = new Tooltip();

    MatrixLine(String... styles) {
        getStyleClass().addAll(styles);
        name.setWrapText(true);
        sign.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(name, sign);
        Tooltip.install(this, whole);
    }

    void show(String words, String mark) {
        name.setText(words);
        sign.setText(mark);
        whole.setText(words);
    }
}
