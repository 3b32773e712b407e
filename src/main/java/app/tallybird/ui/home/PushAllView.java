package app.tallybird.ui.home;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import app.tallybird.ui.control.Badge;
import app.tallybird.ui.control.Widgets;

/** One line for each integration that is pushed, and the button that sends what was shown. */
final class PushAllView extends VBox {

    private static final double NAME = 170;

    PushAllView(PushAllModel model) {
        setId("push-all-card");
        getStyleClass().add("card-box");
        Widgets.when(Bindings.isNotEmpty(model.lines), this);
        ProgressIndicator spinner = new ProgressIndicator();
        spinner.getStyleClass().add("spinner");
        spinner.setAccessibleText("Working");
        Label busy = Widgets.label("", "muted");
        busy.textProperty().bind(model.words());
        Button send = Widgets.button("push-all-send", "Send", model::send, "accent");
        send.textProperty().bind(model.sendLabel);
        send.accessibleTextProperty().bind(model.sendLabel);
        VBox lines = new VBox(7);
        model.lines.addListener(
                (ListChangeListener<PushLine>) change -> lines.getChildren().setAll(model.lines.stream().map(PushAllView::line).toList()));
        getChildren().addAll(Widgets.label("Push now", "strong"), lines,
                Widgets.row(Widgets.when(model.sendLabel.isNotEmpty(), send), Widgets.when(model.busy(), spinner), busy,
                        Widgets.when(model.busy(), Widgets.button("push-all-stop", "St_op", model::stop)),
                        Widgets.when(model.busy().not(), Widgets.button("push-all-close", "C_lose", model::close))));
    }

    private static HBox line(PushLine line) {
        Label name = Widgets.label(line.name(), "strong-cell");
        name.setMinWidth(NAME);
        name.setPrefWidth(NAME);
        Label words = Widgets.text(line.words());
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        return Widgets.row(name, new Badge(line.tag()), words);
    }
}
