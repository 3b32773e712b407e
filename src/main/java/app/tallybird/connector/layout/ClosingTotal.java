package app.tallybird.connector.layout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import app.tallybird.connector.csv.CellText;
import app.tallybird.connector.csv.CsvLine;
import app.tallybird.connector.csv.NumberForm;
import app.tallybird.connector.csv.NumberText;

/** Tells whether the last line of a file is the sum of all lines above it. Numbers that can be read in two ways say nothing. Used by one thread. */
final class ClosingTotal {

    private static final long LEAST = 3;

    private final NumberForm chosen;
    private final List<Optional<BigDecimal>> sums = new ArrayList<>();
    private Optional<CsvLine> last = Optional.empty();
    private List<NumberText> numbers = List.of();
    private long lines;

    ClosingTotal(NumberForm chosen) {
        this.chosen = chosen;
    }

    /** {@code cells} are what its cells are as numbers. */
    void see(CsvLine line, List<NumberText> cells) {
        add(numbers);
        last = Optional.of(line);
        numbers = cells;
        lines++;
    }

    private void add(List<NumberText> cells) {
        for (int i = 0; i < cells.size(); i++) {
            Optional<BigDecimal> number = number(cells.get(i));
            if (i == sums.size()) {
                sums.add(number);
            } else if (number.isPresent()) {
                sums.set(i, Optional.of(sums.get(i).orElse(BigDecimal.ZERO).add(number.get())));
            }
        }
    }

    private Optional<BigDecimal> number(NumberText cell) {
        return cell instanceof NumberText.Numeral numeral && chosen.read(numeral) instanceof NumberForm.Read.Value read
                ? Optional.of(read.value())
                : Optional.empty();
    }

    /** The cells of the last line by these headings. */
    Map<String, String> cells(List<String> header) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            cells.put(header.get(i), CellText.clean(last.orElseThrow().fields().get(i)));
        }
        return cells;
    }

    /** The last line and why it is no data, when its count is the sum of all others and it lacks a customer or a service. */
    Optional<FileLayout.Ignored> reason(List<Role> roles) {
        int count = roles.indexOf(Role.COUNT);
        if (lines < LEAST || count < 0 || count >= sums.size()) {
            return Optional.empty();
        }
        CsvLine line = last.orElseThrow();
        List<String> texts = line.fields().stream().map(CellText::clean).toList();
        boolean lacks = List.of(Role.CUSTOMER_ID, Role.CUSTOMER_NAME, Role.SERVICE).stream().map(roles::indexOf).filter(place -> place >= 0)
                .map(texts::get).anyMatch(text -> text.isEmpty() || text.matches("(?iu)(?:grand |sub)?(?:total|summe|gesamt|sum)s?:?"));
        boolean equal = number(numbers.get(count)).filter(number -> number.signum() != 0)
                .filter(number -> sums.get(count).filter(sum -> sum.compareTo(number) == 0).isPresent()).isPresent();
        return lacks && equal
                ? Optional.of(new FileLayout.Ignored("line " + line.line() + ": " + String.join(" ", texts).strip(),
                        "probably a total: its count is the sum of all lines above; held until you decide"))
                : Optional.empty();
    }
}
