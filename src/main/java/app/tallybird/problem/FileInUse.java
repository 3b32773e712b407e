package app.tallybird.problem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Files that another program has open. Windows refuses to put a new file in such a one's place; virus scanners and indexers let go of it soon, so
 * a refusal is not final before a second has passed.
 */
public final class FileInUse {

    static final List<Duration> PAUSES = List.of(Duration.ofMillis(20), Duration.ofMillis(60), Duration.ofMillis(160),
            Duration.ofMillis(320), Duration.ofMillis(440));

    private FileInUse() {
    }

    /** A move that may be refused. */
    @FunctionalInterface
    interface Move {
        void run() throws IOException;
    }

    /** Puts a file into the place of another one, as a whole or not at all. */
    public static void replace(Path fresh, Path file) throws IOException {
        Move move = () -> Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (Files.isDirectory(file)) {
            move.run();
        } else {
            patiently(move, pause -> LockSupport.parkNanos(pause.toNanos()));
        }
    }

    static void patiently(Move move, Consumer<Duration> wait) throws IOException {
        for (Duration pause : PAUSES) {
            try {
                move.run();
                return;
            } catch (IOException refused) {
                if (!mayBe(refused)) {
                    throw refused;
                }
                wait.accept(pause);
            }
        }
        move.run();
    }

    /** The problem, or, where another program may have the file open, the same as one that says so. */
    public static Problem or(Throwable failure, Problem otherwise) {
        if (!mayBe(failure)) {
            return otherwise;
        }
        String who = isShared(failure) ? "Another program has the file open." : "Another program may have the file open.";
        return Problem.of(otherwise.code(), otherwise.what() + " " + who, otherwise.notChanged(),
                "Close it there (an editor, a backup, a virus scanner) and try again; if it is open nowhere, this user needs the right to write the folder.")
                .at(otherwise.detail());
    }

    private static boolean mayBe(Throwable failure) {
        return failure instanceof AccessDeniedException || (failure instanceof FileSystemException refused
                && refused.getClass() == FileSystemException.class && !DiskFull.causes(refused));
    }

    /** As an English Windows says it; in another language it is not known and only may be. */
    private static boolean isShared(Throwable failure) {
        return failure instanceof FileSystemException refused
                && String.valueOf(refused.getReason()).toLowerCase(Locale.ROOT).contains("used by another process");
    }
}
