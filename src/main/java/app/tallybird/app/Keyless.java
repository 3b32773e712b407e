package app.tallybird.app;

import java.util.function.Supplier;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.secret.Availability;
import app.tallybird.secret.SecretStore;

/** On a computer that keeps no secrets a saved integration has its keys in the file that it was made from, and nobody has to make new ones. */
final class Keyless {

    private Keyless() {
    }

    static <T> T advised(String name, Supplier<SecretStore> store, Supplier<T> step) {
        try {
            return step.get();
        } catch (ProblemException e) {
            Problem problem = e.problem();
            boolean missing = problem.code() == ProblemCode.CONFIGURATION && problem.what().endsWith(") is missing.");
            if (!missing || !(store.get().availability() instanceof Availability.SessionOnly)) {
                throw e;
            }
            throw new Problem(
                    problem.code(), problem.what(), problem.notChanged(), "This computer keeps no secrets of \"" + name
                            + "\": name the .env file that has them with --env-file. " + problem.next(),
                    problem.retryable(), problem.detail()).asException();
        }
    }
}
