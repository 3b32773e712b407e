package app.tallybird.ui.task;

import java.io.UncheckedIOException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

/** Turns whatever work ended with into a problem that can be shown. The log gets the kind and the place of a fault, never its text. */
public final class WorkFailures {

    private static final Logger LOG = LoggerFactory.getLogger(WorkFailures.class);

    private WorkFailures() {
    }

    public static Problem problem(Throwable failure) {
        if (failure instanceof ProblemException known) {
            return known.problem();
        }
        StackTraceElement[] trace = failure.getStackTrace();
        LOG.error("fault {} at {}", failure.getClass().getName(), trace.length == 0 ? "an unknown place" : trace[0]);
        String what = failure instanceof UncheckedIOException
                ? "A file could not be read or written."
                : "Tallybird met a fault of its own (" + failure.getClass().getSimpleName() + ").";
        return Problem.of(ProblemCode.FAILED, what, "What was sent before is in the ledger.",
                "Try again; if it stays so, send us the diagnostics from the help menu.");
    }
}
