package app.tallybird.ui.history;

import java.math.BigDecimal;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import app.tallybird.engine.daily.History;
import app.tallybird.engine.plan.CellState;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.PlanMoney;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.OutcomeGroup;
import app.tallybird.ledger.RunCell;
import app.tallybird.model.Money;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;

/** One count of a push, of a comparison or of a way back: two numbers, what is between them in units and in money a month, and what there is to say. */
public record DetailRow(String account, String service, @Nullable BigDecimal first, @Nullable BigDecimal second, Tag tag, String note,
        Optional<Money> money) {

    static DetailRow of(History.Detail detail) {
        RunCell cell = detail.cell();
        Tag tag = switch (cell.outcome().map(Outcome::group).orElse(OutcomeGroup.FAILED)) {
            case ACCEPTED -> new Tag(cell.word(), Tone.GOOD);
            case NOT_MAPPED -> new Tag(cell.word(), Tone.WARN);
            case NO_PLACE, REFUSED, FAILED ->
                new Tag((cell.outcome().equals(Optional.of(Outcome.UNKNOWN)) ? "? " : "! ") + cell.word(), Tone.BAD);
        };
        return new DetailRow(detail.account(), detail.service(), detail.cell().previousAccepted().orElse(null), detail.cell().units(), tag,
                detail.cell().message(), detail.worth().change());
    }

    static DetailRow of(History.Difference one) {
        String note = one.first().isEmpty() ? "only in the later push" : one.second().isEmpty() ? "only in the earlier push" : "";
        Tag tag = one.change().map(change -> new Tag(LocalFormat.delta(change), change.signum() < 0 ? Tone.WARN : Tone.INFO))
                .orElse(new Tag("~", Tone.NEUTRAL));
        return new DetailRow(one.account(), one.service(), one.first().orElse(null), one.second().orElse(null), tag, note, one.money());
    }

    /** Whether the two numbers differ, or only one of them is known. */
    boolean changes() {
        return first == null || second == null || first.compareTo(second) != 0;
    }

    /** A cell of a plan that goes back. */
    static DetailRow of(PlanCell cell, PlanMoney money) {
        return new DetailRow(cell.account(), cell.service(), cell.lastAccepted().orElse(null), cell.units().orElse(null), tag(cell),
                cell.note(), money.change(cell));
    }

    private static Tag tag(PlanCell cell) {
        if (cell.state() == CellState.LEFT_OUT) {
            return new Tag("· left out", Tone.NEUTRAL);
        }
        Optional<BigDecimal> delta = cell.delta();
        String words = delta.map(LocalFormat::delta).orElse("?");
        return cell.held()
                ? new Tag("! held: " + words, Tone.WARN)
                : new Tag(words, delta.filter(value -> value.signum() < 0).isPresent() ? Tone.WARN : Tone.INFO);
    }

    String text() {
        return account + " " + service + " " + tag.words() + " " + note;
    }
}
