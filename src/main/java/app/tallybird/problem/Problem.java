package app.tallybird.problem;

/**
 * Something that went wrong, told to a person: what happened, what was not changed by it, and what to do next. {@code detail} is the place
 * (file, line, field, request) or empty. Holds no secret: every text has passed the redactor.
 */
public record Problem(ProblemCode code, String what, String notChanged, String next, boolean retryable, String detail) {

    public static Problem of(ProblemCode code, String what, String notChanged, String next) {
        return new Problem(code, what, notChanged, next, false, "");
    }

    public Problem canRetry() {
        return new Problem(code, what, notChanged, next, true, detail);
    }

    public Problem at(String place) {
        return new Problem(code, what, notChanged, next, retryable, place);
    }

    /** The same problem with a better account of what stayed as it was. */
    public Problem butUnchanged(String what) {
        return new Problem(code, this.what, what, next, retryable, detail);
    }

    public ProblemException asException() {
        return new ProblemException(this);
    }

    /** The whole of it in one paragraph. */
    public String sentence() {
        StringBuilder text = new StringBuilder(what);
        for (String part : new String[]{notChanged, next}) {
            if (!part.isEmpty()) {
                text.append(' ').append(part);
            }
        }
        return text.toString();
    }
}
