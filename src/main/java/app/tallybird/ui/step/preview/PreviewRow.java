package app.tallybird.ui.step.preview;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import app.tallybird.engine.plan.CellState;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.model.UnitCount;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;

/** One line of the plan as it is shown. */
public record PreviewRow(PlanCell cell) {

    private static final List<CellState> RISK = List.of(CellState.HELD, CellState.UNKNOWN, CellState.TO_ZERO, CellState.NOT_MAPPED,
            CellState.CHANGED, CellState.NEW, CellState.LEFT_OUT, CellState.SAME);
    private static final int PERCENT = 100;

    /** What may hurt first; falls before rises, big before small. */
    static final Comparator<PreviewRow> RISK_FIRST = Comparator.comparingInt((PreviewRow row) -> RISK.indexOf(row.cell.state()))
            .thenComparing(row -> row.cell.delta().orElse(BigDecimal.ZERO)).thenComparing(row -> row.cell.account())
            .thenComparing(row -> row.cell.service());

    @Nullable
    BigDecimal last() {
        return cell.lastAccepted().orElse(null);
    }

    @Nullable
    BigDecimal now() {
        return cell.units().orElse(null);
    }

    /** The change as a sign and a number, never by colour alone. */
    Tag tag() {
        Optional<BigDecimal> delta = cell.delta();
        String number = delta.map(LocalFormat::delta).orElse("");
        return switch (cell.state()) {
            case SAME -> new Tag("=", Tone.NEUTRAL);
            case NEW -> new Tag("+ new", Tone.GOOD);
            case CHANGED -> new Tag(number.isEmpty() || number.equals("=") ? "~ sent again" : number,
                    delta.filter(value -> value.signum() < 0).isPresent() ? Tone.WARN : Tone.INFO);
            case TO_ZERO -> new Tag(number.isEmpty() ? "− to zero" : number, Tone.BAD);
            case UNKNOWN -> new Tag("? unknown", Tone.WARN);
            case NOT_MAPPED -> new Tag("! not mapped", Tone.WARN);
            case HELD -> new Tag("! held " + number, Tone.BAD);
            case LEFT_OUT -> new Tag("· left out", Tone.NEUTRAL);
        };
    }

    /** Why the line is as it is, in words. */
    String note() {
        if (cell.now() instanceof UnitCount.Unknown unknown) {
            return "Not sent: " + (cell.note().isEmpty() ? unknown.reason() : cell.note());
        }
        String fall = cell.delta().filter(delta -> delta.signum() < 0 && cell.state() != CellState.TO_ZERO)
                .flatMap(delta -> cell.lastAccepted().filter(last -> last.signum() > 0).map(last -> "Down by "
                        + delta.negate().multiply(BigDecimal.valueOf(PERCENT)).divide(last, 0, java.math.RoundingMode.HALF_UP) + " %"))
                .orElse("");
        return LocalFormat.joined("; ", fall, cell.state() == CellState.TO_ZERO ? "Sends 0 on purpose" : "",
                cell.state() == CellState.NOT_MAPPED ? "Not mapped last time" : "", cell.note());
    }

    String text() {
        return cell.account() + " " + cell.service() + " " + cell.key().accountId();
    }
}
