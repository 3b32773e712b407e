package app.tallybird.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import app.tallybird.problem.ProblemException;

/**
 * Small texts under paths such as {@code integrations/NinjaOne.json}. Each is read whole, and replaced whole or not at all. Nothing of it is a secret.
 * Safe to share between threads.
 */
public interface Documents {

    /**
     * What is under a path.
     *
     * @param text empty when nothing is there
     * @param version tells it from what is there later, where several computers write
     */
    record Document(String path, Optional<String> text, long version) {
    }

    Document read(String path);

    /** The paths of what is directly in a folder and ends like this, in order. */
    List<String> list(String folder, String ending);

    /**
     * Makes all of a change or nothing of it, over what is there at that moment, which it reads and writes in the documents that it is given. When somebody else
     * was first with one that it writes, it is run again over theirs, so it does nothing else than that; what it throws leaves everything as it was.
     */
    <T> T change(Function<Documents, T> what);

    /** Puts a text in the place of what was read, of which a person has seen all; refused when another one is there by now. */
    default void write(Document before, String text) {
        change(now -> {
            now.write(before, text);
            return text;
        });
    }

    /** Whether there was something to take away. */
    default boolean delete(String path) {
        return change(now -> now.delete(path));
    }

    /** What is said to whoever began from what somebody else has changed meanwhile: who was first, as far as that is known. */
    ProblemException changed(String path);

    /** Where a person finds what is under a path. */
    String place(String path);

    /** A folder of this computer that has, as files, what is in this one now; for reading only. */
    Path files(String folder);
}
