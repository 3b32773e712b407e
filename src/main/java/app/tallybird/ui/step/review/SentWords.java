package app.tallybird.ui.step.review;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.UsageResult;
import app.tallybird.engine.push.PushGroup;
import app.tallybird.engine.push.PushProgress;
import app.tallybird.engine.push.PushReport;
import app.tallybird.ledger.Proposal;
import app.tallybird.ledger.ProposalState;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.ProblemBar;

/** How a push is said while it goes on and afterwards. */
final class SentWords {

    /** All kinds in the order in which a person reads them. */
    static final List<PushGroup.Kind> KINDS = List.of(PushGroup.Kind.ACCEPTED, PushGroup.Kind.HELD, PushGroup.Kind.NOT_MAPPED,
            PushGroup.Kind.NO_PLACE, PushGroup.Kind.REFUSED, PushGroup.Kind.FAILED, PushGroup.Kind.IN_DOUBT, PushGroup.Kind.NOT_SENT);
    static final String NOTED = "Every count is noted on this computer before it leaves. You can stop at any time, and close the window: the next "
            + "start says what was left and finishes exactly that.";
    static final String PAUSED = "Nothing more is sent until you press Resume, which goes on with exactly these. No other push of this integration "
            + "can start meanwhile. Closing the window now is like Stop: the next start offers to finish.";

    /** What the groups tell already. */
    static final Set<ProblemCode> TOLD = Set.of(ProblemCode.REFUSED, ProblemCode.FAILED, ProblemCode.ACCOUNT_GONE, ProblemCode.SERVICE_GONE,
            ProblemCode.MAPPING_LOST, ProblemCode.DISCONNECTED);

    private SentWords() {
    }

    /** "Sending 312 of 1,096 \u00b7 90/s \u00b7 about 9 s left". */
    static String sending(PushProgress now) {
        long rate = Math.round(now.rate());
        return "Sending " + LocalFormat.number(now.done()) + " of " + LocalFormat.number(now.total())
                + (rate > 0 && now.left() > 0
                        ? " \u00b7 " + LocalFormat.number(rate) + "/s \u00b7 about "
                                + LocalFormat.span(Duration.ofSeconds(now.left() / rate + 1)) + " left"
                        : "");
    }

    static String paused(PushProgress now) {
        return "Paused: " + LocalFormat.number(now.done()) + " of " + LocalFormat.count(now.total(), "count") + " are sent, "
                + LocalFormat.number(now.left()) + " are left.";
    }

    static int count(List<PushGroup> groups, PushGroup.Kind... kinds) {
        Set<PushGroup.Kind> wanted = Set.of(kinds);
        return groups.stream().filter(group -> wanted.contains(group.kind())).mapToInt(group -> group.cells().size()).sum();
    }

    /** "Sent: 1,090 of 1,104 counts accepted, 8 held by you, 6 not mapped." */
    static String verdict(String how, List<PushGroup> groups) {
        return how + Stream
                .concat(Stream.of(LocalFormat.number(count(groups, PushGroup.Kind.ACCEPTED)) + " of "
                        + LocalFormat.count(count(groups, PushGroup.Kind.values()), "count") + " accepted"),
                        KINDS.stream().filter(kind -> kind != PushGroup.Kind.ACCEPTED && count(groups, kind) > 0)
                                .map(kind -> LocalFormat.number(count(groups, kind)) + " " + kind.heading().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", ")) + ".";
    }

    static String ended(PushReport run, UsageResult result) {
        return LocalFormat.count(run.cells().size(), "count") + " in " + LocalFormat.took(run.took())
                + (run.rebuilt()
                        ? ", and Synthesize rebuilds its billing view."
                        : run.buildOwed() ? ". A rebuild of the billing view is still owed; the next push makes it." : ".")
                + " Run " + run.runId().value() + ", kept in the ledger."
                + result.heldPlan().map(hash -> " What is held waits as plan " + hash + ".").orElse("");
    }

    /** What the groups do not tell, and that it waits for a second person neither: that is said above. */
    static Optional<Problem> problem(UsageResult result) {
        return result.problemsButHolds().stream()
                .filter(one -> result.run().isEmpty() ? one.code() != ProblemCode.APPROVAL_NEEDED : !TOLD.contains(one.code())).findFirst()
                .map(SentWords::here);
    }

    /** Why no run is there to be told of. */
    static String unsent(UsageResult result) {
        return result.asked().map(UsageResult.Waiting::proposal)
                .map(one -> "Plan " + one.shortName() + (one.state() == ProposalState.APPROVED ? " is approved" : " waits for approval"))
                .orElse("Nothing was sent");
    }

    /** What happens to a plan that waits. */
    static String waits(Proposal one) {
        return one.asked().totals().words() + ". Nothing was sent. Another person than " + one.prepared().by()
                + " finds it on the Team page and approves it or sends it back; it is good until the end of the day, and a number that changes "
                + "until then makes it void.";
    }

    /** What is said is what is sent: all that may still be accepted. */
    static String again(List<PushGroup> groups, int again) {
        String number = LocalFormat.number(again);
        return count(groups, PushGroup.Kind.FAILED) == again
                ? "Try the " + number + " that failed again"
                : count(groups, PushGroup.Kind.NOT_SENT) == again ? "Send the " + number + " that are left" : "Send " + number + " again";
    }

    /** What waits for a person is looked at in the review. */
    static Problem here(Problem problem) {
        return problem.code() == ProblemCode.HELD
                ? Problem.of(ProblemCode.HELD, problem.what(), problem.notChanged(),
                        "Go back to the review: it shows the numbers and sends them once you have looked.")
                : problem;
    }

    static Problem tooOld() {
        return Problem.of(ProblemCode.PLAN_STALE,
                "It was paused until the plan was older than " + SyncUsage.PLAN_LIFE.toMinutes()
                        + " minutes, or the clock of this computer went back.",
                "What was accepted stays; the rest was not sent.",
                "Go back to the review: it reads the vendor again and shows what is left.");
    }

    /** All of it as text for a ticket or a mail. */
    static String details(String said, @Nullable Problem problem, List<PushGroup> groups) {
        return said + "\n" + (problem == null ? "" : ProblemBar.text(problem) + "\n") + groups.stream()
                .map(group -> group.kind().heading() + ": " + group.title() + ". " + group.words() + "\n").collect(Collectors.joining());
    }
}
