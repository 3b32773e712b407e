package app.tallybird.ui.trust;

import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import app.tallybird.connector.exchange.ImportReview;
import app.tallybird.ui.control.Widgets;

/** What a connector touches, in two columns, and the two buttons. */
public final class TrustView extends VBox {

    private static final double TITLES = 190;

    private final TrustModel model;

    public TrustView(TrustModel model) {
        this.model = model;
        setId("import-review");
        getStyleClass().addAll("card-box", "review");
        model.review.subscribe(this::show);
    }

    private void show(@Nullable ImportReview now) {
        Widgets.show(this, now != null);
        getChildren().clear();
        if (now == null) {
            return;
        }
        GridPane parts = new GridPane(12, 8);
        now.parts().forEach(part -> {
            int row = parts.getRowCount();
            VBox lines = new VBox(2);
            String[] styles = part.loud() ? new String[]{"warn-text", "strong"} : new String[]{};
            part.lines().forEach(line -> lines.getChildren().add(Widgets.text(line, styles)));
            GridPane.setHgrow(lines, Priority.ALWAYS);
            Label title = Widgets.text((part.loud() ? "⚠ " : "") + part.title(), part.loud() ? "warn-text" : "muted");
            title.setMinWidth(TITLES);
            title.setMaxWidth(TITLES);
            GridPane.setValignment(title, VPos.TOP);
            parts.addRow(row, title, lines);
        });
        Button agree = Widgets.button("accept-import", "I trust it: use it", model::agree);
        CheckBox asked = new CheckBox("I asked the author, and this is right");
        asked.setId("asked-author");
        asked.selectedProperty().bindBidirectional(model.asked);
        Widgets.show(asked, now.isOtherAuthor());
        agree.disableProperty().bind(model.asked.not().and(asked.visibleProperty()));
        Button decline = Widgets.button("decline-import", "Do not use it", model::decline);
        getChildren().addAll(Widgets.text("Do you trust " + now.name() + "?", "strong"), parts, asked, Widgets.row(agree, decline));
        decline.requestFocus();
    }
}
