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
        return naming.size() == 1 ? naming : byLines(sample, sampleIsWhole);
    }

    private static List<Character> byLines(String sample, boolean sampleIsWhole) {
        List<int[]> records = counts(sample, sampleIsWhole);
        List<Character> fitting = best(records, true);
        // none fits: the one the header uses most, so that the ragged line is named instead of the separator
        return fitting.isEmpty() ? best(records, false).stream().limit(1).toList() : fitting;
    }

    private static List<Character> best(List<int[]> records, boolean inEveryRecord) {
        List<Character> best = new ArrayList<>();
        int most = 0;
        for (int c = 0; c < CANDIDATES.length && !records.isEmpty(); c++) {
            int inHeader = records.getFirst()[c];
            int candidate = c;
            if (inHeader == 0 || inHeader < most || (inEveryRecord && records.stream().anyMatch(r -> r[candidate] != inHeader))) {
                continue;
            }
            if (inHeader > most) {
                best.clear();
                most = inHeader;
            }
            best.add(CANDIDATES[c]);
        }
        return best;
    }

    /** How often each candidate stands outside quotes, by record; empty lines do not count. */
    private static List<int[]> counts(String sample, boolean whole) {
        List<int[]> records = new ArrayList<>();
        int[] now = new int[CANDIDATES.length];
        boolean quoted = false;
        boolean blank = true;
        for (int i = 0; i < sample.length() && records.size() < MOST_RECORDS; i++) {
            char c = sample.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                blank = false;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                if (!blank) {
                    records.add(now);
                }
                now = new int[CANDIDATES.length];
                blank = true;
            } else {
                blank &= Character.isWhitespace(c) && c != '\t';
                for (int s = 0; s < CANDIDATES.length && !quoted; s++) {
                    if (c == CANDIDATES[s]) {
                        now[s]++;
                    }
                }
            }
        }
        if (whole && !blank && records.size() < MOST_RECORDS) {
            records.add(now);
        }
        return records;
    }
}
