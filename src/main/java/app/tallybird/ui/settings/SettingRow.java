package app.tallybird.ui.settings;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import app.tallybird.app.NoticeAddresses.Which;
import app.tallybird.app.Preferences;

/** One setting while it is looked at: what is typed, and what is wrong with it. To be used on the screen's thread. */
final class SettingRow {

    final String key;
    final String words;
    /** "Default: 50", or what stands for an empty one. */
    final String byDefault;
    /** The values it can have, when they are few. */
    final List<String> choices;
    final StringProperty typed;
    /** Why it was not saved, or empty. */
    final StringProperty error = new SimpleStringProperty("");
    /** Whether an address that is never shown again is kept. */
    final BooleanProperty kept = new SimpleBooleanProperty();
    /** What was there when it was shown. */
    final String saved;

    private SettingRow(String key, String words, String byDefault, String saved) {
        this.key = key;
        this.words = words;
        this.byDefault = "Default: " + byDefault;
        this.saved = saved;
        typed = new SimpleStringProperty(saved);
        choices = switch (key) {
            case "theme" -> List.of("system", "light", "dark");
            case "webhook-kind" -> List.of("teams", "slack", "json");
            case "tickets" -> List.of("on", "off");
            default -> List.of();
        };
    }

    static SettingRow of(Preferences.Line line) {
        return new SettingRow(line.key(), line.words(), line.byDefault().isEmpty() ? "empty" : line.byDefault(), line.value());
    }

    /** An address that is a secret: it is typed, kept and never shown again. */
    static SettingRow of(Which which) {
        return new SettingRow(which.name().toLowerCase(Locale.ROOT), switch (which) {
            case WEBHOOK -> "Webhook: address that failures are sent to (a secret)";
            case HEARTBEAT -> "Heartbeat: address that is called after each push that went through (a secret)";
        }, "none", "");
    }

    boolean changed() {
        return !typed.get().strip().equals(saved);
    }
}
