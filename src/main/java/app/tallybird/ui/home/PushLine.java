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
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.wizard.Queued;

/**
 * One integration while several are pushed: waiting, read, sent, or kept from it.
 *
 * @param asks whether it is sent only once a second person has agreed
 */
record PushLine(String name, Optional<Queued.Read> read, Optional<UsageResult> result, Optional<Problem> problem, Look look, boolean asks) {

    /** What a person does about it. */
    enum Look {
        NOT_YET,
        /** Its own review is open. */
        OPEN,
        /** All of it is kept. */
        HELD
    }

    static PushLine waiting(String name) {
        return new PushLine(name, Optional.empty(), Optional.empty(), Optional.empty(), Look.NOT_YET, false);
    }

    PushLine planned(UsagePlan made, IntegrationSettings settings, boolean nowAsks) {
        return new PushLine(name, Optional.of(new Queued.Read(made, settings)), Optional.empty(), Optional.empty(), look, nowAsks);
    }

    PushLine sent(UsageResult done) {
        return new PushLine(name, read, Optional.of(done), Optional.empty(), Look.NOT_YET, asks);
    }

    PushLine failed(Problem why) {
        return new PushLine(name, read, Optional.empty(), Optional.of(why), Look.NOT_YET, asks);
    }

    PushLine looked(Look now) {
        return new PushLine(name, read, result, problem, now, asks);
    }

    Optional<UsagePlan> plan() {
        return read.map(Queued.Read::plan);
    }

    /** Read, and not to be sent without a look. */
    boolean toReview() {
        return look == Look.NOT_YET && read.isPresent() && result.isEmpty() && problem.isEmpty() && !sendable();
    }

    /** Read whole, nothing held, not sent yet. */
    boolean sendable() {
        return look == Look.NOT_YET && result.isEmpty() && problem.isEmpty() && counts() > 0
                && plan().filter(made -> !made.held() && !made.incomplete()).isPresent();
    }

    int counts() {
        return plan().map(made -> made.toSend(false).size()).orElse(0);
    }

    Tag tag() {
        if (problem.isPresent()) {
            return new Tag("! failed", Tone.BAD);
        }
        if (result.flatMap(UsageResult::asked).isPresent()) {
            return new Tag("waits for approval", Tone.INFO);
        }
        if (result.isPresent()) {
            return result.get().problemsButHolds().isEmpty() && result.get().run().filter(run -> !run.complete()).isEmpty()
                    ? new Tag("sent", Tone.GOOD)
                    : new Tag("! needs you", Tone.WARN);
        }
        if (look != Look.NOT_YET) {
            return look == Look.OPEN ? new Tag("in review", Tone.NEUTRAL) : new Tag("held by you", Tone.NEUTRAL);
        }
        if (read.isEmpty()) {
            return new Tag("waiting", Tone.NEUTRAL);
        }
        return sendable()
                ? new Tag("ready", Tone.INFO)
                : new Tag(plan().filter(UsagePlan::held).isPresent() ? "! held" : "! not complete", Tone.WARN);
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
                    + result.get().problemsButHolds().stream().map(one -> " · " + one.what()).collect(Collectors.joining());
        }
        return plan().map(PushLine::words).orElse("");
    }

    private static String words(UsagePlan made) {
        BigDecimal change = made.cells().stream().filter(PlanCell::sendable).flatMap(cell -> cell.delta().stream()).reduce(BigDecimal.ZERO,
                BigDecimal::add);
        String numbers = LocalFormat.count(made.toSend(true).size(), "count") + " · " + LocalFormat.units(made.units()) + " ("
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
