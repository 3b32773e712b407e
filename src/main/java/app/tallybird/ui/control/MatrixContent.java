package app.tallybird.ui.control;

import java.util.List;
import java.util.function.IntFunction;

/**
 * What a {@link Matrix} shows: lines and columns of numbers, and a line of totals that never scrolls away.
 *
 * @param corner what the first column holds, as its heading says it
 * @param columns the headings
 * @param totals the last line
 */
public record MatrixContent(String corner, List<String> columns, List<Line> lines, Line totals) {

    public static final MatrixContent NONE = new MatrixContent("", List.of(), List.of(), new Line("", "", column -> Cell.EMPTY));

    public MatrixContent {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    /** {@code sign} stands behind the name; {@code cells} gives the cell of a column when it is shown. */
    public record Line(String name, String sign, IntFunction<Cell> cells) {
    }

    /**
     * One number.
     *
     * @param number as it is shown
     * @param mark the sign and change before it, or empty
     * @param tone what the mark means
     * @param kind whether it stands out, stays quiet or waits
     * @param words what is said of it beside line and column
     */
    public record Cell(String number, String mark, Tone tone, Kind kind, String words) {
        public static final Cell EMPTY = new Cell("", "", Tone.NEUTRAL, Kind.QUIET, "");
    }

    public enum Kind {
        PLAIN,
        QUIET,
        HELD
    }
}
