package app.tallybird.connector.count;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.connector.engine.Told;
import app.tallybird.connector.engine.Vendor;
import app.tallybird.connector.reading.Reading;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The lines of a file are counted as rows are, but a person can correct them, so that they are named by their number. */
class FileLinesTest {

    private static final String DOCUMENT = """
            { "format": 1, "id": "f", "name": "F", "version": "1.0.0",
              "inputs": [ { "key": "file", "label": "File", "type": "file" },
                { "key": "duplicates", "label": "D", "type": "choice", "default": "refuse", "choices": [ { "value": "refuse", "label": "R" }, { "value": "sum", "label": "S" } ] } ],
              "tables": { "lines": { "file": "{{input.file}}", "format": "csv", "rows": ".", "paging": { "type": "none" } } },
              "accounts": { "from": "lines", "id": "id", "name": "name" },
              "services": [ { %s, "category": "other", "subcategory": "other",
                "usage": { "from": "lines", "account": "id", "measure": "%s"%s } } ] }
            """;
    private static final String FOUND = "\"nameFrom\": \"what\"";
    private static final String FIXED = "\"key\": \"n\", \"name\": \"N\"";
    private static final String NUMBER = ", \"field\": \"n\"";

    @TempDir
    private Path folder;

    private Reading read(String naming, String measure, String field, String duplicates, String lines) {
        Path file = folder.resolve("lines.csv");
        try {
            Files.writeString(file, "id,name,what,n\n" + lines.replace(' ', '\n') + "\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new Vendor(call -> Vendor.ok("")).read(DOCUMENT.formatted(naming, measure, field),
                Map.of("file", file.toString(), "duplicates", duplicates));
    }

    private static final String TWICE = "a,Acme,Pro,1 b,Bolt,Pro,2 c,Cedar,Pro,3 a,Acme,Lite,4 b,Bolt,Pro,5";

    @ParameterizedTest
    @CsvSource({"sum, refuse", "max, refuse", "value, refuse", "value, sum"})
    void twoLinesOfOneCustomerAndServiceAreRefused(String measure, String duplicates) {
        assertThatThrownBy(() -> read(FOUND, measure, NUMBER, duplicates, TWICE)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(ProblemCode.DUPLICATE_ROWS);
            assertThat(e.problem().detail()).isEqualTo("E332 /services/0/usage");
            assertThat(e.problem().what()).isEqualTo("Customer \"b\" and service \"Pro\" stand on line 3 and again on line 6.");
        });
    }

    @Test
    void orAddedUpWhereThatIsChosen() {
        assertThat(Told.cells(read(FOUND, "sum", NUMBER, "sum", TWICE))).containsExactly("a/Lite = 4 | sum of n in lines, per id | 1",
                "a/Pro = 1 | sum of n in lines, per id | 1", "b/Pro = 7 | sum of n in lines, per id | 2",
                "c/Pro = 3 | sum of n in lines, per id | 1");
    }

    /** Where each line is one unit, a second line is a second unit and no repeat of the first. */
    @ParameterizedTest
    @CsvSource({"refuse", "sum"})
    void linesThatAreCountedAreNoRepeats(String duplicates) {
        assertThat(Told.cells(read(FOUND, "count", "", duplicates, TWICE))).contains("b/Pro = 2 | rows of lines counted, per id | 2");
    }

    /** A line without its number is no line that was counted: the next one is not its repeat. */
    @Test
    void aLineWithoutANumberIsUnknown() {
        assertThat(Told.cells(read(FIXED, "max", NUMBER, "refuse", "a,Acme,Pro,1 b,Bolt,Pro, b,Bolt,Pro,4")))
                .containsExactly("a/n = 1 | largest n in lines, per id | 1", "b/n = ? E331: line 3: \"n\" is missing");
        assertThat(Told.cells(read(FIXED, "max", NUMBER, "refuse", "a,Acme,Pro,-1 b,Bolt,Pro,4")))
                .containsExactly("a/n = ? E330: line 2: \"n\" is below zero: -1", "b/n = 4 | largest n in lines, per id | 1");
    }

    /** A person may have meant one customer; they stay as they are written, and that is told. */
    @Test
    void namesThatAreSpelledAlikeAreTold() {
        Reading reading = read(FOUND, "sum", NUMBER, "sum",
                "Acme,Acme,Pro,1 ACME,ACME,Pro,2 Bolt,Bolt,Pro,3 acme\u00a0,acme,PRO,4 Acme,Acme,Pro,5");
        assertThat(Told.cells(reading)).hasSize(4);
        assertThat(Told.warnings(reading.warnings())).containsExactly(
                "W429 /accounts/id: spelled alike and counted as different customers: \"Acme\" on line 2, \"ACME\" on line 3, \"acme\" on line 5"
                        + "  Hint: if they are one, correct the file | 1 {:ACME=1, :Acme=1, :acme=1}",
                "W429 /services/0/nameFrom: spelled alike and counted as different services: \"Pro\" on line 2, \"PRO\" on line 5"
                        + "  Hint: if they are one, correct the file | 1 {:PRO=1, :Pro=1}");
        assertThat(read(FOUND, "sum", NUMBER, "sum", "1,Acme,Pro,1 2,Bolt,Pro,2").warnings()).isEmpty();
    }

    /** A customer's subtotal would be billed beside what it adds up. */
    @Test
    void aServiceThatIsCalledATotalIsTold() {
        assertThat(
                Told.warnings(read(FOUND, "sum", NUMBER, "sum", "a,Acme,Pro,1 a,Acme,Lite,2 a,Acme,Gesamtsumme,3 b,Bolt,Pro,2").warnings()))
                .containsExactly(
                        "W430 /services/0/nameFrom: a service is called \"Gesamtsumme\" (first on line 4): a total of other services?"
                                + "  Hint: leave such rows out, or its units are counted twice | 1 {:Gesamtsumme=1}");
        assertThat(read(FOUND, "sum", NUMBER, "sum", "a,Acme,Total,1 b,Bolt,Total,2 c,Cedar,Total,4").warnings()).isEmpty();
    }

    @Test
    void whatIsNoNumberStopsTheReading() {
        assertThatThrownBy(() -> read(FIXED, "max", NUMBER, "refuse", "a,Acme,Pro,1 b,Bolt,Pro,many"))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo(ProblemCode.CONFIGURATION);
                    assertThat(e.problem().what()).isEqualTo("Line 3: \"n\" is no number: \"many\".");
                });
    }

    @Test
    void linesOfNobodyAreToldAndNoBlockedAccounts() {
        assertThat(Told.all(read(FIXED, "sum", NUMBER, "sum", "a,Acme,Pro,1 ,,Pro,9 b,Bolt,Pro,2"))).isEqualTo(
                """
                        a/n = 1 | sum of n in lines, per id | 1
                        b/n = 2 | sum of n in lines, per id | 1
                        W408 /accounts/id: "id" is empty in 1 of 3 rows | 1 {=1}
                        W410 /accounts/id: 1 row has neither an id nor a name and is no account | 1 {=1}
                        W410 /services/0/usage/account: 1 row of "lines" belongs to no account  Hint: 9 units in 1 row belong to nobody | 1 {=1,  units:n=9} nobody: 9 units in 1 row, the row names no customer
                        """);
        Reading two = read(FIXED, "sum", NUMBER, "sum", "a,Acme,Pro,1 ,,,9 b,Bolt,Pro,2 ,,Pro,0");
        assertThat(Told.all(two)).isEqualTo(
                """
                        a/n = 1 | sum of n in lines, per id | 1
                        b/n = 2 | sum of n in lines, per id | 1
                        W408 /accounts/id: "id" is empty in 2 of 4 rows | 2 {=2}
                        W410 /accounts/id: 2 rows have neither an id nor a name and are no accounts | 2 {=2}
                        W410 /services/0/usage/account: 2 rows of "lines" belong to no account  Hint: 9 units in 1 row belong to nobody | 2 {=2,  units:n=9} nobody: 9 units in 1 row, the row names no customer
                        """);
        assertThat(two.issues()).isEmpty();
        assertThat(read(FIXED, "sum", NUMBER, "sum", "a,Acme,Pro,1 ,Bolt,Pro,9").issues()).hasSize(1);
    }
}
