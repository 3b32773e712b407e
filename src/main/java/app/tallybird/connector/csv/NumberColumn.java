package app.tallybird.connector.csv;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import app.tallybird.connector.fault.FaultException;
import app.tallybird.problem.ProblemCode;

/**
 * Judges how the numbers of one column are written, by all of them together. What they do not agree on, and what could be 1,000 times as much, is a fault
 * that names values and lines. Used by one thread.
 */
public final class NumberColumn {

    private final String name;
    private final NumberForm chosen;
    private final Map<Character, Seen> decimals = new LinkedHashMap<>();
    private final Map<Character, Seen> groups = new LinkedHashMap<>();
    private final Map<Character, Seen> open = new LinkedHashMap<>();
    private final Map<String, Seen> currencies = new LinkedHashMap<>();
    private final Map<Boolean, Seen> percents = new LinkedHashMap<>();
    private long numbers;
    private long openNumbers;

    /** A number and where it stands. */
    private record Seen(NumberText.Numeral number, String text, long line) {
        @Override
        public String toString() {
            return "\"" + text + "\" on line " + line;
        }
    }

    public NumberColumn(String name, NumberForm chosen) {
        this.name = name;
        this.chosen = chosen;
    }

    /** Looks at a cell of the column. What is no number says nothing about the others. */
    public void see(String cell, long line) {
        if (NumberText.of(cell) instanceof NumberText.Numeral number) {
            see(number, CellText.clean(cell), line);
        }
    }

    /** The same of a number that was read already. */
    public void see(NumberText.Numeral number, String text, long line) {
        NumberText.Digits digits = number.digits();
        Seen seen = new Seen(number, text, line);
        numbers++;
        openNumbers += digits.either() == NumberText.NONE ? 0 : 1;
        note(decimals, digits.decimal(), seen);
        note(groups, digits.group(), seen);
        note(open, digits.either(), seen);
        number.currency().ifPresent(sign -> currencies.putIfAbsent(sign, seen));
        if (NumberText.value(number, true).signum() != 0) {
            percents.putIfAbsent(number.percent(), seen);
        }
    }

    private static void note(Map<Character, Seen> marks, char mark, Seen seen) {
        if (mark != NumberText.NONE) {
            marks.putIfAbsent(mark, seen);
        }
    }

    /** The form of all numbers. {@code separator} cuts the columns; {@code choose} says where a decimal mark can be chosen. */
    public NumberForm form(CsvFile file, char separator, String choose) {
        agree(file, currencies, "are in different currencies", "");
        agree(file, percents, "are a number and a percentage", "");
        if (chosen.isChosen()) {
            return chosen;
        }
        agree(file, decimals, "have different decimal marks", choose);
        agree(file, groups, "have different marks between thousands", choose);
        Optional<Character> decimal = decimals.keySet().stream().findFirst();
        Optional<Character> group = groups.keySet().stream().findFirst();
        if (decimal.isPresent() && decimal.equals(group)) {
            throw fault(file, "E378",
                    decimals.get(decimal.get()) + " and " + groups.get(decimal.get()) + " use the same mark for different things", choose);
        }
        if (decimal.isEmpty() && group.isEmpty()) {
            return alone(file, separator, choose);
        }
        open.forEach((mark, seen) -> {
            boolean between = decimal.isPresent() && !decimal.get().equals(mark);
            if (between && group.isPresent() && !group.get().equals(mark)) {
                throw fault(file, "E378", groups.get(group.get()) + " and " + seen + " have different marks between thousands", choose);
            }
        });
        if (decimal.isEmpty() || group.isEmpty()) {
            agree(file, unlike(decimal.or(() -> group)), "do not show which mark is the decimal one", choose);
        }
        return new NumberForm(decimal.orElse(NumberText.NONE), group.orElse(NumberText.NONE));
    }

    /** The open marks other than a known one; together with it they must be no more than two. */
    private Map<Character, Seen> unlike(Optional<Character> known) {
        return open.entrySet().stream().filter(entry -> !known.map(entry.getKey()::equals).orElse(false))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    /**
     * Nothing but open marks. A comma between columns that are cut by commas is one between thousands, since such a program writes points before
     * fractions; unless all numbers have it, which looks like three digits of a fraction.
     */
    private NumberForm alone(CsvFile file, char separator, String choose) {
        agree(file, open, "do not show which mark is the decimal one", choose);
        if (open.isEmpty()) {
            return NumberForm.UNKNOWN;
        }
        Map.Entry<Character, Seen> only = open.entrySet().iterator().next();
        boolean everywhere = openNumbers > 1 && openNumbers == numbers;
        if (only.getKey() == ',' && separator == ',' && !everywhere) {
            return new NumberForm(NumberText.NONE, ',');
        }
        NumberText.Numeral number = only.getValue().number();
        String thousands = NumberText.value(number, false).toPlainString();
        String fraction = NumberText.value(number, true).toPlainString();
        char other = only.getKey() == '.' ? ',' : '.';
        throw fault(file, "E377",
                only.getValue() + " is " + thousands + " or " + fraction + ", and no other number of the column shows which",
                choose + ": \"" + other + "\" makes it " + thousands + ", \"" + only.getKey() + "\" makes it " + fraction);
    }

    private void agree(CsvFile file, Map<?, Seen> kinds, String what, String choose) {
        if (kinds.size() > 1) {
            throw fault(file, "E378",
                    kinds.values().stream().limit(2).map(Seen::toString).collect(Collectors.joining(" and ")) + " " + what,
                    choose.isEmpty() ? "correct the file" : "correct the file, or " + choose);
        }
    }

    private FaultException fault(CsvFile file, String code, String what, String hint) {
        return file.fault(code, ", column \"" + name + "\": " + what, hint).as(ProblemCode.CONFIGURATION).asException();
    }
}
