package app.tallybird.ui.theme;

import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/** Puts the colours on scenes: AtlantaFX as the base, one small file of tokens for each scheme, and the rules of the screens. */
public final class Theme {

    public final ObjectProperty<Scheme> scheme = new SimpleObjectProperty<>(Scheme.SYSTEM);
    private final Scene scene;

    public Theme(Scene scene, Scheme first) {
        this.scene = scene;
        scheme.set(first);
        scheme.addListener((property, before, now) -> apply());
        Platform.getPreferences().colorSchemeProperty().addListener((property, before, now) -> apply());
        apply();
    }

    /** Light becomes dark and the other way round, from now on whatever the system says. */
    public void toggle() {
        scheme.set(isDark() ? Scheme.LIGHT : Scheme.DARK);
    }

    public boolean isDark() {
        return switch (scheme.get()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    private void apply() {
        Application.setUserAgentStylesheet((isDark() ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        scene.getStylesheets().setAll(List.of(sheet(isDark() ? "dark.css" : "light.css"), sheet("app.css")));
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name)).toExternalForm();
    }
}
