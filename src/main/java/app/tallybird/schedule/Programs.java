package app.tallybird.schedule;

import java.util.List;

/** Runs the system's own programs. */
public interface Programs {

    /** The exit code of a program that is not on this computer. */
    int MISSING = -1;

    /** How a program ended; {@code output} is all it said. */
    record Ran(int exit, String output) {

        public boolean ok() {
            return exit == 0;
        }
    }

    /** Runs the program without a shell, gives it this text, and waits for its end. */
    Ran run(List<String> command, String input);
}
