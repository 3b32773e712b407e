package app.tallybird.connector.fault;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;

/**
 * Why data could not be read or must not be used.
 *
 * @param code an E-code of the connector format, such as E345
 * @param pointer the place in the connector document, as a JSON pointer
 * @param text one sentence for the user
 * @param hint what to do next, or empty
 * @param kind what it counts as at the front door, which decides the exit code
 */
public record Fault(String code, String pointer, String text, String hint, ProblemCode kind, boolean retryable) {

    /** The vendor answered something the document does not expect. */
    public static Fault of(String code, String pointer, String text, String hint) {
        return new Fault(code, pointer, text, hint, ProblemCode.VENDOR_ANSWER, false);
    }

    /** The same fault, counted as {@code kind}. */
    public Fault as(ProblemCode kind) {
        return new Fault(code, pointer, text, hint, kind, retryable);
    }

    /** The same fault, as one that may pass by itself. */
    public Fault canRetry() {
        return new Fault(code, pointer, text, hint, kind, true);
    }

    public FaultException asException() {
        return new FaultException(this);
    }

    /** The fault as one line, with its place. */
    public String sentence() {
        return code + " " + pointer + ": " + text + (hint.isEmpty() ? "" : "  Hint: " + hint);
    }

    /** The fault as it is shown at the front door. */
    public Problem asProblem() {
        return new Problem(kind, Wording.sentence(text), "Nothing was sent.", Wording.sentence(hint), retryable, code + " " + pointer);
    }
}
