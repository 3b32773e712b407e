package app.tallybird.problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Moves of several files that belong together: all of them, or none. Whether a file can be removed is known only by trying, on Windows not while another
 * program has it open; so it is moved first, and what follows can still be taken back.
 */
public final class FileMoves {

    private record Moved(Path from, Path to) {
    }

    private final Deque<Moved> done = new ArrayDeque<>();

    /** Moves the file if it is there; when that fails, those before are back and it is said. */
    public void move(Path from, Path to) {
        if (!Files.exists(from)) {
            return;
        }
        try {
            FileInUse.replace(from, to);
            done.push(new Moved(from, to));
        } catch (IOException e) {
            back();
            throw problem(e, from, "The integration is still there, and nothing of it was changed.");
        }
    }

    /** Gives files another name beside them, for the time until it is sure that they can go. */
    public void aside(List<Path> files) {
        files.forEach(file -> move(file, file.resolveSibling(file.getFileName() + ".gone")));
    }

    /** Takes all moves back, the last one first. */
    public void back() {
        while (!done.isEmpty()) {
            Moved last = done.pop();
            try {
                FileInUse.replace(last.to(), last.from());
            } catch (IOException e) {
                throw problem(e, last.to(), "The integration's file has this name now; it was " + last.from().getFileName() + ".");
            }
        }
    }

    /** Removes what was moved. */
    public void delete() {
        for (Moved one : done) {
            try {
                Files.deleteIfExists(one.to());
            } catch (IOException e) {
                throw problem(e, one.to(), "The integration is gone; this file of it is left and can be deleted by hand.");
            }
        }
    }

    private static ProblemException problem(IOException failure, Path file, String notChanged) {
        return DiskFull
                .or(failure,
                        FileInUse
                                .or(failure,
                                        Problem.of(ProblemCode.HOME_NOT_WRITABLE, "A file of the integration can not be changed.",
                                                notChanged, "Close other programs that use the file and try again.").at(file.toString())))
                .asException();
    }
}
