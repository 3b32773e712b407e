package app.tallybird.ui.home;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import app.tallybird.ui.control.Badge;
import app.tallybird.ui.control.Widgets;

/** One line for each integration that is pushed, and the button that sends what was shown. */
final class PushAllView extends VBox {

    private static final double NAME = 170;
    private static final double MOST = 170;

    PushAllView(PushAllModel model, Function<PushLine, HomeModel.Act> act) {
        setId("push-all-card");
        getStyleClass().add("card-box");
        Widgets.when(Bindings.isNotEmpty(model.lines), this);
        VBox lines = new VBox(7);
        model.lines.addListener((ListChangeListener<PushLine>) change -> lines.getChildren()
                .setAll(model.lines.stream().map(line -> line(line, act.apply(line))).toList()));
        Label busy = Widgets.label("", "muted");
        busy.textProperty().bind(model.words);
        getChildren().addAll(Widgets.label("Push now", "strong"), Widgets.room(lines, MOST),
                Widgets.row(Widgets.button("push-all-review", model.reviewLabel.map(label -> label.replace("_", "__")), model::review),
                        Widgets.button("push-all-send", model.sendLabel, model::send), Widgets.spinner(model.busy), busy,
                        Widgets.when(model.busy, Widgets.button("push-all-stop", "St_op", model::stop)),
                        Widgets.when(model.busy.not(), Widgets.button("push-all-close", "C_lose", model::close))));
    }

    private static HBox line(PushLine line, HomeModel.Act act) {
        Label name = Widgets.label(line.name(), "strong-cell");
        name.setMinWidth(NAME);
        name.setPrefWidth(NAME);
        HBox shown = Widgets.row(name, new Badge(line.tag()), Widgets.grow(Widgets.text(line.words())));
        if (!act.label().isEmpty()) {
            Button button = Widgets.button("line-act-" + line.name(), act.label(), act.run(), "small-button");
            button.setAccessibleText(act.label() + ": " + line.name());
            shown.getChildren().add(button);
        }
        return shown;
    }
}
