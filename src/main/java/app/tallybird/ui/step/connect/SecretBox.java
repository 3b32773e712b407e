package app.tallybird.ui.step.connect;

import java.time.Duration;
import java.util.function.BiConsumer;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.materialdesign2.MaterialDesignE;

import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.Icon;
import app.tallybird.ui.control.Widgets;

/** A field that shows dots; on request it shows the value for ten seconds. */
final class SecretBox extends StackPane {

    private static final Duration SHOWN = Duration.ofSeconds(10);

    final TextField dots;
    private final TextField plain;

    /** {@code later} runs something on the screen after a time. */
    SecretBox(String id, String label, StringProperty value, BiConsumer<Duration, Runnable> later) {
        dots = Widgets.styled(Fields.typed(id, value, new PasswordField()), "with-eye");
        plain = Widgets.styled(Fields.text(id + "-plain", value), "with-eye");
        dots.setAccessibleText(label);
        plain.setAccessibleText(label + ", shown");
        show(false);
        Button eye = Icon.button(id + "-show", MaterialDesignE.EYE_OUTLINE, "Show " + label + " for ten seconds", () -> {
            show(true);
            plain.requestFocus();
            later.accept(SHOWN, () -> show(false));
        });
        eye.getStyleClass().addAll("eye", "flat");
        StackPane.setAlignment(eye, Pos.CENTER_RIGHT);
        getChildren().addAll(dots, plain, eye);
    }

    private void show(boolean shown) {
        boolean focused = dots.isFocused() || plain.isFocused();
        Widgets.show(plain, shown);
        Widgets.show(dots, !shown);
        if (focused) {
            (shown ? plain : dots).requestFocus();
        }
    }
}
