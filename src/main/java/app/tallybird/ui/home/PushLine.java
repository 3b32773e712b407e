package app.tallybird.ui.home;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.engine.UsageResult;
import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.ledger.OutcomeGroup;
import app.tallybird.problem.Problem;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;

/** One integration while several are pushed: waiting, read, sent, or kept from it; {@code seen} once its own review was opened. */
record PushLine(String name, Optional<UsagePlan> plan, Optional<UsageResult> result, Optional<Problem> problem, boolean seen) {

    static PushLine waiting(String name) {
        return new PushLine(name, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    PushLine planned(UsagePlan made) {
        return new PushLine(name, Optional.of(made), Optional.empty(), Optional.empty(), false);
    }

    PushLine sent(UsageResult done) {
        return new PushLine(name, plan, Optional.of(done), Optional.empty(), seen);
    }

    PushLine failed(Problem why) {
        return new PushLine(name, plan, Optional.empty(), Optional.of(why), seen);
    }

    /** Its own review was opened; what came of it is there. */
    PushLine looked() {
        return new PushLine(name, plan, result, problem, true);
    }

    /** Read, and not to be sent without a look. */
    boolean toReview() {
        return !seen && plan.isPresent() && result.isEmpty() && problem.isEmpty() && !sendable();
    }

    /** Read whole, nothing held, not sent yet. */
    boolean sendable() {
        return !seen && result.isEmpty() && problem.isEmpty() && counts() > 0
                && plan.filter(made -> !made.held() && !made.incomplete()).isPresent();
    }

    int counts() {
        return plan.map(made -> made.toSend(false).size()).orElse(0);
    }

    Tag tag() {
        if (problem.isPresent()) {
            return new Tag("! failed", Tone.BAD);
        }
        if (result.isPresent()) {
            return result.get().problems().isEmpty() && result.get().run().filter(run -> !run.complete()).isEmpty()
                    ? new Tag("sent", Tone.GOOD)
                    : new Tag("! needs you", Tone.WARN);
        }
        if (seen) {
            return new Tag("in review", Tone.NEUTRAL);
        }
        if (plan.isEmpty()) {
            return new Tag("waiting", Tone.NEUTRAL);
        }
        return sendable() ? new Tag("ready", Tone.INFO) : new Tag(plan.get().held() ? "! held" : "! not complete", Tone.WARN);
    }

    String words() {
        if (problem.isPresent()) {
            return problem.get().sentence();
        }
        if (result.isPresent()) {
            return result.get().run()
                    .map(run -> Stream.of(OutcomeGroup.ACCEPTED, OutcomeGroup.NOT_MAPPED, OutcomeGroup.NO_PLACE)
                            .filter(group -> group == OutcomeGroup.ACCEPTED || run.count(group) > 0)
                            .map(group -> group.of(run.count(group))).collect(Collectors.joining(" · ")))
                    .orElse("Nothing was sent")
                    + result.get().problems().stream().map(one -> " · " + one.what()).collect(Collectors.joining());
        }
        return plan.map(PushLine::words).orElse("");
    }

    private static String words(UsagePlan made) {
        BigDecimal change = made.cells().stream().filter(PlanCell::sendable).flatMap(cell -> cell.delta().stream()).reduce(BigDecimal.ZERO,
                BigDecimal::add);
        String numbers = LocalFormat.count(made.toSend(true).size(), "count") + " · " + LocalFormat.amount(made.units(), "unit") + " ("
                + LocalFormat.delta(change) + ")";
        if (made.incomplete()) {
            return numbers + " · " + made.unread() + " could not be read: look at its preview";
        }
        return made.held()
                ? numbers + " \u00b7 to decide: "
                        + made.causes().stream().filter(Cause::waits).map(Cause::title).collect(Collectors.joining("; "))
                : numbers;
    }
}
