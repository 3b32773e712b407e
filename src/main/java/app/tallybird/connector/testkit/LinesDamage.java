package app.tallybird.connector.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Damages a recorded answer that is a table of separated values, whose first line has the headings.
 *
 * @param truncates whether it is a loss of lines that only a total would show
 */
record LinesDamage(String name, boolean truncates, String text) {

    static List<LinesDamage> of(String text) {
        List<String> lines = text.lines().toList();
        List<LinesDamage> all = new ArrayList<>();
        all.add(new LinesDamage("without its last line", true, join(lines.subList(0, lines.size() - 1).stream())));
        all.add(new LinesDamage("without its headings", false, join(lines.stream().skip(1))));
        all.add(new LinesDamage("with its last line twice", false, join(Stream.concat(lines.stream(), Stream.of(lines.getLast())))));
        List<String> headings = fields(lines.getFirst());
        for (int place = 0; place < headings.size(); place++) {
            all.add(new LinesDamage("the heading " + headings.get(place) + " of another name", false,
                    join(Stream.concat(Stream.of(changed(lines.getFirst(), place, name -> name + " 2")), lines.stream().skip(1)))));
            all.add(damage(lines, headings, place, "empty", name -> ""));
            if (isOfNumbers(lines, place)) {
                all.add(damage(lines, headings, place, "of words", name -> "n/a"));
            }
        }
        return all;
    }

    /** The table without a line below its headings. */
    static String headings(String text) {
        return join(text.lines().limit(1));
    }

    private static LinesDamage damage(List<String> lines, List<String> headings, int place, String words, UnaryOperator<String> change) {
        return new LinesDamage("the column " + headings.get(place) + " " + words, false,
                join(Stream.concat(Stream.of(lines.getFirst()), lines.stream().skip(1).map(line -> changed(line, place, change)))));
    }

    private static boolean isOfNumbers(List<String> lines, int place) {
        return lines.stream().skip(1).allMatch(line -> fields(line).get(place).matches("-?[\\d.,]+"));
    }

    private static String separator(String line) {
        return Stream.of(",", ";", "\t", "|").max(Comparator.comparingInt(one -> line.split(Pattern.quote(one), -1).length)).orElseThrow();
    }

    private static List<String> fields(String line) {
        return Arrays.asList(line.split(Pattern.quote(separator(line)), -1));
    }

    private static String changed(String line, int place, UnaryOperator<String> change) {
        List<String> fields = fields(line);
        return IntStream.range(0, fields.size()).mapToObj(i -> i == place ? change.apply(fields.get(i)) : fields.get(i))
                .collect(Collectors.joining(separator(line)));
    }

    private static String join(Stream<String> lines) {
        return lines.map(line -> line + "\n").collect(Collectors.joining());
    }
}
