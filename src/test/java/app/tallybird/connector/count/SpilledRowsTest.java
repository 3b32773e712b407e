package app.tallybird.connector.count;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.engine.Vendor;
import app.tallybird.connector.reading.CountOrigin;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.reading.RowFile;
import app.tallybird.model.CellKey;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The rows behind each number, in the order they came and at most a thousand of each. */
class SpilledRowsTest {

    private static final String DOCUMENT = """
            { "format": 1, "id": "s", "name": "S", "version": "1.0.0", "inputs": [],
              "http": { "base": "https://api.s.example", "allowedHosts": ["api.s.example"] },
              "tables": { "use": { "request": { "path": "/use" }, "rows": ".", "paging": { "type": "none" } } },
              "accounts": { "from": "use", "id": "at", "name": "at" },
              "services": [
                { "key": "rows", "name": "Rows", "category": "other", "subcategory": "other",
                  "usage": { "from": "use", "account": "at", "measure": "count", "where": [ { "field": "off", "isNot": true } ] } },
                { "key": "sum", "name": "Sum", "category": "other", "subcategory": "other",
                  "usage": { "from": "use", "account": "at", "measure": "sum", "field": "n", "ifMissing": "skipRow" } } ] }
            """;

    @TempDir
    private Path folder;

    private static String rows(String account, int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> "{\"at\":\"%s\",\"n\":%d,\"what\":\"Übung\"}".formatted(account, n))
                .collect(Collectors.joining(","));
    }

    private static List<String> numbers(CountOrigin origin) {
        return origin.file().orElseThrow().lines().stream().map(line -> line.replaceAll("\\D+", "")).toList();
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toList();
    }

    @Test
    void theRowsOfEachNumberAreKept() {
        Vendor vendor = new Vendor(
                call -> Vendor.ok("[" + rows("a", 0, 9) + "," + rows("b", 100, 102) + ",{\"at\":\"b\",\"n\":5,\"off\":true},"
                        + "{\"at\":\"b\",\"n\":null},{\"at\":\"c\",\"n\":null,\"off\":true}," + rows("a", 9, 1002) + "]"));

        Reading reading = vendor.readWithRows(Vendor.run(DOCUMENT, Map.of()), folder.resolve("rows"));

        CountOrigin all = reading.origins().get(new CellKey("a", "rows"));
        assertThat(all.rows()).isEqualTo(1002);
        assertThat(all.file().orElseThrow().lines()).hasSize(RowFile.MOST);
        assertThat(numbers(all)).isEqualTo(numbers(0, 1000));
        assertThat(all.file().orElseThrow().lines()).endsWith("{\"at\":\"a\",\"n\":999,\"what\":\"Übung\"}");
        assertThat(numbers(reading.origins().get(new CellKey("b", "rows")))).containsExactly("100", "101", "");
        assertThat(numbers(reading.origins().get(new CellKey("b", "sum")))).containsExactly("100", "101", "5");
        assertThat(reading.origins().get(new CellKey("c", "rows")).file()).isEmpty();
        assertThat(reading.origins().get(new CellKey("c", "sum")).file()).isEmpty();
    }

    @Test
    void withoutAFileThereAreNone() {
        Vendor vendor = new Vendor(call -> Vendor.ok("[" + rows("a", 0, 3) + ",{\"at\":\"a\",\"off\":true}]"));
        assertThat(vendor.read(DOCUMENT, Map.of()).origins().get(new CellKey("a", "rows")).file()).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        Vendor vendor = new Vendor(call -> Vendor.ok("[]"));
        Path nowhere = folder.resolve("gone").resolve("rows");
        assertThatThrownBy(() -> vendor.readWithRows(Vendor.run(DOCUMENT, Map.of()), nowhere))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo(ProblemCode.HOME_NOT_WRITABLE);
                    assertThat(e.problem().detail()).isEqualTo(nowhere.toString());
                    assertThat(e.problem().what()).isEqualTo("The rows behind the numbers can not be written.");
                });
        assertThat(vendor.asked).isEmpty();
    }
}
