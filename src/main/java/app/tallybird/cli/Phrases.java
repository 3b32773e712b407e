package app.tallybird.cli;

import java.math.BigDecimal;
import java.util.Optional;

import app.tallybird.model.Units;
import app.tallybird.problem.Problem;
import app.tallybird.problem.Wording;

/** Small pieces of text that all commands share. */
final class Phrases {

    private Phrases() {
    }

    /** "1 account", "3 accounts". */
    static String count(long number, String one) {
        return Wording.count(number, one);
    }

    static String number(Optional<BigDecimal> value) {
        return value.map(Units::text).orElse("—");
    }

    static String signed(Optional<BigDecimal> value) {
        return value.map(delta -> (delta.signum() > 0 ? "+" : "") + Units.text(delta)).orElse("");
    }

    /** A problem the way it is shown: what happened, what stayed, what to do, and the code to search for. */
    static String problem(Problem problem) {
        StringBuilder text = new StringBuilder(problem.what());
        if (!problem.detail().isEmpty()) {
            text.append(System.lineSeparator()).append("  Where: ").append(problem.detail());
        }
        if (!problem.notChanged().isEmpty()) {
            text.append(System.lineSeparator()).append("  Not changed: ").append(problem.notChanged());
        }
        if (!problem.next().isEmpty()) {
            text.append(System.lineSeparator()).append("  Next: ").append(problem.next());
        }
        return text.append(System.lineSeparator()).append("  Code: ").append(problem.code()).toString();
    }
}
