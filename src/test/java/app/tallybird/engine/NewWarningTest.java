package app.tallybird.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.engine.plan.UsagePlan;

import static org.assertj.core.api.Assertions.assertThat;

/** What was not there in the last good run is new, also when something like it has gone at the same time. */
class NewWarningTest {

    private static final String DOCUMENT = """
            { "format": 1, "id": "own", "name": "Own", "version": "1.0.0", "inputs": [ { "key": "file", "label": "File", "type": "file" } ],
              "tables": { "use": { "file": "{{input.file}}", "format": "csv", "rows": ".", "paging": { "type": "none" },
                "columns": {
                  "plan": { "from": "kind", "map": { "gold": "Gold" } },
                  "remark": { "from": "remark", "mayBeMissing": true } } } },
              "accounts": { "from": "use", "id": "id", "name": "name", "where": [ { "field": "listed", "is": "yes" } ] },
              "services": [ { "key": "n", "name": "N", "category": "other", "subcategory": "other",
                "usage": { "from": "use", "account": "id", "measure": "sum", "field": "n", "where": [ { "field": "remark", "isNot": "no" } ] } } ] }
            """;
    private static final String HEADINGS = "id,name,listed,kind,remark,n\n";

    @TempDir
    Path folder;
    private Workshop shop;
    private Path file;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve("own.json"), DOCUMENT);
        file = folder.resolve("use.csv");
        Files.writeString(file, HEADINGS + "a,A,yes,gold,x,1\n");
        shop = new Workshop(folder, Map.of("file", file.toString()), "own", 7).ready();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    /** Plans with these rows as they are now, tells the warnings, and sends, so that they are remembered. */
    private List<String> day(String... rows) throws IOException {
        Files.writeString(file, HEADINGS + String.join("\n", rows) + "\n");
        UsagePlan plan = shop.plan();
        assertThat(shop.apply(plan, Consent.ACCEPTED).problems()).isEmpty();
        return plan.warnings().stream().map(warning -> (warning.fresh() ? "New: " : "") + warning.code() + " " + warning.text()).toList();
    }

    @Test
    void aValueThatNoMapKnowsIsNewThoughAnotherOneHasGone() throws IOException {
        assertThat(day("a,A,yes,silver,x,1")).containsExactly("New: W405 not in the map: silver x1");
        assertThat(day("a,A,yes,silver,x,2")).containsExactly("W405 not in the map: silver x1");
        assertThat(day("a,A,yes,bronze,x,3")).containsExactly("New: W405 not in the map: bronze x1");
    }

    @Test
    void oneMoreRowOfAKnownValueIsNew() throws IOException {
        day("a,A,yes,silver,x,1");

        assertThat(day("a,A,yes,silver,x,1", "a,A,yes,silver,y,1")).containsExactly("New: W405 not in the map: silver x2");
    }

    @Test
    void aStrangeAccountIsNewThoughAnotherOneHasGone() throws IOException {
        assertThat(day("a,A,yes,gold,x,1", "b,B,no,gold,x,1"))
                .containsExactly("New: W406 rows belong to accounts that the vendor does not list: b");
        assertThat(day("a,A,yes,gold,x,2", "b,B,no,gold,x,1"))
                .containsExactly("W406 rows belong to accounts that the vendor does not list: b");
        assertThat(day("a,A,yes,gold,x,3", "c,C,no,gold,x,1"))
                .containsExactly("New: W406 rows belong to accounts that the vendor does not list: c");
    }

    /** Twenty values are named; the next one is told, and told as new. */
    @Test
    void aValueBeyondThoseThatAreNamed() throws IOException {
        StringBuilder many = new StringBuilder();
        for (int i = 10; i < 31; i++) {
            many.append("a,A,yes,k").append(i).append(",x,1\n");
        }
        day(many + "a,A,yes,z1,x,1");

        assertThat(day(many + "a,A,yes,z2,x,1")).hasSize(21).filteredOn(one -> one.startsWith("New: "))
                .containsExactly("New: W405 not in the map: 2 more values x2; new: z2");
    }

    /** A field that no row has says nothing new with each new customer; one that some rows have does. */
    @Test
    void aFieldThatNoRowHasDoesNotGrow() throws IOException {
        assertThat(day("a,A,yes,gold,,1")).containsExactly("New: W408 \"remark\" is empty in 1 of 1 row");
        assertThat(day("a,A,yes,gold,,1", "b,B,yes,gold,,2")).isEmpty();
        assertThat(day("a,A,yes,gold,x,1", "b,B,yes,gold,,2")).isEmpty();
        assertThat(day("a,A,yes,gold,x,1", "b,B,yes,gold,,2", "c,C,yes,gold,,2"))
                .containsExactly("New: W408 \"remark\" is empty in 2 of 3 rows");
        assertThat(day("a,A,yes,gold,,1", "b,B,yes,gold,,2", "c,C,yes,gold,,3"))
                .containsExactly("New: W408 \"remark\" is empty in 3 of 3 rows");
    }
}
