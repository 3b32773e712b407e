package app.tallybird.connector.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.connector.engine.Told;
import app.tallybird.connector.engine.Vendor;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.reading.ReadingOptions;
import app.tallybird.connector.reading.TablePreview;
import app.tallybird.http.Cancel;

import static org.assertj.core.api.Assertions.assertThat;

/** What each step of a column makes of a value, and what is told of values that no step knows. */
class ColumnStepsTest {

    private static final String DOCUMENT = """
            { "format": 1, "id": "c", "name": "C", "version": "1.0.0", "inputs": [],
              "http": { "base": "https://api.c.example", "allowedHosts": ["api.c.example"] },
              "tables": {
                "tree": { "request": { "path": "/tree" }, "rows": ".", "paging": { "type": "none" } },
                "use": { "request": { "path": "/use" }, "rows": ".", "key": "at", "paging": { "type": "none" }, "columns": { "made": { %s } } } },
              "accounts": { "from": "tree", "id": "id", "name": "id" },
              "services": [ { "key": "n", "name": "N", "category": "other", "subcategory": "other",
                "usage": { "from": "use", "account": "at", "measure": "count" } } ] }
            """;
    private static final String TREE = "[{\"id\":\"a\",\"up\":null,\"level\":\"top\"},{\"id\":\"b\",\"up\":\"a\",\"level\":\"low\"},"
            + "{\"id\":\"c\",\"up\":\"b\",\"level\":null},{\"id\":\"d\",\"up\":\"x\",\"level\":\" \"},{\"id\":7,\"up\":\"\",\"level\":\"seven\"}]";

    private final List<String> made = new ArrayList<>();
    private List<String> told = List.of();

    /** The values of the column, as JSON, for rows with these values in "v". */
    private List<String> made(String column, String... values) {
        String rows = IntStream.range(0, values.length)
                .mapToObj(i -> "{\"at\":" + i + (values[i].isEmpty() ? "" : ",\"v\":" + values[i]) + "}")
                .collect(Collectors.joining(",", "[", "]"));
        Vendor vendor = new Vendor(call -> Vendor.ok(call.uri().getPath().equals("/tree") ? TREE : rows));
        FieldPath path = FieldPath.parse("made").orElseThrow();
        TablePreview look = vendor.engine().table(Vendor.run(DOCUMENT.formatted(column), Map.of()), "use",
                ReadingOptions.whole((table, parent, row, dropped) -> {
                    if (table.equals("use")) {
                        made.add(String.valueOf(row.read(path)));
                    }
                }), ReadListener.none(), Cancel.never());
        told = Told.warnings(look.warnings());
        return made;
    }

    @Test
    void stepsAreTakenInOrder() {
        assertThat(made("\"from\": \"v\"", "\" Ab \"", "7.0", "true", "null")).containsExactly("\" Ab \"", "7", "true", "null");
        made.clear();
        assertThat(made("\"from\": \"v\", \"trim\": true", "\" Ab\\u00a0\"", "\"x\"")).containsExactly("\"Ab\u00a0\"", "\"x\"");
        made.clear();
        assertThat(made("\"from\": \"v\", \"case\": \"upper\"", "\" Ab \"")).containsExactly("\" AB \"");
        made.clear();
        assertThat(made("\"from\": \"v\", \"case\": \"lower\", \"trim\": true", "\" Ab \"", "true")).containsExactly("\"ab\"", "\"true\"");
        made.clear();
        assertThat(
                made("\"from\": \"v\", \"replace\": [ { \"regex\": \"-\\\\d+$\", \"with\": \"\" }, { \"regex\": \"a\", \"with\": \"b\" } ]",
                        "\"a-12\"", "\"A-x\"", "\"aba\""))
                .containsExactly("\"b\"", "\"A-x\"", "\"bbb\"");
        made.clear();
        assertThat(made(
                "\"from\": \"v\", \"trim\": true, \"case\": \"upper\", \"replace\": [ { \"regex\": \"^S_\", \"with\": \"\" } ], \"map\": { \"X\": \"Ex\" }",
                "\" s_x \"")).containsExactly("\"Ex\"");
    }

    @Test
    void valuesOutsideAMapAreTold() {
        assertThat(made("\"from\": \"v\", \"map\": { \"x\": \"Ex\" }", "\"x\"", "\"y\"", "\"y\"", "\"z\"", "null", "\"\"", "\" \"", "7"))
                .containsExactly("\"Ex\"", "\"y\"", "\"y\"", "\"z\"", "null", "\"\"", "\" \"", "\"7\"");
        assertThat(told).containsExactly("W408 /tables/use/columns/made/from: \"v\" is empty in 3 of 8 rows | 3 {=3}",
                "W405 /tables/use/columns/made/map: not in the map: 7 x1 | 1 {:7=1}",
                "W405 /tables/use/columns/made/map: not in the map: y x2 | 2 {:y=2}",
                "W405 /tables/use/columns/made/map: not in the map: z x1 | 1 {:z=1}");
    }

    @Test
    void whatElseThereIsTakesAnotherValue() {
        assertThat(made("\"from\": \"v\", \"map\": { \"x\": \"Ex\" }, \"otherwise\": \"none\"", "\"x\"", "\"y\"", "null", "\"\""))
                .containsExactly("\"Ex\"", "\"none\"", "\"none\"", "\"none\"");
        assertThat(told).containsExactly("W408 /tables/use/columns/made/from: \"v\" is empty in 2 of 4 rows | 2 {=2}",
                "W405 /tables/use/columns/made/map: not in the map: y x1 | 1 {:y=1}");
        made.clear();
        assertThat(made("\"from\": \"v\", \"otherwise\": \"none\"", "\"x\"", "null", "\"\"")).containsExactly("\"x\"", "\"none\"", "\"\"");
        assertThat(told).containsExactly("W408 /tables/use/columns/made/from: \"v\" is empty in 2 of 3 rows | 2 {=2}");
    }

    /** Twenty are named, and the rest together. */
    @ParameterizedTest
    @CsvSource({"20, ''", "21, 1 more value x2", "23, 3 more values x6"})
    void manyValuesOutsideAMapAreToldTogether(int values, String more) {
        made("\"from\": \"v\", \"map\": { \"x\": \"Ex\" }",
                IntStream.range(0, 2 * values).mapToObj(i -> "\"v%d\"".formatted(10 + i / 2)).toArray(String[]::new));
        List<String> outside = told.stream().filter(line -> line.startsWith("W405")).toList();
        assertThat(outside).hasSize(more.isEmpty() ? 20 : 21)
                .startsWith("W405 /tables/use/columns/made/map: not in the map: v10 x2 | 2 {:v10=2}");
        if (!more.isEmpty()) {
            assertThat(outside.getLast())
                    .startsWith("W405 /tables/use/columns/made/map: not in the map: " + more + " | " + 2 * (values - 20) + " {:v30=2");
        }
    }

    @Test
    void aLookupThatFindsNothingIsTold() {
        String lookup = "\"lookup\": { \"table\": \"tree\", \"where\": \"id\", \"equals\": \"v\", \"take\": \"level\" }";
        String[] keys = {"\"a\"", "\"b\"", "\"c\"", "\"d\"", "\"7\"", "7.0", "\"q\"", "\"q\"", "null", "\"\"", "\" \"", "true"};
        String[] levels = {"\"top\"", "\"low\"", "null", "\" \"", "\"seven\"", "\"seven\"", "null", "null", "null", "null", "null", "null"};
        assertThat(made(lookup, keys)).containsExactly(levels);
        assertThat(told).containsExactly("W408 /tables/use/columns/made/lookup/equals: \"v\" is empty in 3 of 12 rows | 3 {=3}",
                "W403 /tables/use/columns/made/lookup: nothing was found for 6 rows | 6 {:=1, : =1, :nothing=1, :q=2, :true=1}");
        made.clear();
        assertThat(made(lookup + ", \"mayBeMissing\": true", keys)).containsExactly(levels);
        assertThat(told).containsExactly("W408 /tables/use/columns/made/lookup/equals: \"v\" is empty in 3 of 12 rows | 3 allowed {=3}",
                "W403 /tables/use/columns/made/lookup: nothing was found for 3 rows | 3 {:q=2, :true=1}");
    }

    @Test
    void aWayUpThatEndsNowhereIsTold() {
        assertThat(made(
                "\"climb\": { \"table\": \"tree\", \"from\": \"v\", \"id\": \"id\", \"parent\": \"up\", \"until\": [ { \"field\": \"level\", \"is\": \"top\" } ] }",
                "\"a\"", "\"b\"", "\"c\"", "\"d\"", "7", "\"q\"", "null", "\"c\""))
                .containsExactly("\"a\"", "\"a\"", "\"a\"", "null", "null", "null", "null", "\"a\"");
        assertThat(told).containsExactly("W408 /tables/use/columns/made/climb/from: \"v\" is empty in 1 of 8 rows | 1 {=1}",
                "W408 /tables/use/columns/made/climb/parent: \"up\" is empty in 2 of 5 rows | 2 allowed {=2}",
                "W408 /tables/use/columns/made/climb/until/0/field: \"level\" is empty in 2 of 5 rows | 2 {=2}",
                "W403 /tables/use/columns/made/climb: nothing was found for 4 rows | 4 {:7=1, :d=1, :nothing=1, :q=1}");
    }

    /** A customer may have thousands of sites that are in no list; two runs are compared by a print of them. */
    @Test
    void veryManyThatAreNotFoundHaveAPrint() {
        String lookup = "\"lookup\": { \"table\": \"tree\", \"where\": \"id\", \"equals\": \"v\", \"take\": \"level\" }";
        String[] keys = IntStream.range(0, 5_000).mapToObj("\"k%d\""::formatted).toArray(String[]::new);
        made(lookup, keys);
        assertThat(line()).isEqualTo(
                "W403 /tables/use/columns/made/lookup: nothing was found for 5000 rows | 5000 {:5000 different ones fff71ddf5c01562b=5000}");
        String[] more = IntStream.range(0, 5_002).mapToObj(i -> "\"k%d\"".formatted(i == 5_001 ? 7 : i)).toArray(String[]::new);
        made(lookup, more);
        String print = line();
        assertThat(print).isEqualTo(
                "W403 /tables/use/columns/made/lookup: nothing was found for 5002 rows | 5002 {:very many 6791210be431f292=5002}");
        made(lookup, Stream.of(more).sorted().toArray(String[]::new));
        assertThat(line()).isEqualTo(print);
        more[3] = "\"other\"";
        made(lookup, more);
        assertThat(line()).startsWith("W403 /tables/use/columns/made/lookup: nothing was found for 5002 rows | 5002 {:very many ")
                .isNotEqualTo(print);
    }

    private String line() {
        return told.stream().filter(line -> line.startsWith("W403")).findFirst().orElse("none");
    }
}
