package app.tallybird.ui.step.accounts;

import java.util.Optional;
import java.util.Set;

import app.tallybird.engine.plan.AccountPlan.Change;
import app.tallybird.engine.plan.AccountPlan.Line;
import app.tallybird.ledger.LeftOut;
import app.tallybird.model.Account;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;

/** One customer of the plan and the person's choice about it. */
public final class AccountRow {

    private Line line;
    private boolean ticked;

    AccountRow(Line line) {
        this.line = line;
        ticked = line.change() != Change.LEFT_OUT;
    }

    Change change() {
        return line.change();
    }

    Account account() {
        return line.account();
    }

    /** Whether there is something to choose. */
    boolean offered() {
        return switch (line.change()) {
            case NEW, RENAMED, LEFT_OUT -> true;
            case GONE, UNCHANGED, BLOCKED -> false;
        };
    }

    /** Whether it looks like the total of the others. */
    boolean total() {
        return line.change() == Change.NEW && line.isTotal();
    }

    boolean ticked() {
        return ticked;
    }

    /** Whether a person chose something else than was proposed. */
    boolean decided() {
        return offered() && ticked == (line.change() == Change.LEFT_OUT);
    }

    void tick(boolean now) {
        ticked = now;
    }

    /** Whether applying does something with it. */
    boolean pending() {
        return switch (line.change()) {
            case NEW -> true;
            case RENAMED, LEFT_OUT -> ticked;
            case GONE, UNCHANGED, BLOCKED -> false;
        };
    }

    /** What the person's choice makes of the line; empty when it is not to be touched. */
    Optional<Line> chosen() {
        Account account = line.account();
        return switch (line.change()) {
            case NEW -> Optional.of(ticked ? line : new Line(Change.LEFT_OUT, account, "", ""));
            case RENAMED -> ticked ? Optional.of(line) : Optional.empty();
            case LEFT_OUT -> Optional.of(ticked ? backIn() : line);
            case GONE, UNCHANGED, BLOCKED -> Optional.of(line);
        };
    }

    private Line backIn() {
        String before = line.before();
        Change change = before.isEmpty() ? Change.NEW : before.equals(line.account().name()) ? Change.UNCHANGED : Change.RENAMED;
        return new Line(change, line.account(), before, "");
    }

    /** Whether the mark "left out on purpose" has to change. */
    boolean markMoves() {
        return line.change() == (ticked ? Change.LEFT_OUT : Change.NEW);
    }

    LeftOut mark() {
        return new LeftOut(Optional.of(line.account().id()), Optional.empty());
    }

    /** The person's choice was applied; these are in Synthesize as they are here now. */
    void applied(Set<Account> done) {
        chosen().ifPresent(now -> {
            line = done.contains(now.account())
                    ? new Line(Change.UNCHANGED, now.account(), now.account().name(), "just brought up to date")
                    : now;
            ticked = line.change() != Change.LEFT_OUT;
        });
    }

    Tag tag() {
        return switch (line.change()) {
            case NEW -> new Tag("+ New", Tone.GOOD);
            case RENAMED -> new Tag("~ Renamed", Tone.WARN);
            case GONE -> new Tag("− Gone from the vendor", Tone.BAD);
            case UNCHANGED -> new Tag("= Unchanged", Tone.NEUTRAL);
            case BLOCKED -> new Tag("! Blocked", Tone.BAD);
            case LEFT_OUT -> new Tag("· Left out", Tone.NEUTRAL);
        };
    }

    String note() {
        return switch (line.change()) {
            case NEW -> ticked ? line.note().isEmpty() ? "Will be created" : line.note() : "Will be left out on purpose";
            case RENAMED -> ticked ? "was “" + line.before() + "”" : "stays “" + line.before() + "”";
            case GONE -> "Stays in Synthesize; its counts go to 0";
            case LEFT_OUT -> ticked ? "Will be taken back in" : "Left out on purpose: no counts are sent";
            case UNCHANGED, BLOCKED -> line.note();
        };
    }
}
