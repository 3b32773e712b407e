package app.tallybird.connector.layout;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import app.tallybird.connector.csv.CsvFile;
import app.tallybird.connector.csv.CsvLine;
import app.tallybird.connector.csv.NumberText;
import app.tallybird.connector.csv.PlainSpelling;
import app.tallybird.connector.csv.ShortenedIds;
import app.tallybird.connector.fault.FaultException;
import app.tallybird.problem.Wording;

/** What a person should know of the rows before they are counted: what is made of some counts, and names in several spellings. Used by one thread. */
final class RowRemarks {

    private static final int SHOWN = 3;
    private static final int MOST_NAMES = 100_000;
    private static final int MOST_TOLD = 10;

    private final RoleCells cells;
    private final ShortenedIds shortened = new ShortenedIds();
    private final Heap below = new Heap();
    private final Heap missing = new Heap();
    private final Heap percent = new Heap();
    private final Heap ofNobody = new Heap();
    private final Heap ofNothing = new Heap();
    private final Map<Role, Set<String>> seen = new EnumMap<>(Role.class);
    private final Map<Role, Map<String, Map<String, Long>>> spellings = new LinkedHashMap<>();

    /** Some lines, of which the first are named. */
    private static final class Heap {
        private final List<String> first = new ArrayList<>();
        private long lines;

        private void add(String text, long line) {
            lines++;
            if (first.size() < SHOWN) {
                first.add(text + " on line " + line);
            }
        }

        private String words() {
            return String.join(", ", first) + (lines > SHOWN ? " and " + Wording.count(lines - SHOWN, "more line") : "");
        }
    }

    RowRemarks(RoleCells cells) {
        this.cells = cells;
    }

    void see(CsvLine line) {
        cells.cell(line, Role.COUNT).ifPresent(text -> {
            switch (cells.number(text)) {
                case NumberText.Missing none -> missing.add(text.isEmpty() ? "nothing" : "\"" + text + "\"", line.line());
                case NumberText.Wrong wrong -> {
                    // said of the whole column
                }
                case NumberText.Numeral number -> {
                    if (number.negative() && NumberText.value(number, true).signum() < 0) {
                        below.add("\"" + text + "\" is " + cells.units(line).map(units -> units.toPlainString()).orElse("below zero"),
                                line.line());
                    }
                    if (number.percent()) {
                        percent.add("\"" + text + "\"", line.line());
                    }
                }
            }
        });
        cells.customer().flatMap(role -> cells.cell(line, role)).filter(String::isEmpty)
                .ifPresent(text -> ofNobody.add(units(line), line.line()));
        cells.cell(line, Role.SERVICE).filter(String::isEmpty).ifPresent(text -> ofNothing.add(units(line), line.line()));
        cells.cell(line, Role.CUSTOMER_ID).ifPresent(id -> shortened.see(cells.heading(Role.CUSTOMER_ID).orElseThrow(), id,
                cells.cell(line, Role.CUSTOMER_NAME).orElse(""), line.line()));
        cells.customer().ifPresent(role -> spelled(line, role));
        spelled(line, Role.SERVICE);
    }

    private String units(CsvLine line) {
        return cells.units(line).map(one -> one.toPlainString()).orElse("no count");
    }

    private void spelled(CsvLine line, Role role) {
        Set<String> texts = seen.computeIfAbsent(role, none -> new HashSet<>());
        cells.cell(line, role).filter(text -> !text.isEmpty() && texts.size() < MOST_NAMES && texts.add(text))
                .ifPresent(text -> spellings.computeIfAbsent(role, none -> new LinkedHashMap<>())
                        .computeIfAbsent(PlainSpelling.of(text), none -> new LinkedHashMap<>()).put(text, line.line()));
    }

    /** Sentences without their ends. */
    List<String> found(CsvFile file) {
        List<String> found = new ArrayList<>();
        try {
            shortened.conclude(file);
        } catch (FaultException refused) {
            found.add(refused.fault().text() + ", so that the file is refused; " + refused.fault().hint());
        }
        if (below.lines > 0) {
            found.add("counts below zero: " + below.words()
                    + "; such a line takes away from the other lines of its customer and service, and a sum below zero is unknown and not sent");
        }
        if (missing.lines > 0) {
            found.add(Wording.count(missing.lines, "line has", "lines have") + " no count: " + missing.words()
                    + "; that is unknown and not sent, and never zero");
        }
        if (percent.lines > 0) {
            found.add("counts with a percent sign: " + percent.words() + "; the number before the sign is the count");
        }
        if (ofNobody.lines > 0) {
            found.add(
                    Wording.count(ofNobody.lines, "line names", "lines name") + " no customer: " + ofNobody.words() + "; billed to nobody");
        }
        if (ofNothing.lines > 0) {
            found.add(Wording.count(ofNothing.lines, "line names", "lines name") + " no service: " + ofNothing.words() + "; not counted");
        }
        found.addAll(spelled());
        return found;
    }

    private List<String> spelled() {
        List<String> found = new ArrayList<>();
        spellings.forEach((role, known) -> known.values().stream().filter(texts -> texts.size() > 1)
                .forEach(texts -> found.add(texts.entrySet().stream().map(one -> "\"" + one.getKey() + "\" on line " + one.getValue())
                        .collect(Collectors.joining(", ")) + (role == Role.SERVICE ? " are different services" : " are different customers")
                        + ", though they are spelled alike; if they are one, correct the file")));
        Optional<String> more = found.size() > MOST_TOLD
                ? Optional.of("and " + Wording.count(found.size() - MOST_TOLD, "more name") + " in several spellings")
                : Optional.empty();
        List<String> told = new ArrayList<>(found.subList(0, Math.min(MOST_TOLD, found.size())));
        more.ifPresent(told::add);
        return told;
    }
}
