package app.tallybird.ui.step.connect;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import app.tallybird.ui.control.Widgets;

/** The lines of the test as they come, each with its sign, its words, and what to do when it failed. */
final class CheckList extends VBox {

    CheckList(ConnectModel model) {
        getStyleClass().add("check-list");
        model.rows.addListener((ListChangeListener<CheckRow>) change -> show(model));
        show(model);
    }

    private void show(ConnectModel model) {
        getChildren().setAll(model.rows.isEmpty()
                ? List.of(Widgets.text("Address, certificate, keys, billing module, sign-in at " + model.setup.connector().name()
                        + ", first page of customers, first page of usage. Nothing is changed by the test.", "muted"))
                : model.rows.stream().map(CheckList::line).toList());
    }

    private static HBox line(CheckRow row) {
        Label sign = Widgets.label(row.ok() ? "\u2713" : "\u2715", row.ok() ? "good-text" : "error-text");
        sign.setMinWidth(18);
        String took = row.took().toMillis() >= 1 ? " · " + row.took().toMillis() + " ms" : "";
        VBox words = new VBox(2, Widgets.text(row.step()), Widgets.text(row.words() + took, "muted", "small"));
        if (!row.fix().isEmpty()) {
            words.getChildren().add(Widgets.text(row.fix(), "error-text", "small"));
        }
        HBox line = new HBox(8, sign, words);
        line.setAccessibleText((row.ok() ? "passed: " : "failed: ") + row.step() + ", " + row.words() + " " + row.fix());
        return line;
    }
}
