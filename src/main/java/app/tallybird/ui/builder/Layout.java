package app.tallybird.ui.builder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * In which order and company a form shows the properties of a kind of object, as {@code layout.txt} says, which explains its own form at the top.
 *
 * @param style of the box around one item of a list, or {@code row}
 * @param noun what one item is called
 */
record Layout(String style, String noun, List<Line> lines) {

    private static final Pattern KIND = Pattern.compile("\\[(\\w+)](?: (\\S+) (.+))?");
    private static final Pattern LINE = Pattern.compile("( *)(?:\\(([^)]+)\\) )?(?:([-=.>]) )?(.+)");
    private static final Layout NONE = new Layout("inner-card", "Part", List.of());
    private static final Map<String, Layout> ALL = read();

    Layout {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param when the variants in which it counts; none for all
     * @param mark what it is, or empty for properties
     * @param inside what is folded away under it
     */
    record Line(List<String> when, String mark, String text, List<Line> inside) {

        /** Whether it counts where these variants and properties are there. */
        boolean holds(Predicate<String> there) {
            return when.isEmpty() || when.stream().anyMatch(one -> one.startsWith("!") != there.test(one.replace("!", "")));
        }

        /** The properties that it names itself. */
        List<String> names() {
            return mark.isEmpty() || mark.equals("-")
                    ? Stream.of(text.split(" ", -1)).map(one -> one.replaceFirst("=.*", "")).toList()
                    : List.of();
        }

        /** All that it and what is under it name. */
        Stream<String> all() {
            return Stream.concat(names().stream(), inside.stream().flatMap(Line::all));
        }
    }

    static Layout of(String kind) {
        return ALL.getOrDefault(kind, NONE);
    }

    private static Map<String, Layout> read() {
        Map<String, Layout> all = new HashMap<>();
        try (InputStream in = Layout.class.getResourceAsStream("layout.txt")) {
            List<String> text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
            for (int at = 0; at < text.size();) {
                Matcher head = KIND.matcher(text.get(at));
                int end = at + 1;
                while (end < text.size() && !KIND.matcher(text.get(end)).matches()) {
                    end++;
                }
                if (head.matches()) {
                    all.put(head.group(1), new Layout(Objects.requireNonNullElse(head.group(2), NONE.style),
                            Objects.requireNonNullElse(head.group(3), NONE.noun), lines(text.subList(at + 1, end))));
                }
                at = end;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static List<Line> lines(List<String> text) {
        List<Line> lines = new ArrayList<>();
        for (String one : text) {
            Matcher line = LINE.matcher(one);
            if (line.matches()) {
                List<String> when = line.group(2) == null ? List.of() : List.of(line.group(2).split(" ", -1));
                Line read = new Line(when, Objects.requireNonNullElse(line.group(3), ""), line.group(4), new ArrayList<>());
                (line.group(1).isEmpty() ? lines : lines.getLast().inside()).add(read);
            }
        }
        return lines;
    }
}
