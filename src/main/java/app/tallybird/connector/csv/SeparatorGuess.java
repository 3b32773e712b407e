package app.tallybird.connector.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds the separator from the first lines of a file: the one that cuts a line into all the headings that are needed; else the one that cuts every line
 * into as many fields as the first; of several the one that makes the most fields. A tie is refused, since a wrong guess would shift numbers into other
 * columns.
 */
final class SeparatorGuess {
    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int MOST_RECORDS = 50;

    private SeparatorGuess() {
    }

    /** The separators that fit best: one when it is clear, several for a tie, none for a file of one column. */
    static List<Character> of(String sample, boolean sampleIsWhole, Set<String> required) {
        List<Character> naming = new ArrayList<>();
        for (char candidate : CANDIDATES) {
            if (!required.isEmpty() && CsvRecords.first(sample, sampleIsWhole, candidate).stream()
                    .anyMatch(fields -> Headings.of(fields).naming(required) == required.size())) {
                naming.add(candidate);
            }
        }
        if (naming.size() == 1) {
            return naming;
        }
        List<Character> fitting = best(sample, sampleIsWhole, true);
        // none fits: the one the header uses most, so that the ragged line is named instead of the separator
        return fitting.isEmpty() ? best(sample, sampleIsWhole, false).stream().limit(1).toList() : fitting;
    }

    private static List<Character> best(String sample, boolean sampleIsWhole, boolean inEveryRecord) {
        List<Character> best = new ArrayList<>();
        int most = 2;
        for (char candidate : CANDIDATES) {
            List<Integer> widths = CsvRecords.first(sample, sampleIsWhole, candidate).stream().limit(MOST_RECORDS).map(List::size).toList();
            int ofHeader = widths.isEmpty() ? 0 : widths.getFirst();
            if (ofHeader < most || (inEveryRecord && widths.stream().anyMatch(width -> width != ofHeader))) {
                continue;
            }
            if (ofHeader > most) {
                best.clear();
                most = ofHeader;
            }
            best.add(candidate);
        }
        return best;
    }
}
