package app.tallybird.ui.builder;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

import app.tallybird.connector.editing.SecretPlace;
import app.tallybird.ui.control.Icon;
import app.tallybird.ui.control.Widgets;

/** Says that a secret stands in the document itself, and takes it out. */
final class SecretBar extends HBox {

    private final BuilderModel model;
    private final Label what = Widgets.text("", "bar-title");
    private final Label next = Widgets.text("");

    SecretBar(BuilderModel model) {
        this.model = model;
        setId("secret-in-document");
        getStyleClass().addAll("notice", "tone-warn");
        VBox words = new VBox(what, next);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button move = Widgets.button("make-secret-field", "Make it a secret field", this::move);
        getChildren().addAll(Icon.of(MaterialDesignA.ALERT, "bar-icon"), words, move);
        model.secrets.subscribe(this::show);
    }

    private void show(List<SecretPlace> secrets) {
        setVisible(!secrets.isEmpty());
        setManaged(!secrets.isEmpty());
        if (!secrets.isEmpty()) {
            what.setText(title(secrets));
            next.setText(words(secrets.getFirst()));
            setAccessibleText(what.getText() + " " + next.getText());
        }
    }

    private static String title(List<SecretPlace> secrets) {
        String others = secrets.size() > 1 ? " (and " + (secrets.size() - 1) + " more)" : "";
        return (secrets.getFirst().isGone()
                ? "A secret that stood in the document itself was not kept: "
                : "A secret stands in the document itself: ") + secrets.getFirst().words() + others;
    }

    private static String words(SecretPlace place) {
        return place.isGone()
                ? "Make it a secret field, and enter it again on the card Credentials."
                : "It is not written to any file, so the connector can not be saved, exported or recorded with it.";
    }

    private void move() {
        List<SecretPlace> secrets = model.secrets.get();
        if (!secrets.isEmpty()) {
            model.makeSecretField(secrets.getFirst());
        }
    }
}
