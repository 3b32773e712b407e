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

    /** The same for a program that has to succeed; when it does not, the problem says that {@code scheduler} did not take the change. */
    default void must(String scheduler, List<String> command, String input) {
        Ran ran = run(command, input);
        if (!ran.ok()) {
            throw Refusals.refused(scheduler, ran);
        }
    }
}
