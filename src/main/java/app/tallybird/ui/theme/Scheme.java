package app.tallybird.ui.theme;

import java.util.Locale;

/** Which colours: those of the system, or always the same. */
public enum Scheme {
    SYSTEM,
    LIGHT,
    DARK;

    /** By its name in the settings. */
    public static Scheme of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
