package app.tallybird.ui;

import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
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
                    // drawn with what it has to say, not with that it is being read
                    if (!isReading(stage) && ++pulses == 2) {
                        stop();
                        System.err.println("shown");
                        leave(stage, wanted.equals("screens") ? LONG_ENOUGH : Duration.seconds(1), wanted.equals("screens") ? demo : null);
                    }
                }
            }.start();
        }
    }

    private static boolean isReading(Stage stage) {
        return stage.getScene().getRoot().lookupAll(".reading").stream().anyMatch(Node::isVisible);
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
