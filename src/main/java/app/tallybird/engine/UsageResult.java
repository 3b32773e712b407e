package app.tallybird.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.PushGroup;
import app.tallybird.engine.push.PushGroups;
import app.tallybird.engine.push.PushReport;
import app.tallybird.ledger.Proposal;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/**
 * What came of a usage plan. {@code choices} is how it was sent, {@code run} is empty when nothing was sent. {@code heldPlan} names the plan that waits for a person, under the
 * hash it can be applied by. {@code problems} is all that was not as it should be, in the order it was met. {@code asked} is what waits for a second person
 * because of it.
 */
public record UsageResult(UsagePlan plan, PushChoices choices, Optional<PushReport> run, Optional<String> heldPlan, List<Problem> problems,
        Optional<Waiting> asked) {

    /** What waits for a second person; {@code fresh} when it did not wait before. */
    public record Waiting(Proposal proposal, boolean fresh) {
    }

    public UsageResult {
        problems = List.copyOf(problems);
    }

    /** What became of the counts and why; none when nothing was sent. {@code numbers} is how a number is written. */
    public List<PushGroup> groups(Function<BigDecimal, String> numbers) {
        return run.map(report -> PushGroups.of(plan, waiting(), report, numbers)).orElse(List.of());
    }

    private List<Cause> waiting() {
        return switch (choices.consent()) {
            case ACCEPTED -> List.of();
            case DECIDED -> choices.decisions().waiting(plan.causes());
            case ATTENDED, UNATTENDED -> plan.causes().stream().filter(Cause::waits).toList();
        };
    }

    /** The same behind something that is said first. */
    UsageResult behind(Problem first) {
        List<Problem> all = new ArrayList<>(List.of(first));
        all.addAll(problems);
        return new UsageResult(plan, choices, run, heldPlan, all, asked);
    }

    /** Without what a person holds on purpose, which is no error. */
    public List<Problem> problemsButHolds() {
        return choices.consent() == Consent.DECIDED ? problems.stream().filter(one -> one.code() != ProblemCode.HELD).toList() : problems;
    }
}
