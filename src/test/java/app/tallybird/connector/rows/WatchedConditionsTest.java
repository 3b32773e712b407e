package app.tallybird.connector.rows;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.connector.engine.Told;
import app.tallybird.connector.engine.Vendor;
import app.tallybird.connector.reading.Reading;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;

/** A value of another kind than its condition compares would drop its row in silence: it is told, with an example and each value. */
class WatchedConditionsTest {

    private static final String DOCUMENT = """
            { "format": 1, "id": "w", "name": "W", "version": "1.0.0", "inputs": [],
              "http": { "base": "https://api.w.example", "allowedHosts": ["api.w.example"] },
              "tables": { "use": { "request": { "path": "/use" }, "rows": ".", "key": "id", "paging": { "type": "none" }, "where": [ %s ] } },
              "accounts": { "from": "use", "id": "id", "name": "id" },
              "services": [ { "key": "n", "name": "N", "category": "other", "subcategory": "other",
                "usage": { "from": "use", "account": "id", "measure": "count" } } ] }
            """;

    /** Rows with these values in "v"; a dash leaves the field out. */
    private static List<String> told(String condition, String... values) {
        StringBuilder rows = new StringBuilder("[");
        for (int i = 0; i < values.length; i++) {
            rows.append(i == 0 ? "" : ",").append("{\"id\":\"").append(i).append("\"")
                    .append(values[i].equals("-") ? "" : ",\"v\":" + values[i]).append('}');
        }
        Vendor vendor = new Vendor(call -> Vendor.ok(rows + "]"));
        try {
            Reading reading = vendor.read(DOCUMENT.formatted(condition), Map.of());
            return Told.warnings(reading.warnings());
        } catch (ProblemException e) {
            return List.of(e.problem().detail() + " " + e.problem().what());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "isNot": true                | true,false,"TRUE","false" | none
            "isNot": true                | true,"yes","no",7,"yes"   | is neither true nor false in 4 of 5 rows: yes - 4 {:7=1, :no=1, :yes=2}
            "isNot": true                | true,1                    | is neither true nor false in 1 of 2 rows: 1 - 1 {:1=1}
            "in": [true, false]          | true,0                    | is neither true nor false in 1 of 2 rows: 0 - 1 {:0=1}
            "in": [true, "x"]            | true,0                    | none
            "isNot": 1                   | 1,"2"," 3 ",true          | none
            "isNot": 1                   | 1,"many","1,5"            | is no number in 2 of 3 rows: 1,5 - 2 {:1,5=1, :many=1}
            "in": [1, true]              | 1,"x"                     | is no number in 1 of 2 rows: x - 1 {:x=1}
            "in": [1, "x"]               | 1,"y"                     | none
            "in": ["x", "y"]             | 1,"y"                     | none
            "atLeast": 3                 | 5,"n/a",true              | is no number in 1 of 3 rows: n/a - 1 {:n/a=1}
            "lessThan": 9                | 5,"n/a"                   | is no number in 1 of 2 rows: n/a - 1 {:n/a=1}
            "exists": true               | 5,"n/a"                   | none
            """)
    void aValueOfAnotherKindIsTold(String operator, String values, String words) {
        List<String> told = told("{ \"any\": [ { \"field\": \"v\", " + operator + " }, { \"field\": \"id\", \"exists\": true } ] }",
                split(values));
        assertThat(told).isEqualTo(
                words.equals("none") ? List.of() : List.of("W405 /tables/use/where/0/any/0/field: \"v\" " + words.replace(" - ", " | ")));
    }

    /** Cuts at commas outside quotes. */
    private static String[] split(String values) {
        return values.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
    }

    @Test
    void bothKindsAreToldOfTheirOwnField() {
        String both = "{ \"field\": \"v\", \"isNot\": true }, { \"field\": \"id\", \"lessThan\": 100 }";
        assertThat(told(both, "false", "\"off\""))
                .containsExactly("W405 /tables/use/where/0/field: \"v\" is neither true nor false in 1 of 2 rows: off | 1 {:off=1}");
        assertThat(told("{ \"field\": \"v\", \"lessThan\": 100 }, { \"field\": \"id\", \"isNot\": \"true\" }", "1", "\"off\""))
                .containsExactly("W405 /tables/use/where/0/field: \"v\" is no number in 1 of 2 rows: off | 1 {:off=1}");
    }

    @Test
    void whatIsEmptyIsCounted() {
        String test = "{ \"field\": \"v\", \"isNot\": \"z\"%s }";
        assertThat(told(test.formatted(""), "\"x\"", "null", "\"\"", "\" \"", "-", "0", "false"))
                .containsExactly("W408 /tables/use/where/0/field: \"v\" is empty in 4 of 7 rows | 4 {=4}");
        assertThat(told(test.formatted(""), "null", "\"\""))
                .containsExactly("W408 /tables/use/where/0/field: \"v\" is empty in 2 of 2 rows | 2 {:=1}");
        assertThat(told(test.formatted(""), "null"))
                .containsExactly("W408 /tables/use/where/0/field: \"v\" is empty in 1 of 1 row | 1 {:=1}");
        assertThat(told(test.formatted(", \"mayBeMissing\": true"), "-", "-"))
                .containsExactly("W408 /tables/use/where/0/field: \"v\" is empty in 2 of 2 rows | 2 allowed {:=1}");
        assertThat(told(test.formatted(""), "-", "-", "-")).containsExactly("E320 /tables/use/where/0/field No row of 3 has \"v\".");
        assertThat(told(test.formatted(""), "\"x\"", "[1]"))
                .containsExactly("E326 /tables/use/where/0/field \"v\" is an object or a list where one value is expected.");
        assertThat(told(test.formatted(""), "\"x\"", "{}")).hasSize(1).allMatch(line -> line.startsWith("E326"));
        assertThat(told(test.formatted(""))).isEmpty();
    }
}
