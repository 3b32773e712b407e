package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.Optional;

import app.tallybird.model.CellKey;
import app.tallybird.model.UnitCount;
import app.tallybird.model.Units;

/**
 * One line of a usage plan. {@code change} is what would happen to the number; {@code state} is the same unless the cell is held or left out.
 * {@code lastAccepted} is the last value Synthesize accepted, empty when it never accepted one or when that is no longer certain.
 */
public record PlanCell(CellKey key, String account, String service, Optional<BigDecimal> lastAccepted, UnitCount now, CellState change,
        CellState state, String note) {

    /** Compares a count with what is known of its cell. */
    public static PlanCell compared(CellKey key, String account, String service, CellMemory memory, UnitCount now, String note) {
        CellState change = CellState.between(memory, now);
        return new PlanCell(key, account, service, memory.accepted(), now, change, change, note);
    }

    /** The number that would be sent; empty when the count is unknown. */
    public Optional<BigDecimal> units() {
        return now.known();
    }

    /** The units of a cell that can be sent. */
    public BigDecimal sent() {
        return units().orElseThrow();
    }

    /** Now minus last accepted, when both are known. */
    public Optional<BigDecimal> delta() {
        return units().flatMap(units -> lastAccepted.map(units::subtract)).map(Units::plain);
    }

    /** What sending it would change; a number that Synthesize does not have yet counts whole, and what is not known counts nothing. */
    public BigDecimal difference() {
        return units().map(units -> units.subtract(lastAccepted.orElse(BigDecimal.ZERO))).orElse(BigDecimal.ZERO);
    }

    /** Whether the plan sends this cell when nothing about it is held. */
    public boolean sendable() {
        return state != CellState.LEFT_OUT && units().isPresent();
    }

    public boolean held() {
        return state == CellState.HELD;
    }

    PlanCell hold(String why) {
        return new PlanCell(key, account, service, lastAccepted, now, change, CellState.HELD, join(note, why));
    }

    PlanCell leftOut(String why) {
        return new PlanCell(key, account, service, lastAccepted, now, change, CellState.LEFT_OUT, join(note, why));
    }

    /** The note, or why the units are not known. */
    public String remark() {
        return note.isEmpty() && now instanceof UnitCount.Unknown unknown ? unknown.reason() : note;
    }

    private static String join(String first, String second) {
        return first.isEmpty() ? second : second.isEmpty() ? first : first + "; " + second;
    }
}
