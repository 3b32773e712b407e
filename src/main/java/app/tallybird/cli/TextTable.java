package app.tallybird.cli;

import java.util.ArrayList;
import java.util.List;

/** Lines up cells in columns; a heading that begins with {@code >} is a number column and lined up on the right. */
final class TextTable {

    private static final int WIDEST = 44;

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... headings) {
        this.headings = List.of(headings);
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    String text() {
        int[] widths = new int[headings.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = title(i).length();
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], shorten(row.get(i), i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        List<String> titles = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            titles.add(title(i));
        }
        line(text, titles, widths);
        rows.forEach(row -> line(text, row, widths));
        return text.toString().stripTrailing();
    }

    private void line(StringBuilder text, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder("  ");
        for (int i = 0; i < widths.length; i++) {
            String cell = shorten(cells.get(i), i);
            String pad = " ".repeat(Math.max(0, widths[i] - cell.length()));
            line.append(number(i) ? pad + cell : cell + pad).append("  ");
        }
        text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }

    /** The last column may be as long as it is; the others keep the table readable. */
    private String shorten(String cell, int column) {
        String plain = cell.replaceAll("\\p{Cntrl}", " ");
        boolean last = column == headings.size() - 1;
        return last || plain.length() <= WIDEST ? plain : plain.substring(0, WIDEST - 1) + "…";
    }

    private boolean number(int column) {
        return headings.get(column).startsWith(">");
    }

    private String title(int column) {
        return number(column) ? headings.get(column).substring(1) : headings.get(column);
    }
}
