package app.tallybird.ui.team;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.app.TeamDesk;
import app.tallybird.engine.plan.Decisions;
import app.tallybird.ledger.Proposal;
import app.tallybird.ledger.ProposalState;
import app.tallybird.ledger.ProposalTotals;
import app.tallybird.model.Money;
import app.tallybird.model.Right;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tone;

/**
 * A plan that waits for a second person, as its card says it.
 *
 * @param who who prepared it and whom it waits for
 * @param day on which it was prepared; at its end it is void
 * @param steps how far it is
 * @param approve what the button says that agrees, or sends; empty for whoever may not, or can not from here
 * @param later who sends it in place of this computer; empty where this one can
 */
record WaitingPlan(TeamDesk.Waiting waiting, TeamDesk.Numbers numbers, String who, LocalDate day, List<Step> steps, String approve,
        String later) {

    /** A number with the words below it. */
    record Figure(String number, String words) {
    }

    /** One step on the way, and who has done it or will. */
    record Step(String title, String words, Tone tone) {

        /** "Approval, waits: mia or ravi". */
        String heard() {
            return title + ", " + switch (tone) {
                case GOOD -> "done";
                case WARN -> "waits";
                case NEUTRAL, INFO, BAD -> "not yet";
            } + (words.isEmpty() ? "" : ": " + words);
        }
    }

    /** Read off the screen's thread; {@code others} are those who may agree. */
    static WaitingPlan of(TeamDesk.Waiting waiting, TeamDesk desk, List<String> others, ZonedDateTime now) {
        TeamDesk.Numbers numbers = desk.numbers(waiting);
        String later = desk.later(waiting.integration()).orElse("");
        Proposal proposal = waiting.proposal();
        boolean approved = proposal.state() == ProposalState.APPROVED;
        String who = "Prepared by " + proposal.prepared().by() + " " + moment(proposal.prepared().at(), now) + ", "
                + (approved
                        ? "approved" + proposal.answer().map(answer -> " by " + answer.by() + " " + moment(answer.at(), now)).orElse("")
                                + " and not sent yet."
                        : "waits for approval by " + (others.isEmpty() ? "another person" : LocalFormat.or(others)) + ". "
                                + waiting.whyNot().orElse("That is you."));
        int send = proposal.asked().totals().send();
        return new WaitingPlan(waiting, numbers, who, proposal.prepared().at().atZone(now.getZone()).toLocalDate(),
                steps(proposal, numbers, others, now),
                later.isEmpty() ? button(waiting, approved && desk.may(Right.SEND), send) : waiting.mayApprove() ? "_Approve" : "", later);
    }

    private static String button(TeamDesk.Waiting waiting, boolean toSend, int send) {
        return toSend ? "_Send " + LocalFormat.number(send) : waiting.mayApprove() ? "_Approve and send " + LocalFormat.number(send) : "";
    }

    private static String moment(Instant at, ZonedDateTime now) {
        String near = LocalFormat.near(at.atZone(now.getZone()), now);
        return near.startsWith("Today ") ? "at " + near.substring(6) : near.startsWith("Yest") ? near.toLowerCase(Locale.ROOT) : near;
    }

    List<Figure> figures() {
        ProposalTotals totals = waiting.proposal().asked().totals();
        String units = LocalFormat.delta(totals.units());
        return Stream.of(new Figure(LocalFormat.number(totals.send()), totals.send() == 1 ? "count to send" : "counts to send"),
                new Figure(LocalFormat.number(totals.held()), "held"),
                new Figure(LocalFormat.number(totals.changed()) + " of " + LocalFormat.number(totals.customers()), "customers changed"),
                new Figure(totals.units().signum() == 0 ? "0" : units, "units"), new Figure(money(totals.money()), "a month"))
                .filter(figure -> !figure.number().isEmpty()).toList();
    }

    /** "+212.50 USD" the way this country writes it. */
    private static String money(String written) {
        return Stream
                .of(written.split(", ")).map(part -> part.split(" ")).filter(part -> part.length == 2).map(part -> Money.currency(part[1])
                        .map(one -> LocalFormat.moneyDelta(new Money(new BigDecimal(part[0]), one))).orElse(String.join(" ", part)))
                .collect(Collectors.joining(", "));
    }

    private static List<Step> steps(Proposal proposal, TeamDesk.Numbers numbers, List<String> others, ZonedDateTime now) {
        boolean approved = proposal.state() == ProposalState.APPROVED;
        Optional<Decisions.Made> last = numbers.choices().decisions().made().values().stream()
                .max(Comparator.comparing(Decisions.Made::at));
        return List.of(
                new Step("Prepared",
                        proposal.prepared().by() + " " + time(proposal.prepared().at(), now)
                                + (numbers.plan().complete() ? ", complete" : ", not complete"),
                        Tone.GOOD),
                new Step("Decided", last.map(made -> LocalFormat.joined(" ", made.by(), time(made.at(), now))).orElse("nothing to decide"),
                        Tone.GOOD),
                new Step("Approval",
                        approved
                                ? proposal.answer().map(answer -> answer.by() + " " + time(answer.at(), now)).orElse("")
                                : others.isEmpty() ? "another person" : LocalFormat.or(others),
                        approved ? Tone.GOOD : Tone.WARN),
                new Step("Send", approved ? "for a computer that has the keys" : "once approved", approved ? Tone.WARN : Tone.NEUTRAL));
    }

    private static String time(Instant at, ZonedDateTime now) {
        return LocalFormat.near(at.atZone(now.getZone()), now).replaceFirst("^Today ", "");
    }

    List<DecisionLine> decisions() {
        return DecisionLine.of(numbers);
    }

    /** "NinjaOne \u00b7 November". */
    String title() {
        return integration() + " \u00b7 " + LocalFormat.month(YearMonth.from(day));
    }

    /** Until when it can be approved and sent. */
    String until() {
        return "good until the end of " + LocalFormat.date(day);
    }

    String integration() {
        return waiting.integration();
    }

    boolean isApproved() {
        return waiting.proposal().state() == ProposalState.APPROVED;
    }

    /** What its fields and buttons are called. */
    String id() {
        return waiting.proposal().shortName();
    }
}
