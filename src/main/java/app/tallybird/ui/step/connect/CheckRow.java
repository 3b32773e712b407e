package app.tallybird.ui.step.connect;

import java.time.Duration;

import app.tallybird.connector.reading.CheckLine;

/** A line of the test with how long it took; {@code fix} is empty when nothing is to be done. */
public record CheckRow(String step, boolean ok, String words, String fix, Duration took) {

    static CheckRow of(CheckLine line, Duration took) {
        return new CheckRow(line.step(), line.ok(), line.words(), line.fix(), took);
    }
}
