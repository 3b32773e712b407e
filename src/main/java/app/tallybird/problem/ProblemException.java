package app.tallybird.problem;

/** Carries a {@link Problem} to the front door that shows it, once. Its message is the problem's sentence; it has no use for a stack trace. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code() + ": " + problem.sentence());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
