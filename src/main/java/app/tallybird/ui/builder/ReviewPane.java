package app.tallybird.ui.builder;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import app.tallybird.ui.control.Widgets;

/** The last look before a connector is saved: whom it talks to and which secrets it sends there. */
final class ReviewPane extends VBox {

    private static final double MOST = 200;

    private final SaveModel model;

    ReviewPane(SaveModel model) {
        this.model = model;
        setId("review");
        getStyleClass().addAll("card-box", "review");
        model.review.subscribe(review -> show(review, model.saved.get()));
        model.saved.subscribe(saved -> show(model.review.get(), saved));
    }

    private void show(SaveModel.@Nullable Review review, @Nullable Path saved) {
        setVisible(review != null);
        setManaged(review != null);
        getChildren().setAll(review == null ? List.of() : saved == null ? before(review) : after(review, saved));
        // the keyboard goes to what is asked here
        Node main = lookup(".accent");
        if (main != null) {
            main.requestFocus();
        }
    }

    private List<Node> after(SaveModel.Review review, Path saved) {
        Label recorded = Widgets.text("", "muted");
        recorded.textProperty().bind(model.recorded);
        return List.of(Widgets.text("Saved as " + review.document().name(), "strong"),
                Widgets.text("It is in " + saved + " and in the catalog.", "muted"),
                Widgets.row(Widgets.button("use-connector", "Set up an integration with it", model::use, "accent"),
                        Widgets.button("record-test", "Record as test", model::record),
                        Widgets.button("close-review", "Go on editing", model::back)),
                Widgets.when(model.recorded.isNotEmpty(), recorded));
    }

    private List<Node> before(SaveModel.Review review) {
        VBox lines = new VBox(6);
        List<Node> nodes = lines.getChildren();
        nodes.addAll(List.of(Widgets.text("Save " + review.document().name() + "?", "strong"),
                Widgets.text("A full run read " + review.counts() + ". Nothing was sent to Synthesize."), Widgets.text(
                        review.secrets().isEmpty() ? "It sends no secret." : "Its secrets will go to these hosts, and nowhere else:")));
        review.secrets().forEach(route -> nodes.add(Widgets.text(route, "code", "strong")));
        if (review.replaces()) {
            nodes.add(Widgets.text("⚠ A connector of yours with the id \"" + review.document().id() + "\" will be replaced.", "warn-text"));
        }
        review.warnings().stream().limit(6).forEach(warning -> nodes.add(Widgets.text("⚠ " + warning.text(), "warn-text", "small")));
        return List.of(Widgets.room(lines, MOST), Widgets.row(Widgets.button("save-connector", "Save connector", model::save, "accent"),
                Widgets.button("close-review", "Back", model::back)));
    }
}
