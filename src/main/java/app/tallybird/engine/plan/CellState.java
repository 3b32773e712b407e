package app.tallybird.engine.plan;

import java.math.BigDecimal;

import app.tallybird.model.UnitCount;

/** What a plan says of one cell. */
public enum CellState implements PlannedChange {
    NEW("new", '+'),
    CHANGED("changed", '~'),
    SAME("same", '='),
    TO_ZERO("to zero", '-'),
    UNKNOWN("unknown", '?'),
    NOT_MAPPED("not mapped last time", '!'),
    HELD("held", '!'),
    LEFT_OUT("left out on purpose", '.');

    private final String word;
    private final char sign;

    CellState(String word, char sign) {
        this.word = word;
        this.sign = sign;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public char sign() {
        return sign;
    }

    /** What sending {@code now} would do. Zero, where nothing was accepted before, is a new number like any other. */
    static CellState between(CellMemory memory, UnitCount now) {
        if (now.known().isEmpty()) {
            return UNKNOWN;
        }
        if (memory.notMapped()) {
            return NOT_MAPPED;
        }
        if (memory.accepted().isEmpty()) {
            return NEW;
        }
        BigDecimal units = now.known().get();
        if (memory.accepted().get().compareTo(units) == 0) {
            return memory.uncertain() ? CHANGED : SAME;
        }
        return units.signum() == 0 ? TO_ZERO : CHANGED;
    }

    public static CellState ofWord(String word) {
        for (CellState state : values()) {
            if (state.word().equals(word)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no such cell state: " + word);
    }
}
