package app.tallybird.ui.history;

import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.Locale;

import app.tallybird.engine.daily.History;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.OutcomeGroup;
import app.tallybird.ledger.RunEnd;
import app.tallybird.ledger.RunKind;
import app.tallybird.ledger.RunRecord;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;

/** One push as the table shows it. */
public record RunRow(History.Line line, String when) {

    static RunRow of(History.Line line, ZonedDateTime now) {
        return new RunRow(line, LocalFormat.near(line.run().started().atZone(now.getZone()), now));
    }

    String id() {
        return line.run().id().value();
    }

    /** "anna", "schedule, resumed", "anna, undo"; "you" where no name was written down. */
    String by() {
        RunRecord run = line.run();
        return run.start().who("you") + (run.start().kind() == RunKind.USAGE ? "" : ", " + run.start().kind().word())
                + (run.start().takesOver().isPresent() ? ", resumed" : "");
    }

    BigDecimal counts() {
        return BigDecimal.valueOf(line.run().start().total());
    }

    BigDecimal units() {
        return line.sums().units();
    }

    BigDecimal change() {
        return line.sums().change();
    }

    /** "$1,508.00 (5 of 7)", of how many there is a price; empty without a price. */
    String amount() {
        return LocalFormat.money(line.amount(), "");
    }

    String amountChange() {
        return LocalFormat.moneyDelta(line.change(), "");
    }

    String margin() {
        return LocalFormat.money(line.margin(), "");
    }

    Tag result() {
        RunRecord run = line.run();
        if (run.ending().isEmpty()) {
            return new Tag("! interrupted", Tone.BAD);
        }
        int failed = run.count(OutcomeGroup.FAILED) + run.count(OutcomeGroup.REFUSED) + run.count(OutcomeGroup.NO_PLACE);
        int waiting = failed + run.count(OutcomeGroup.NOT_MAPPED);
        if (run.ending().get() != RunEnd.DONE) {
            return new Tag("! " + line.result(), Tone.WARN);
        }
        return waiting == 0 && run.accepted() > 0
                ? new Tag("all accepted", Tone.GOOD)
                : waiting == 0
                        ? new Tag("nothing accepted", Tone.WARN)
                        : new Tag(LocalFormat.count(waiting, "needs you", "need you"), failed > 0 ? Tone.BAD : Tone.WARN);
    }

    /** When, inside a sentence. */
    String inside() {
        return when.startsWith("Today") || when.startsWith("Yesterday")
                ? when.substring(0, 1).toLowerCase(Locale.ROOT) + when.substring(1)
                : when;
    }

    /** Whether Synthesize has a value because of it that could be taken back. */
    boolean undoable() {
        return line.run().count(Outcome.ACCEPTED) + line.run().count(Outcome.UNKNOWN) > 0;
    }

    /** As the choice of a push to compare with names it. */
    String words() {
        return when + ", " + by() + ", " + LocalFormat.count(line.run().start().total(), "count");
    }
}
