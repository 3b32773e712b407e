package app.tallybird.ui.settings;

import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import app.tallybird.app.Preferences;

/** One setting while it is looked at: what is typed, and what is wrong with it. To be used on the screen's thread. */
final class SettingRow {

    private final Preferences.Line line;
    final StringProperty typed;
    /** Why it was not saved, or empty. */
    final StringProperty error = new SimpleStringProperty("");

    SettingRow(Preferences.Line line) {
        this.line = line;
        typed = new SimpleStringProperty(line.value());
    }

    String key() {
        return line.key();
    }

    String words() {
        return line.words();
    }

    /** "Default: 50", or what stands for an empty one. */
    String byDefault() {
        return "Default: " + (line.byDefault().isEmpty() ? "empty" : line.byDefault());
    }

    /** The values it can have, when they are few. */
    List<String> choices() {
        return switch (line.key()) {
            case "theme" -> List.of("system", "light", "dark");
            case "webhook-kind" -> List.of("teams", "slack", "json");
            case "tickets" -> List.of("on", "off");
            default -> List.of();
        };
    }

    boolean changed() {
        return !typed.get().strip().equals(line.value());
    }
}
