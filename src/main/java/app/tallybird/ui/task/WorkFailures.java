package app.tallybird.ui.task;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemException;
import app.tallybird.problem.Unexpected;

/** Turns whatever work ended with into a problem that can be shown. The log gets the kind and the place of a fault, never its text. */
public final class WorkFailures {

    private static final Logger LOG = LoggerFactory.getLogger(WorkFailures.class);

    private WorkFailures() {
    }

    public static Problem problem(Throwable failure) {
        if (!(failure instanceof ProblemException)) {
            LOG.error("fault {}", Unexpected.place(failure));
        }
        return Unexpected.problem(failure);
    }
}
