package app.tallybird.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.Hold;
import app.tallybird.engine.plan.InsideSums;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.plan.UsagePlan.PlanWarning;
import app.tallybird.model.CellKey;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;

/** Decides which cells of a plan may be sent and says why the others may not. */
final class Gate {

    private static final int REASONS_SHOWN = 5;

    /** {@code waits} is true when held cells stay behind for a person, {@code open} when the reading is good enough to send of it. */
    record Decision(List<PlanCell> cells, boolean waits, boolean open, List<Problem> problems) {
    }

    private Gate() {
    }

    static Decision decide(UsagePlan plan, PushChoices choices, int unknownAccountsPercent) {
        List<Problem> problems = new ArrayList<>();
        boolean send = true;
        if (!plan.complete()) {
            boolean fresh = plan.incomplete();
            boolean tooMany = plan.nothingKnown() || plan.unknownAccounts() * 100L > (long) unknownAccountsPercent * plan.accounts();
            send = !tooMany && !(fresh && choices.consent() == Consent.UNATTENDED);
            if (fresh || tooMany) {
                problems.add(incomplete(plan, tooMany, send));
            }
        }
        boolean decided = choices.consent() == Consent.DECIDED;
        boolean consent = choices.consent() == Consent.ACCEPTED;
        List<Cause> waiting = decided ? choices.decisions().waiting(plan.causes()) : List.of();
        boolean waits = decided ? waiting.stream().anyMatch(Cause::waits) : plan.held() && !consent;
        List<Cause> undecided = waiting.stream().filter(cause -> choices.decisions().of(cause).isEmpty()).toList();
        if (waits && !decided) {
            problems.add(held(plan.holds().stream().map(Hold::words).toList(), plan.wholeRunHeld()));
        } else if (!undecided.isEmpty()) {
            problems.add(held(undecided.stream().map(cause -> cause.title() + ".").toList(), false));
        }
        List<PlanCell> cells = !send ? List.of() : decided ? plan.toSend(choices.decisions()) : plan.toSend(consent);
        if (choices.changedOnly()) {
            Set<CellKey> awaited = InsideSums.awaited(cells.stream().filter(cell -> !cell.isSame()).toList());
            cells = cells.stream().filter(cell -> !cell.isSame() || awaited.contains(cell.key())).toList();
        }
        return new Decision(cells, waits, send, problems);
    }

    private static Problem incomplete(UsagePlan plan, boolean tooMany, boolean sent) {
        List<PlanWarning> gaps = Stream
                .concat(plan.gaps().stream().filter(PlanWarning::fresh), plan.gaps().stream().filter(gap -> !gap.fresh())).toList();
        List<String> words = new ArrayList<>(gaps.stream().limit(REASONS_SHOWN).map(gap -> sentence(gap.text())).toList());
        if (gaps.size() > REASONS_SHOWN) {
            words.add("And " + (gaps.size() - REASONS_SHOWN) + " more, marked in the plan.");
        }
        if (plan.nothingKnown()) {
            words.addFirst("No count is known.");
        }
        String what = "The vendor's data is incomplete: " + String.join(" ", words);
        String kept = sent ? "Nothing was sent for what is not known; what Synthesize has of it stays." : "Nothing was sent.";
        return Problem.of(ProblemCode.VENDOR_INCOMPLETE, what, kept, tooMany
                ? "Read again later; if it stays so, check the vendor's rights of the API user."
                : sent ? "Run sync-usage again later for the rest." : "Run sync-usage again later, or attended to send what is known.");
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    private static Problem held(List<String> reasons, boolean whole) {
        List<String> words = new ArrayList<>(reasons.stream().limit(REASONS_SHOWN).toList());
        int more = reasons.size() - words.size();
        if (more > 0) {
            words.add("And " + Wording.count(more, "more reason") + ", marked in the plan.");
        }
        return Problem.of(ProblemCode.HELD, "Held for review: " + String.join(" ", words),
                whole ? "Nothing was sent." : "Nothing was sent of the held counts; all others were not affected.",
                "Check the numbers. If they are right, send them with: sync-usage --plan HASH (or run it again with --yes); single groups are decided by --accept, --hold, --left and --leave-out.");
    }
}
