package app.tallybird.connector.layout;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import app.tallybird.connector.csv.CellText;
import app.tallybird.connector.csv.CsvFile;
import app.tallybird.connector.csv.NumberColumn;
import app.tallybird.connector.csv.NumberForm;
import app.tallybird.connector.csv.NumberText;
import app.tallybird.connector.fault.FaultException;

/** Looks at the cells of one column. Used by one thread. */
final class ColumnLook {

    private static final int MOST_VALUES = 100;
    private static final int SHOWN = 5;

    private final String heading;
    private final NumberColumn numbers;
    private final Set<String> values = new LinkedHashSet<>();
    private long numerals;
    private long others;

    ColumnLook(String heading, NumberForm chosen) {
        this.heading = heading;
        this.numbers = new NumberColumn(heading, chosen);
    }

    void see(String cell, long line) {
        String text = CellText.clean(cell);
        switch (NumberText.of(text)) {
            case NumberText.Missing missing -> {
                return;
            }
            case NumberText.Numeral numeral -> numerals++;
            case NumberText.Wrong wrong -> others++;
        }
        numbers.see(text, line);
        if (values.size() < MOST_VALUES) {
            values.add(text);
        }
    }

    RoleGuess.Facts facts() {
        return new RoleGuess.Facts(heading, isNumeric(), values.size());
    }

    private boolean isNumeric() {
        return numerals > 0 && others == 0;
    }

    FileLayout.Seen seen(Role role, CsvFile file, char separator) {
        return new FileLayout.Seen(heading, role, List.copyOf(values).subList(0, Math.min(SHOWN, values.size())),
                isNumeric() ? Optional.of(read(file, separator)) : Optional.empty());
    }

    private FileLayout.Numbers read(CsvFile file, char separator) {
        try {
            NumberForm form = numbers.form(file, separator, "choose the decimal mark (DECIMAL)");
            String decimal = form.decimal() != NumberText.NONE
                    ? String.valueOf(form.decimal())
                    : form.group() == NumberText.NONE ? "" : form.group() == ',' ? "." : ",";
            return new FileLayout.Numbers(decimal, "");
        } catch (FaultException open) {
            return new FileLayout.Numbers("", open.fault().text() + (open.fault().hint().isEmpty() ? "" : "; " + open.fault().hint()));
        }
    }
}
