package app.tallybird.connector.layout;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import app.tallybird.connector.csv.CellText;
import app.tallybird.connector.csv.CsvFile;
import app.tallybird.connector.csv.DateOrder;
import app.tallybird.connector.csv.NumberColumn;
import app.tallybird.connector.csv.NumberForm;
import app.tallybird.connector.csv.NumberText;
import app.tallybird.connector.fault.FaultException;

/** Looks at the cells of one column. Used by one thread. */
final class ColumnLook {

    private static final int MOST_VALUES = 100;
    private static final int MARKED = 3;
    private static final int MOST_READ = 2_000;

    private final String heading;
    private final NumberColumn numbers;
    private final Map<String, Long> values = new LinkedHashMap<>();
    private final Map<String, NumberText> read = new HashMap<>();
    private final Map<String, Long> without = new LinkedHashMap<>();
    private final List<String> marked = new ArrayList<>();
    private Optional<NumberText.Numeral> either = Optional.empty();
    private String eitherText = "";
    private long eitherCells;
    private Set<DateOrder> dates = EnumSet.allOf(DateOrder.class);
    private String firstDate = "";
    private long numerals;
    private long others;
    private String firstWrong = "";

    ColumnLook(String heading, NumberForm chosen) {
        this.heading = heading;
        this.numbers = new NumberColumn(heading, chosen);
    }

    void see(String cell, long line) {
        String text = CellText.clean(cell);
        NumberText number = known(text);
        switch (number) {
            case NumberText.Missing missing -> {
                without.merge(text, 1L, Long::sum);
                return;
            }
            case NumberText.Numeral numeral -> number(numeral, text, line);
            case NumberText.Wrong wrong -> {
                others++;
                firstWrong = firstWrong.isEmpty() ? "\"" + text + "\" on line " + line + " " + wrong.why() : firstWrong;
                date(text);
            }
        }
        if (values.size() < MOST_VALUES || values.containsKey(text)) {
            values.merge(text, 1L, Long::sum);
        }
    }

    /** One cell that is no day is enough. */
    private void date(String text) {
        if (!dates.isEmpty()) {
            firstDate = firstDate.isEmpty() ? text : firstDate;
            dates.removeIf(order -> order.day(text).isEmpty());
        }
    }

    /** What most cells of a large file say was said above them. */
    private NumberText known(String text) {
        NumberText number = read.get(text);
        if (number == null) {
            number = NumberText.of(text);
            if (read.size() < MOST_READ) {
                read.put(text, number);
            }
        }
        return number;
    }

    private void number(NumberText.Numeral numeral, String text, long line) {
        numerals++;
        numbers.see(numeral, text, line);
        NumberText.Digits digits = numeral.digits();
        if (digits.either() != NumberText.NONE) {
            eitherCells++;
            if (either.isEmpty()) {
                either = Optional.of(numeral);
                eitherText = text;
            }
        } else if ((digits.decimal() != NumberText.NONE || digits.group() != NumberText.NONE) && marked.size() < MARKED) {
            marked.add(text + " (line " + line + ")");
        }
    }

    RoleGuess.Facts facts() {
        return new RoleGuess.Facts(heading, numerals, others, values.size(), values.keySet().stream().anyMatch(ColumnLook::isShortened));
    }

    private static boolean isShortened(String text) {
        return text.matches("[0-9][.,][0-9]+E\\+[0-9]{1,2}");
    }

    private boolean isNumeric() {
        return numerals > 0 && others == 0;
    }

    FileLayout.Seen seen(Role role, CsvFile file, char separator) {
        return new FileLayout.Seen(heading, role,
                Stream.of(values, without).flatMap(all -> all.entrySet().stream())
                        .map(one -> new FileLayout.Tally(one.getKey(), one.getValue())).toList(),
                isNumeric() || role == Role.COUNT ? Optional.of(read(file, separator)) : Optional.empty(),
                numerals > 0 || others == 0 || dates.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new FileLayout.Dates(List.copyOf(dates), firstDate)));
    }

    private FileLayout.Numbers read(CsvFile file, char separator) {
        if (!isNumeric()) {
            return new FileLayout.Numbers("",
                    file.name() + ", column \"" + heading + "\": " + (others > 0 ? firstWrong : "no line has a number in it"),
                    Optional.empty());
        }
        try {
            NumberForm form = numbers.form(file, separator, "choose the decimal mark (DECIMAL)");
            String decimal = form.decimal() != NumberText.NONE
                    ? String.valueOf(form.decimal())
                    : form.group() == NumberText.NONE ? "" : form.group() == ',' ? "." : ",";
            return new FileLayout.Numbers(decimal, "", either());
        } catch (FaultException open) {
            return new FileLayout.Numbers("", open.fault().text() + (open.fault().hint().isEmpty() ? "" : "; " + open.fault().hint()),
                    either());
        }
    }

    private Optional<FileLayout.Either> either() {
        return either.map(number -> new FileLayout.Either(eitherText, NumberText.value(number, false).toPlainString(),
                NumberText.value(number, true).toPlainString(), eitherCells, marked));
    }
}
