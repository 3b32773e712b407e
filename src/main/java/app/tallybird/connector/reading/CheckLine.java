package app.tallybird.connector.reading;

import java.util.Optional;

import app.tallybird.problem.Problem;

/**
 * One line of a credentials check. A failed line carries the cause and the fix as a {@link Problem}.
 *
 * @param step what was tried, such as "Vendor sign-in"
 * @param words what came of it
 */
public record CheckLine(String step, boolean ok, String words, Optional<Problem> problem) {

    public static CheckLine passed(String step, String words) {
        return new CheckLine(step, true, words, Optional.empty());
    }

    public static CheckLine failed(String step, Problem problem) {
        return new CheckLine(step, false, problem.what(), Optional.of(problem));
    }

    /** What to do next, or empty. */
    public String fix() {
        return problem.map(Problem::next).orElse("");
    }
}
