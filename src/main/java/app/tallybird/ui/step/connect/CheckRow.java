package app.tallybird.ui.step.connect;

import java.time.Duration;

/** A line of the test with how long it took; {@code fix} is empty when nothing is to be done. */
public record CheckRow(String step, boolean ok, String words, String fix, Duration took) {
}
