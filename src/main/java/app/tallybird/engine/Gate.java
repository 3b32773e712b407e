package app.tallybird.engine;

import java.util.ArrayList;
import java.util.List;

import app.tallybird.engine.plan.CellState;
import app.tallybird.engine.plan.Hold;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;

/** Decides which cells of a plan may be sent and says why the others may not. */
final class Gate {

    private static final int REASONS_SHOWN = 5;

    /** {@code waits} is true when held cells stay behind for a person. */
    record Decision(List<PlanCell> cells, boolean waits, List<Problem> problems) {
    }

    private Gate() {
    }

    static Decision decide(UsagePlan plan, PushChoices choices, int unknownAccountsPercent) {
        List<Problem> problems = new ArrayList<>();
        boolean send = true;
        if (!plan.complete()) {
            boolean tooMany = plan.unknownAccounts() * 100L > (long) unknownAccountsPercent * plan.accounts();
            send = !tooMany && choices.consent() != Consent.UNATTENDED;
            problems.add(incomplete(plan, tooMany, send));
        }
        boolean consent = choices.consent() == Consent.ACCEPTED;
        boolean waits = plan.held() && !consent;
        if (waits) {
            problems.add(held(plan));
        }
        List<PlanCell> cells = send ? plan.toSend(consent) : List.of();
        if (choices.changedOnly()) {
            cells = cells.stream().filter(cell -> cell.change() != CellState.SAME).toList();
        }
        return new Decision(cells, waits, problems);
    }

    private static Problem incomplete(UsagePlan plan, boolean tooMany, boolean sent) {
        String first = plan.cells().stream().filter(cell -> cell.change() == CellState.UNKNOWN && cell.state() != CellState.LEFT_OUT)
                .findFirst()
                .map(cell -> " The first is \"" + cell.account() + "\": " + cell.note() + ".").orElse("");
        String what = "The vendor's data is incomplete: the counts of " + plan.unknownAccounts() + " of "
                + Wording.count(plan.accounts(), "customer") + " are not known." + first.replace("..", ".");
        String kept = sent ? "Nothing was sent for these customers; what Synthesize has of them stays." : "Nothing was sent.";
        return Problem.of(ProblemCode.VENDOR_INCOMPLETE, what, kept, tooMany
                ? "Read again later; if it stays so, check the vendor's rights of the API user."
                : sent ? "Run sync-usage again later for the rest." : "Run sync-usage again later, or attended to send what is known.");
    }

    private static Problem held(UsagePlan plan) {
        List<String> words = new ArrayList<>(plan.holds().stream().map(Hold::words).limit(REASONS_SHOWN).toList());
        int more = plan.holds().size() - words.size();
        if (more > 0) {
            words.add("And " + Wording.count(more, "more reason") + ", marked in the plan.");
        }
        boolean whole = plan.wholeRunHeld();
        return Problem.of(ProblemCode.HELD, "Held for review: " + String.join(" ", words),
                whole ? "Nothing was sent." : "Nothing was sent for the held customers; all others were not affected.",
                "Check the numbers. If they are right, send them with: sync-usage --plan HASH (or run it again with --yes).");
    }
}
