package app.tallybird.connector.count;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.connector.engine.Told;
import app.tallybird.connector.engine.Vendor;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.reading.Warning;

import static org.assertj.core.api.Assertions.assertThat;

/** A line that has as many units as all others together is named as a likely total, whether it names a customer, a service or neither. */
class TotalLinesTest {

    private static final String DOCUMENT = """
            { "format": 1, "id": "t", "name": "T", "version": "1.0.0", "inputs": [],
              "http": { "base": "https://api.t.example", "allowedHosts": ["api.t.example"] },
              "tables": {
                "use": { "request": { "path": "/use" }, "rows": ".", "paging": { "type": "none" } },
                "other": { "request": { "path": "/other" }, "rows": ".", "paging": { "type": "none" } } },
              "accounts": { "from": "use", "id": "at", "name": "name" },
              "services": [
                { "nameFrom": "what", "category": "other", "subcategory": "other",
                  "usage": { "from": "use", "account": "at", "measure": "%s", "field": "n", "round": "up" } },
                { "key": "others", "name": "Others", "category": "other", "subcategory": "other",
                  "usage": { "from": "other", "account": "at", "measure": "sum", "field": "n" } } ] }
            """;

    /** Lines as "id name service units"; a dash stands for nothing. */
    private static Vendor vendor(String lines) {
        return new Vendor(call -> Vendor.ok(call.uri().getPath().equals("/other")
                ? "[{\"at\":\"a\",\"n\":1}]"
                : Arrays.stream(lines.split(",")).map(line -> line.strip().split(" "))
                        .map(part -> "{\"at\":\"%s\",\"name\":\"%s\",\"what\":\"%s\",\"n\":%s}"
                                .formatted(part[0], part[1], part[2], part[3]).replace("\"-\"", "null").replace('_', ' '))
                        .collect(Collectors.joining(",", "[", "]"))));
    }

    private static ConfiguredConnector connector(String measure) {
        return Vendor.run(DOCUMENT.formatted(measure), Map.of());
    }

    /** What is said about totals, also when only the accounts are read. */
    private static List<String> totals(String measure, String lines) {
        Reading reading = vendor(lines).read(connector(measure));
        List<String> told = reading.warnings().stream().filter(warning -> warning.code().equals("W415")).map(Warning::text).sorted()
                .toList();
        assertThat(vendor(lines).accounts(connector(measure)).likelyTotals().values().stream().map(words -> words + ": a total?").sorted())
                .isEqualTo(told);
        return told;
    }

    private static final String THREE = "a Acme Pro 10, b Bolt Pro 20, c Cedar Pro 30, ";

    @ParameterizedTest
    @CsvSource({"x Xylo Pro 60, true", "x Xylo Pro 59, false", "x Xylo Pro 61, false", "x Xylo Pro 59.5, false"})
    void anAccountWithAsManyAsAllOthers(String line, boolean total) {
        assertThat(totals("sum", THREE + line))
                .isEqualTo(total ? List.of("\"Xylo\" has 60 of \"Pro\", as many as all others together: a total?") : List.of());
        assertThat(totals("max", THREE + line)).hasSize(total ? 1 : 0);
        assertThat(totals("countDistinct", THREE + line)).isEmpty();
    }

    @Test
    void onlyOtherAccountsWithUnitsMakeATotal() {
        assertThat(totals("sum", "a Acme Pro 10, b Bolt Pro 20, x Xylo Pro 30")).isEmpty();
        assertThat(totals("sum", "a Acme Pro 10, b Bolt Pro 20, c Cedar Pro 0, x Xylo Pro 30")).isEmpty();
        assertThat(totals("sum", "a Acme Pro 10, b Bolt Pro 20, c Cedar Pro 1, x Xylo Pro 31")).hasSize(1);
        assertThat(totals("sum", "a Acme Pro 0, b Bolt Pro 0, c Cedar Pro 0, x Xylo Pro 0, y Total Pro 0")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Total", "Gesamtergebnis", "Total_général", "Totale_complessivo", "Eindtotaal", "Total_general:",
            "Grand_Total:", "SUMME", "_sum.", "Gesamt:.", "Totals::", "Total_of_all", "Summe_aller_Kunden:"})
    void aNameSaysWhatItIs(String name) {
        String shown = name.replace('_', ' ');
        assertThat(totals("sum", "a Acme Pro 10, x " + name + " Pro 10"))
                .containsExactly("\"" + shown + "\" has 10 of \"Pro\", as many as all others together: a total?");
        assertThat(totals("sum", "a Acme Pro 10, x " + name + " Pro 12"))
                .containsExactly("\"" + shown + "\" has 12 of \"Pro\", and all others together have 10: a total?");
    }

    /** What only begins so is a customer, unless its number says that of enough others. */
    @Test
    void aNameThatBeginsSo() {
        assertThat(totals("sum", "a Acme Pro 10, x Total_Wine Pro 10")).isEmpty();
        assertThat(totals("sum", "a Acme Pro 10, x Total_Wine Pro 12")).isEmpty();
        assertThat(totals("sum", THREE + "x Total_Wine Pro 60")).hasSize(1);
    }

    @Test
    void theIdMaySayItToo() {
        assertThat(totals("sum", "a Acme Pro 10, b Bolt Pro 4, total Xylo Pro 14"))
                .containsExactly("\"Xylo\" has 14 of \"Pro\", as many as all others together: a total?");
        assertThat(totals("sum", "a Acme Pro 10, b Totaline Pro 10")).isEmpty();
    }

    /** A customer that is a total in one service and not in another is a customer. */
    @Test
    void aTotalIsOneInEverythingItHas() {
        assertThat(totals("sum", THREE + "x Xylo Pro 60, x Xylo Lite 5, a Acme Lite 4")).isEmpty();
        assertThat(totals("sum", THREE + "x Xylo Pro 60, x Xylo Lite 0, a Acme Lite 4")).hasSize(1);
        assertThat(totals("sum", THREE + "x Xylo Pro 60, x Xylo Lite 9, a Acme Lite 4, b Bolt Lite 4, c Cedar Lite 1"))
                .containsExactly("\"Xylo\" has 60 of \"Pro\", as many as all others together: a total?");
    }

    /** It would be made a customer at Synthesize, though nothing is sent for it. */
    @Test
    void whatIsCalledATotalAndHasNoCountAtAll() {
        assertThat(totals("sum", THREE + "s Subtotal Pro 30, t Total - 60")).contains("\"Total\" has no count of any service: a total?");
        assertThat(totals("sum", THREE + "x Xylo - 59")).isEmpty();
    }

    @Test
    void aLineOfACustomerWithoutAService() {
        assertThat(totals("sum", THREE + "x Xylo - 60"))
                .containsExactly("\"Xylo\" has 60 without a service, as many as all others together: a total?");
        assertThat(totals("sum", THREE + "x Xylo - 59")).isEmpty();
        assertThat(totals("sum", THREE + "x Xylo - 30, x Xylo - 30")).isEmpty();
        assertThat(totals("sum", THREE + "x Xylo - 60, x Xylo Pro 1")).isEmpty();
        assertThat(totals("sum", THREE + "a Acme - 50")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - - Pro 60             | 60 units in 1 row | customer; it equals the sum of all others: a total? | Pro total 1
            - - Pro 59             | 59 units in 1 row | customer                                            | Pro 59
            - - Pro 59.2           | 60 units in 1 row | customer                                            | Pro 60
            - - Pro 30, - - Pro 30 | 60 units in 2 rows | customer                                           | Pro 60
            - - Pro 60, - - Lite 3 | 63 units in 2 rows | customer                                           | Lite 3, Pro total 1
            - - Lite 4             | 4 units in 1 row  | customer                                            | Lite 4
            d Delta - 60           | 60 units in 1 row | service; it equals the sum of all others: a total?  | d total 1
            d Delta - 61           | 61 units in 1 row | service                                             | d 61
            a Acme - 50            | 50 units in 1 row | service                                             | a 50
            d Delta - 1            | 1 unit in 1 row   | service                                             | d 1
            """)
    void unitsOfNobodyAreAnnouncedAndATotalAmongThemIsNamed(String lines, String units, String lack, String facts) {
        Reading reading = vendor(THREE + lines).read(connector("sum"));
        Warning warning = reading.warnings().stream().filter(one -> one.seen().nobody().isPresent()).findFirst().orElseThrow();
        assertThat(warning.hint()).isEqualTo(units + " belong to nobody");
        assertThat(warning.seen().nobody().orElseThrow().why())
                .isEqualTo((units.endsWith("rows") ? "the rows name no " : "the row names no ") + lack);
        assertThat(warning.unitsOfNobody().entrySet().stream().map(fact -> fact.getKey().replaceFirst(".*\t", "") + " " + fact.getValue())
                .sorted().collect(Collectors.joining(", "))).isEqualTo(facts);
    }

    @Test
    void zerosOfNobodyAreNoUnits() {
        assertThat(Told.warnings(vendor(THREE + "- - Pro 0, d Delta - 0").read(connector("sum")).warnings()))
                .noneMatch(line -> line.contains("nobody"));
    }
}
