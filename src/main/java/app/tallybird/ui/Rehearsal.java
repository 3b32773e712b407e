package app.tallybird.ui;

import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.stage.Stage;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import app.tallybird.app.Surroundings;

/**
 * Shows the real screens and leaves: with {@code TALLYBIRD_REHEARSAL=home} in the environment it says when the home page was drawn, which measures a
 * start; {@code screens} opens the demo as well, which trains the start-up cache. Without the variable nothing happens.
 */
final class Rehearsal {

    private static final Duration LONG_ENOUGH = Duration.seconds(6);

    private Rehearsal() {
    }

    static void begin(Stage stage, Runnable demo) {
        String wanted = Surroundings.environmentOfThisProcess().getOrDefault("TALLYBIRD_REHEARSAL", "");
        if (!wanted.isEmpty()) {
            new AnimationTimer() {
                private int pulses;

                @Override
                public void handle(long now) {
                    if (++pulses == 2) {
                        stop();
                        System.err.println("shown");
                        leave(stage, wanted.equals("screens") ? LONG_ENOUGH : Duration.seconds(1), wanted.equals("screens") ? demo : null);
                    }
                }
            }.start();
        }
    }

    private static void leave(Stage stage, Duration after, @Nullable Runnable first) {
        if (first != null) {
            first.run();
        }
        PauseTransition pause = new PauseTransition(after);
        pause.setOnFinished(event -> stage.close());
        pause.play();
    }
}
