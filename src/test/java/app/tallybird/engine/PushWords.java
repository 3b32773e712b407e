package app.tallybird.engine;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.problem.ProblemException;

/** What is said of a push, of a plan and of a refusal, for tests to compare. */
final class PushWords {

    private PushWords() {
    }

    /** What was sent and is there, and what was said. */
    static String told(UsageResult result) {
        return result.run()
                .map(run -> run.accepted() + " accepted" + (run.complete() ? ", complete" : "")
                        + (result.heldPlan().isPresent() ? ", rest held" : ""))
                .orElse(result.heldPlan().isPresent() ? "held" : "nothing sent") + "\n" + SmallIntegration.words(result.problems());
    }

    static String problem(Supplier<?> action) {
        try {
            return "no problem, but " + action.get();
        } catch (ProblemException e) {
            return SmallIntegration.words(List.of(e.problem())).strip();
        }
    }

    static String cells(UsagePlan plan) {
        return plan.kind() + plan.cells().stream().sorted((a, b) -> a.key().toString().compareTo(b.key().toString()))
                .map(cell -> cell.key().accountId() + "/" + cell.key().serviceKey() + " "
                        + cell.lastAccepted().map(BigDecimal::toPlainString).orElse("-") + " -> "
                        + cell.units().map(BigDecimal::toPlainString).orElse("?") + " " + cell.state().word()
                        + (cell.note().isEmpty() ? "" : ", " + cell.note()))
                .collect(Collectors.joining("\n", "\n", "\n"));
    }
}
