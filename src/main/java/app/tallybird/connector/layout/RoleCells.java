package app.tallybird.connector.layout;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import app.tallybird.connector.csv.CellText;
import app.tallybird.connector.csv.CsvLine;
import app.tallybird.connector.csv.NumberForm;
import app.tallybird.connector.csv.NumberText;

/** Where the cells stand that say whom and what a line is about, and how many. Used by one thread. */
final class RoleCells {

    private static final int MOST_READ = 2_000;

    private final List<String> header;
    private final Map<Role, Integer> places = new EnumMap<>(Role.class);
    private final NumberForm form;
    private final Map<String, NumberText> read = new HashMap<>();

    RoleCells(List<String> header, List<Role> roles, NumberForm form) {
        this.header = List.copyOf(header);
        this.form = form;
        for (int i = 0; i < roles.size(); i++) {
            places.putIfAbsent(roles.get(i), i);
        }
    }

    Optional<String> cell(CsvLine line, Role role) {
        return Optional.ofNullable(places.get(role)).map(place -> CellText.clean(line.fields().get(place)));
    }

    Optional<String> heading(Role role) {
        return Optional.ofNullable(places.get(role)).map(header::get);
    }

    /** What customers are known by. */
    Optional<Role> customer() {
        return List.of(Role.CUSTOMER_ID, Role.CUSTOMER_NAME).stream().filter(places::containsKey).findFirst();
    }

    /** What most cells of a large file say was said above them. */
    NumberText number(String cell) {
        NumberText number = read.get(cell);
        if (number == null) {
            number = NumberText.of(cell);
            if (read.size() < MOST_READ) {
                read.put(cell, number);
            }
        }
        return number;
    }

    /** What a line says as its count. Numbers that can be read in two ways say nothing. */
    Optional<BigDecimal> units(CsvLine line) {
        return cell(line, Role.COUNT).flatMap(
                text -> number(text) instanceof NumberText.Numeral numeral && form.read(numeral) instanceof NumberForm.Read.Value value
                        ? Optional.of(value.value())
                        : Optional.empty());
    }
}
