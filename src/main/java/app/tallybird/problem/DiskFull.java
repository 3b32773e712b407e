package app.tallybird.problem;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells a disk without room from every other failure of a file, by the words that systems and SQLite have for it. */
public final class DiskFull {

    private static final String NEXT = "Make room on the disk and run the command again.";

    /** SQLite fails to grow the memory that it shares before it says that the disk is full. */
    private static final Pattern WORDS = Pattern.compile(
            "sqlite_full|is full|sqlite_ioerr_shmsize|enospc|no space left on device|not enough space on the disk|disk quota exceeded");

    private DiskFull() {
    }

    /** The problem, or, where the failure is about room on the disk, the same as one that says so and asks for nothing but room. */
    public static Problem or(Throwable failure, Problem otherwise) {
        if (!causes(failure)) {
            return otherwise;
        }
        return Problem.of(ProblemCode.DISK_FULL, "The disk is full. " + otherwise.what(), otherwise.notChanged(), NEXT)
                .at(otherwise.detail());
    }

    /** Whether it is about room on the disk. */
    public static boolean causes(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (WORDS.matcher(String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT)).find()) {
                return true;
            }
        }
        return false;
    }
}
