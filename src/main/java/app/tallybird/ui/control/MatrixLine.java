package app.tallybird.ui.control;

import java.text.Bidi;
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
        sign.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(name, sign);
        Tooltip.install(this, whole);
    }

    void show(String words, String mark) {
        // the toolkit fails where it breaks what is written from right to left, and then the name is not drawn at all
        name.setWrapText(!Bidi.requiresBidi(words.toCharArray(), 0, words.length()));
        name.setText(words);
        sign.setText(mark);
        whole.setText(words);
    }
}
