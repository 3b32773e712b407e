package app.tallybird.connector.rows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.csv.CellText;
import app.tallybird.connector.csv.CsvFile;
import app.tallybird.connector.csv.CsvLine;
import app.tallybird.connector.csv.CsvReading;
import app.tallybird.connector.csv.NumberColumn;
import app.tallybird.connector.csv.NumberForm;
import app.tallybird.connector.csv.NumberText;
import app.tallybird.connector.csv.ShortenedIds;

/** Judges the columns of a file by all of its lines, and then reads its numbers by what was found. Used by one thread. */
final class ColumnForms {

    private final CsvFile file;
    private final FileColumns columns;
    private final NumberForm chosen;
    private final String choice;
    private final Map<String, NumberColumn> numbers = new HashMap<>();
    private final Map<String, NumberForm> forms = new HashMap<>();
    private final ShortenedIds ids = new ShortenedIds();
    private List<String> names = List.of();
    private String example = "";

    /** {@code decimal} is the mark that somebody chose, if any, and {@code choice} says where that is done. */
    ColumnForms(CsvFile file, FileColumns columns, String decimal, String choice) {
        this.file = file;
        this.columns = columns;
        this.chosen = NumberForm.chosen(decimal);
        this.choice = choice;
    }

    void begin(CsvReading reading) {
        names = reading.header();
        columns.numbers().forEach(name -> numbers.put(name, new NumberColumn(name, chosen)));
    }

    void see(CsvLine line) {
        Optional<String> name = Optional.empty();
        for (int i = 0; i < line.fields().size(); i++) {
            String heading = heading(i);
            NumberColumn number = numbers.get(heading);
            if (number != null) {
                number.see(line.fields().get(i), line.line());
            } else if (columns.names().contains(heading)) {
                name = Optional.of(CellText.clean(line.fields().get(i)));
            }
            if (file.isEncodingGuessed() && example.isEmpty() && line.fields().get(i).chars().anyMatch(c -> c > 0x7f)) {
                example = CellText.clean(line.fields().get(i));
            }
        }
        for (int i = 0; i < line.fields().size(); i++) {
            if (columns.ids().contains(heading(i))) {
                ids.see(heading(i), CellText.clean(line.fields().get(i)), name.orElse(""), line.line());
            }
        }
    }

    private String heading(int place) {
        return names.isEmpty() ? String.valueOf(place + 1) : names.get(place);
    }

    /** Throws for what can not be understood. */
    void conclude(CsvReading reading) {
        ids.conclude(file);
        numbers.forEach((name, column) -> forms.put(name, column.form(file, reading.separator(), choice)));
    }

    /** A text with letters whose encoding was guessed. */
    Optional<String> unsure() {
        return example.isEmpty() ? Optional.empty() : Optional.of("\"" + example + "\"");
    }

    /** A cell's value: a number where its column has numbers and it is one, else its text. */
    JsonElement value(String heading, String cell) {
        NumberForm form = forms.get(heading);
        return form != null && NumberText.of(cell) instanceof NumberText.Numeral number
                && form.read(number) instanceof NumberForm.Read.Value read ? new JsonPrimitive(read.value()) : new JsonPrimitive(cell);
    }
}
