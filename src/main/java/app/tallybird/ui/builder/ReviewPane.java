package app.tallybird.ui.builder;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import app.tallybird.ui.control.Widgets;

/** The last look before a connector is saved: whom it talks to and which secrets it sends there. */
final class ReviewPane extends VBox {

    private final SaveModel model;

    ReviewPane(SaveModel model) {
        this.model = model;
        setId("review");
        getStyleClass().addAll("card-box", "review");
        model.review().subscribe(this::show);
    }

    private void show(SaveModel.@Nullable Review review) {
        setVisible(review != null);
        setManaged(review != null);
        getChildren().clear();
        if (review == null) {
            return;
        }
        if (review.saved() != null) {
            var recorded = Widgets.text("", "muted");
            recorded.textProperty().bind(model.recorded());
            getChildren().addAll(Widgets.text("Saved as " + review.document().name(), "strong"),
                    Widgets.text("It is in " + review.saved() + " and in the catalog.", "muted"),
                    Widgets.row(Widgets.button("use-connector", "Set up an integration with it", model::use, "accent"),
                            Widgets.button("record-test", "Record as test", model::record),
                            Widgets.button("close-review", "Go on editing", model::back)),
                    Widgets.when(model.recorded().isNotEmpty(), recorded));
            focus();
            return;
        }
        getChildren().addAll(Widgets.text("Save " + review.document().name() + "?", "strong"),
                Widgets.text("A full run read " + review.counts() + ". Nothing was sent to Synthesize."));
        if (review.secrets().isEmpty()) {
            getChildren().add(Widgets.text("It sends no secret."));
        } else {
            getChildren().add(Widgets.text("Its secrets will go to these hosts, and nowhere else:"));
            review.secrets().forEach(route -> getChildren().add(Widgets.text(route, "code", "strong")));
        }
        if (review.replaces()) {
            getChildren().add(
                    Widgets.text("⚠ A connector of yours with the id \"" + review.document().id() + "\" will be replaced.", "warn-text"));
        }
        review.warnings().stream().limit(6)
                .forEach(warning -> getChildren().add(Widgets.text("⚠ " + warning.code() + " " + warning.text(), "warn-text", "small")));
        getChildren().add(Widgets.row(Widgets.button("save-connector", "Save connector", model::save, "accent"),
                Widgets.button("close-review", "Back", model::back)));
        focus();
    }

    /** The keyboard goes to what is asked here. */
    private void focus() {
        Node main = lookup(".accent");
        if (main != null) {
            main.requestFocus();
        }
    }
}
