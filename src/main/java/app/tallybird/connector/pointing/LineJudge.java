package app.tallybird.connector.pointing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import app.tallybird.connector.csv.CellText;
import app.tallybird.connector.csv.CsvLine;
import app.tallybird.connector.csv.NumberForm;
import app.tallybird.connector.csv.NumberText;
import app.tallybird.connector.layout.FileLayout;
import app.tallybird.connector.layout.Role;

/** Says of one row what becomes of it. Used by one thread. */
final class LineJudge {

    private final FileChoices choices;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, NumberForm> forms = new HashMap<>();
    private Optional<LocalDate> newest = Optional.empty();

    /** What lines are judged by comes from {@link #see} before the first is judged. */
    LineJudge(FileChoices choices, FileLayout layout, List<String> header) {
        this.choices = choices;
        for (int i = 0; i < header.size(); i++) {
            places.putIfAbsent(header.get(i), i);
        }
        choices.headings(Role.COUNT)
                .forEach(heading -> forms.put(heading,
                        NumberForm.chosen(layout.column(heading).flatMap(FileLayout.Seen::numbers).map(FileLayout.Numbers::decimal)
                                .filter(mark -> choices.written().decimal().equals(FileChoices.Written.AUTO))
                                .orElse(choices.written().decimal()))));
    }

    /** What becomes of a row, with its units as far as they can be read. */
    record Judged(SeenLine.Becomes becomes, String reason, Optional<BigDecimal> units) {
    }

    /** Takes the day of a line, where only those of the newest one count. */
    void see(CsvLine line) {
        if (leftOut(line).isEmpty()) {
            day(line).filter(day -> newest.filter(known -> !known.isBefore(day)).isEmpty()).ifPresent(day -> newest = Optional.of(day));
        }
    }

    private Optional<LocalDate> day(CsvLine line) {
        return choices.newest().flatMap(one -> one.of(cell(line, one.column())));
    }

    private Optional<FileChoices.LeftOut> leftOut(CsvLine line) {
        return choices.leftOut().stream().filter(
                lines -> lines.cells().entrySet().stream().allMatch(one -> one.getValue().equalsIgnoreCase(cell(line, one.getKey()))))
                .findFirst();
    }

    Judged of(CsvLine line) {
        Optional<BigDecimal> units = choices.counted().rows() ? Optional.of(BigDecimal.ONE) : units(line);
        Optional<FileChoices.LeftOut> lines = leftOut(line);
        if (lines.isPresent()) {
            return new Judged(SeenLine.Becomes.LEFT_OUT, lines.get().why(), units);
        }
        if (choices.newest().isPresent() && day(line).isEmpty()) {
            return new Judged(SeenLine.Becomes.WRONG, "no date", units);
        }
        if (!day(line).equals(newest)) {
            return new Judged(SeenLine.Becomes.FILTERED, "older date", units);
        }
        for (FileChoices.ValueFilter filter : choices.filters()) {
            if (!(filter.values().isEmpty() && !filter.keeps()) && !filter.accepts(cell(line, filter.column()))) {
                return new Judged(SeenLine.Becomes.FILTERED, "filter", units);
            }
        }
        if (choices.customerId().filter(heading -> cell(line, heading).isEmpty()).isPresent()) {
            return new Judged(SeenLine.Becomes.WRONG, "no customer", units);
        }
        if (choices.headings(Role.SERVICE).stream().anyMatch(heading -> cell(line, heading).isEmpty())) {
            return new Judged(SeenLine.Becomes.WRONG, "no service", units);
        }
        return counted(line, units);
    }

    private Judged counted(CsvLine line, Optional<BigDecimal> units) {
        if (choices.counted().rows()) {
            return new Judged(SeenLine.Becomes.COUNTED, "counted", units);
        }
        if (choices.headings(Role.COUNT).isEmpty()) {
            return new Judged(SeenLine.Becomes.WRONG, "no count is chosen", units);
        }
        if (units.isEmpty()) {
            return new Judged(SeenLine.Becomes.WRONG, choices.headings(Role.COUNT).stream().map(heading -> wrong(line, heading))
                    .filter(why -> !why.isEmpty()).findFirst().orElse("no number"), units);
        }
        if (units.get().signum() >= 0) {
            return new Judged(SeenLine.Becomes.COUNTED, "counted", units);
        }
        return switch (choices.counted().below()) {
            case SUBTRACTS -> new Judged(SeenLine.Becomes.SUBTRACTS, "subtracts " + units.get().negate().toPlainString(), units);
            case IS_LEFT_OUT -> new Judged(SeenLine.Becomes.FILTERED, "below zero", units);
            case STOPS -> new Judged(SeenLine.Becomes.WRONG, "below zero", units);
        };
    }

    private String wrong(CsvLine line, String heading) {
        return switch (NumberText.of(cell(line, heading))) {
            case NumberText.Missing missing -> "no number: unknown, not zero";
            case NumberText.Wrong wrong -> wrong.why();
            case NumberText.Numeral numeral -> switch (form(heading).read(numeral)) {
                case NumberForm.Read.Value value -> "";
                case NumberForm.Read.Unclear unclear -> unclear.why();
            };
        };
    }

    /** The sum of all counts of the line; nothing when one of them can not be read. */
    private Optional<BigDecimal> units(CsvLine line) {
        Optional<BigDecimal> sum = Optional.empty();
        for (String heading : choices.headings(Role.COUNT)) {
            Optional<BigDecimal> number = number(heading, cell(line, heading));
            if (number.isEmpty()) {
                return Optional.empty();
            }
            sum = Optional.of(sum.orElse(BigDecimal.ZERO).add(number.get()));
        }
        return sum;
    }

    /** A cell of a column with counts as a number. */
    Optional<BigDecimal> number(String heading, String cell) {
        return NumberText.of(cell) instanceof NumberText.Numeral numeral
                && form(heading).read(numeral) instanceof NumberForm.Read.Value read ? Optional.of(read.value()) : Optional.empty();
    }

    private NumberForm form(String heading) {
        return forms.getOrDefault(heading, NumberForm.UNKNOWN);
    }

    private String cell(CsvLine line, String heading) {
        Integer place = places.get(heading);
        return place == null || place >= line.fields().size() ? "" : CellText.clean(line.fields().get(place));
    }
}
