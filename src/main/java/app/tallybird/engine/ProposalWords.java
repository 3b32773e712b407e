package app.tallybird.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.Decision;
import app.tallybird.engine.plan.Decisions;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.PlanMoney;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.PushReport;
import app.tallybird.ledger.OutcomeGroup;
import app.tallybird.ledger.Proposal;
import app.tallybird.ledger.ProposalState;
import app.tallybird.ledger.ProposalTotals;
import app.tallybird.model.CellKey;
import app.tallybird.model.Money;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;

/** What is said of proposals and sends, in the audit and to people. */
final class ProposalWords {

    private ProposalWords() {
    }

    static ProposalTotals totals(UsagePlan plan, List<PlanCell> cells, PushChoices choices) {
        Decisions decisions = choices.decisions();
        Set<CellKey> others = cells.stream().map(PlanCell::key).collect(Collectors.toSet());
        decisions.split(plan.causes()).stream().filter(cause -> decisions.of(cause).filter(Decision.LEAVE_OUT::equals).isPresent())
                .flatMap(cause -> cause.cells().stream()).forEach(cell -> others.add(cell.key()));
        long held = plan.cells().stream().filter(PlanCell::sendable).filter(cell -> !choices.changedOnly() || !cell.isSame())
                .filter(cell -> !others.contains(cell.key())).count();
        int changed = (int) cells.stream().filter(PlanCell::changes).map(cell -> cell.key().accountId()).distinct().count();
        PlanMoney money = plan.money();
        return new ProposalTotals(cells.size(), (int) held, changed, plan.accounts(), plan.overlap().change(cells),
                money.isThere() ? money.change(cells).amounts().stream().map(Money::signed).collect(Collectors.joining(", ")) : "");
    }

    /** What a person decided, one entry each. */
    static List<String> decisions(UsagePlan plan, PushChoices choices) {
        if (choices.consent() != Consent.DECIDED) {
            return List.of();
        }
        Decisions decisions = choices.decisions();
        return decisions.split(plan.causes()).stream().flatMap(cause -> decisions.of(cause).stream().map(one -> {
            String note = Optional.ofNullable(decisions.made().get(cause.id())).map(Decisions.Made::note).orElse("");
            return verb(one) + " " + SecondPersonGate.counts(cause.cells().size()) + ": " + title(cause)
                    + (note.isEmpty() ? "" : " \u201c" + note + "\u201d");
        })).toList();
    }

    private static String title(Cause cause) {
        return Wording.inside(cause.title());
    }

    private static String verb(Decision decision) {
        return switch (decision) {
            case ACCEPT -> "Accepted";
            case LEFT -> "Said that the customers left,";
            case HOLD -> "Held";
            case LEAVE_OUT -> "Left out from now on";
        };
    }

    static Problem waits(Proposal proposal, String integration) {
        String plan = "Plan " + proposal.shortName() + " of \"" + integration + "\"";
        boolean approved = proposal.state() == ProposalState.APPROVED;
        return Problem.of(ProblemCode.APPROVAL_NEEDED,
                approved
                        ? plan + " is approved" + proposal.answer().map(answer -> " by " + answer.by()).orElse("")
                                + " and was not sent yet: " + proposal.asked().totals().words() + "."
                        : plan + " waits for a second person: " + proposal.asked().totals().words() + ".",
                "Nothing was sent.", "Another person than " + proposal.prepared().by() + " looks at it before the day ends: team approve "
                        + proposal.shortName());
    }

    /** {@code back} when nothing waits in its place. */
    static Problem changed(Proposal proposal, String why, boolean back) {
        return Problem.of(ProblemCode.PLAN_STALE, "The approval of plan " + proposal.shortName() + " is void: " + why + ".",
                "Nothing was sent.",
                back
                        ? "It goes back to " + proposal.prepared().by() + ", who looks at the numbers of now and asks again."
                        : "Look at the numbers of now; what is to be sent of them waits as a new plan: team");
    }

    /** Who was quicker. */
    static String first(Proposal now) {
        String by = now.answer().map(answer -> " by " + answer.by()).orElse("");
        return "Plan " + now.shortName() + switch (now.state()) {
            case WAITING -> " can not be answered by you.";
            case APPROVED -> " is approved already" + by + ".";
            case SENT_BACK -> " was sent back already" + by + (now.note().isEmpty() ? "." : ": " + now.note());
            case SENT -> " was sent already" + (by.isEmpty() ? "" : ", approved" + by) + ".";
            case VOID -> " is void: " + now.note() + ".";
        };
    }

    /** "Sent plan 7F3A, approved by mia: 352 counts, all accepted". */
    static String sent(UsagePlan plan, PushReport report, PushChoices choices, Optional<Proposal> agreed) {
        String what = switch (plan.kind()) {
            case USAGE -> "Sent plan ";
            case RETRY -> "Sent again, plan ";
            case UNDO -> "Went back to the values before run " + plan.identity().source() + ", plan ";
            case ZERO -> "Set a service to zero, plan ";
        };
        int total = report.cells().size() + report.unsent().size();
        String rest = List.of(OutcomeGroup.NOT_MAPPED, OutcomeGroup.NO_PLACE, OutcomeGroup.REFUSED, OutcomeGroup.FAILED).stream()
                .filter(group -> report.count(group) > 0).map(group -> ", " + group.of(report.count(group))).collect(Collectors.joining());
        return what + Proposal.shortName(plan.hash()) + (choices.consent() == Consent.UNATTENDED ? " by schedule" : "")
                + agreed.flatMap(Proposal::answer).map(answer -> ", approved by " + answer.by()).orElse("") + ": "
                + SecondPersonGate.counts(total) + ", " + (report.accepted() == total ? "all" : String.valueOf(report.accepted()))
                + " accepted" + rest + (report.unsent().isEmpty() ? "" : ", " + report.unsent().size() + " not sent")
                + (choices.consent() == Consent.ACCEPTED && plan.held() ? ", with all that was held" : "");
    }
}
