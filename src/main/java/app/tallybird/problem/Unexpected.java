package app.tallybird.problem;

import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;

/** What a failure that nobody thought of is told as: by its kind, never by its text, which may hold anything. */
public final class Unexpected {

    private Unexpected() {
    }

    /** The problem that it carries, if it carries one; else a fault of the program. */
    public static Problem problem(Throwable failure) {
        if (failure instanceof ProblemException known) {
            return known.problem();
        }
        if (failure instanceof InvalidPathException typed) {
            return Problem.of(ProblemCode.WRONG_USE, "\"" + typed.getInput() + "\" can not be the name of a file on this computer.",
                    "Nothing was done.", "Correct the path.");
        }
        String what = failure instanceof UncheckedIOException
                ? "A file could not be read or written."
                : "Tallybird met a fault of its own (" + failure.getClass().getSimpleName() + ").";
        return DiskFull.or(failure, Problem.of(ProblemCode.FAILED, what, "What was sent before is in the ledger.",
                "Try again; if it stays so, send us the diagnostics: from the help menu, or by tallybird-cli diagnostics."));
    }

    /** Its kind and its place, for the log. */
    public static String place(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return failure.getClass().getName() + " at " + (trace.length == 0 ? "an unknown place" : trace[0]);
    }
}
