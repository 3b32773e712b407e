package app.tallybird.ui.control;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons, and buttons that are nothing else and so carry their words for those who cannot see them. */
public final class Icon {

    private Icon() {
    }

    public static FontIcon of(Ikon ikon, String... styles) {
        FontIcon icon = new FontIcon(ikon);
        icon.getStyleClass().addAll(styles);
        return icon;
    }

    public static Button button(String id, Ikon ikon, String words, Runnable action) {
        Button button = new Button("", of(ikon));
        button.setId(id);
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.getStyleClass().addAll("button-icon");
        button.setOnAction(event -> action.run());
        return button;
    }
}
