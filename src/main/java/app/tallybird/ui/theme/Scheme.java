package app.tallybird.ui.theme;

/** Which colours: those of the system, or always the same. */
public enum Scheme {
    SYSTEM("As the system"),
    LIGHT("Light"),
    DARK("Dark");

    private final String words;

    Scheme(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
