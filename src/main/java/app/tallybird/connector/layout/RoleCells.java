package app.tallybird.connector.layout;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import app.tallybird.connector.csv.CellText;
import app.tallybird.connector.csv.CsvLine;
import app.tallybird.connector.csv.NumberForm;
import app.tallybird.connector.csv.NumberText;

/** Where the cells stand that say whom and what a line is about, and how many. */
record RoleCells(List<String> header, List<Role> roles, NumberForm form) {

    Optional<String> cell(CsvLine line, Role role) {
        return place(role).map(place -> CellText.clean(line.fields().get(place)));
    }

    Optional<String> heading(Role role) {
        return place(role).map(header::get);
    }

    private Optional<Integer> place(Role role) {
        return Optional.of(roles.indexOf(role)).filter(place -> place >= 0);
    }

    /** What customers are known by. */
    Optional<Role> customer() {
        return List.of(Role.CUSTOMER_ID, Role.CUSTOMER_NAME).stream().filter(roles::contains).findFirst();
    }

    /** What a line says as its count. Numbers that can be read in two ways say nothing. */
    Optional<BigDecimal> units(CsvLine line) {
        return cell(line, Role.COUNT).flatMap(text -> NumberText.of(text) instanceof NumberText.Numeral numeral
                && form.read(numeral) instanceof NumberForm.Read.Value read ? Optional.of(read.value()) : Optional.empty());
    }
}
