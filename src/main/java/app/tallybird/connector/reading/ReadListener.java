package app.tallybird.connector.reading;

/** Hears what a reading does, for progress, logs and the connector builder. Called from several threads; must be quick and must not throw. */
@FunctionalInterface
public interface ReadListener {
    void on(ReadEvent event);

    /** Hears nothing. */
    static ReadListener none() {
        return event -> {
        };
    }
}
