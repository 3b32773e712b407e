package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.Optional;

import app.tallybird.model.CellKey;
import app.tallybird.model.UnitCount;
import app.tallybird.model.Units;

/**
 * One line of a usage plan. {@code change} is what would happen to the number; {@code state} is the same unless the cell is held or left out.
 * {@code lastAccepted} is the last value Synthesize accepted, empty when it never accepted one or when that is no longer certain. {@code contract} says
 * what was counted where a contract rule makes {@code now} of it, or made the last value; {@code move} how it moves into own services or out of them.
 */
public record PlanCell(CellKey key, String account, String service, Optional<BigDecimal> lastAccepted, UnitCount now, CellState change,
        CellState state, String note, Optional<ContractedCount> contract, SumMove move) {

    /** One that no contract rule and no own service is about. */
    public PlanCell(CellKey key, String account, String service, Optional<BigDecimal> lastAccepted, UnitCount now, CellState change,
            CellState state, String note) {
        this(key, account, service, lastAccepted, now, change, state, note, Optional.empty(), SumMove.NONE);
    }

    /** Compares a count with what is known of its cell. */
    public static PlanCell compared(CellKey key, String account, String service, CellMemory memory, UnitCount now, String note) {
        CellState change = CellState.between(memory, now);
        return new PlanCell(key, account, service, memory.accepted(), now, change, change, note);
    }

    /** The same, with the count that is behind it. */
    public PlanCell with(Optional<ContractedCount> behind) {
        return new PlanCell(key, account, service, lastAccepted, now, change, state, note, behind, move);
    }

    /** The same, moving so. */
    public PlanCell moving(SumMove how) {
        return new PlanCell(key, account, service, lastAccepted, now, change, state, note, contract, how);
    }

    /** What was counted; the same as {@code now} unless a contract rule makes another number of it. */
    public UnitCount counted() {
        return contract.map(ContractedCount::counted).orElse(now);
    }

    /** What was counted when Synthesize accepted the last value. */
    public Optional<BigDecimal> lastCounted() {
        return contract.isPresent() ? contract.get().before() : lastAccepted;
    }

    /** The cell as if no contract had a say. */
    PlanCell asCounted() {
        return contract.isEmpty() ? this : new PlanCell(key, account, service, lastCounted(), counted(), change, state, note);
    }

    /** Whether sending it would leave everything as it is, the count behind the number and its rule too. */
    public boolean isSame() {
        return change == CellState.SAME
                && contract.filter(one -> !one.counted().known().equals(one.before()) || one.ended().isPresent()).isEmpty();
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

    /** Whether it is told as a change: a first zero is none, nor what is left out, and of what is not known it is not known. */
    public boolean changes() {
        return sendable() && change != CellState.SAME && (change != CellState.NEW || difference().signum() != 0);
    }

    /** Whether the plan sends this cell when nothing about it is held. */
    public boolean sendable() {
        return state != CellState.LEFT_OUT && units().isPresent();
    }

    public boolean held() {
        return state == CellState.HELD;
    }

    PlanCell hold(String why) {
        return new PlanCell(key, account, service, lastAccepted, now, change, CellState.HELD, join(note, why), contract, move);
    }

    PlanCell leftOut(String why) {
        return new PlanCell(key, account, service, lastAccepted, now, change, CellState.LEFT_OUT, join(note, why), contract, move);
    }

    /** The note, or why the units are not known. */
    public String remark() {
        return note.isEmpty() && now instanceof UnitCount.Unknown unknown ? unknown.reason() : note;
    }

    /** The note and what the contract says, for a table with room for one text. */
    public String said() {
        return join(note, contract.flatMap(ContractedCount::words).orElse(""));
    }

    private static String join(String first, String second) {
        return first.isEmpty() ? second : second.isEmpty() ? first : first + "; " + second;
    }
}
