package app.tallybird.engine;

import java.util.List;
import java.util.Optional;

import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.PushReport;
import app.tallybird.problem.Problem;

/**
 * What came of a usage plan. {@code run} is empty when nothing was sent. {@code heldPlan} names the plan that waits for a person, under the
 * hash it can be applied by. {@code problems} is all that was not as it should be, in the order it was met.
 */
public record UsageResult(UsagePlan plan, Optional<PushReport> run, Optional<String> heldPlan, List<Problem> problems) {

    public UsageResult {
        problems = List.copyOf(problems);
    }
}
