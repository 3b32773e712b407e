package app.tallybird.connector.engine;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.reading.Reading;
import app.tallybird.model.CellKey;
import app.tallybird.model.UnitCount;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files as people really have them, from their bytes to the counts. */
class SeparatedFilesTest {

    @TempDir
    private Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("Usage.CSV"), bytes);
    }

    /** Reads with the connector of the catalog; {@code columns} are id, name, service and count, then inputs as key=value. */
    private Reading read(byte[] bytes, String columns, String... inputs) throws IOException {
        String[] names = columns.split("\\|");
        Map<String, String> given = new HashMap<>(Map.of("file", file(bytes).toString(), "accountId", names[0], "accountName", names[1],
                "service", names[2], "count", names[3]));
        for (String input : inputs) {
            given.put(input.split("=", 2)[0], input.split("=", 2)[1]);
        }
        return new Vendor(call -> Vendor.ok("")).read(InputCheck.complete(new Catalog(folder).find("csv", folder), given));
    }

    private Reading read(String text, String... inputs) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), "Id|Name|Product|Qty", inputs);
    }

    private Reading own(String text, String table, String usage) throws IOException {
        return own(text, table, usage, "Id");
    }

    private Reading own(String text, String table, String usage, String id) throws IOException {
        return new Vendor(call -> Vendor.ok(""))
                .read("""
                        { "format": 1, "id": "own", "name": "Own", "version": "1.0.0", "inputs": [ { "key": "file", "label": "File", "type": "file" } ],
                          "tables": { "lines": { "file": "{{input.file}}", "format": "csv", "rows": ".", "minRows": 1, "paging": { "type": "none" } %s } },
                          "accounts": { "from": "lines", "id": "%s", "name": "Name" },
                          "services": [ { "key": "n", "name": "N", "category": "other", "subcategory": "other",
                            "usage": { "from": "lines", "account": "%s", %s } } ] }
                        """
                        .formatted(table, id, id, usage), Map.of("file", file(text.getBytes(StandardCharsets.UTF_8)).toString()));
    }

    private static List<String> warnings(Reading reading) {
        return reading.warnings().stream().map(warning -> warning.code() + " " + warning.text()).toList();
    }

    private static String reason(Reading reading, String account, String service) {
        return ((UnitCount.Unknown) reading.cells().get(new CellKey(account, service))).reason();
    }

    private void refused(String text, String code, String words) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().detail()).startsWith(code);
            assertThat(e.problem().what() + " " + e.problem().next()).contains(words);
        });
    }

    /** What is not known of three customers keeps nobody from the number of the fourth. */
    @Test
    void aBlankOrADashIsUnknownAndTold() throws IOException {
        Reading reading = read("Id,Name,Product,Qty\n1,Ash,Seats,12\n2,Elm,Seats,-\n3,Fir,Seats,\n4,Oak,Seats,N/A\n");

        assertThat(Vendor.counts(reading)).containsExactly("1/Seats=12", "2/Seats=unknown", "3/Seats=unknown", "4/Seats=unknown");
        assertThat(reason(reading, "2", "Seats")).isEqualTo("E331: line 3: \"Qty\" is missing");
        assertThat(reason(reading, "4", "Seats")).isEqualTo("E331: line 5: \"Qty\" is missing");
    }

    @Test
    void oneUnknownLineMakesItsSumUnknown() throws IOException {
        Reading reading = read("Id,Name,Product,Qty\n1,Ash,Seats,12\n1,Ash,Seats,n/a\n2,Elm,Seats,5\n", "duplicates=sum");

        assertThat(Vendor.counts(reading)).containsExactly("1/Seats=unknown", "2/Seats=5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(2)", "2-", "'-2", "-2", "\u22122"})
    void aLineMayTakeAwayFromASum(String less) throws IOException {
        assertThat(Vendor.counts(read("Id,Name,Product,Qty\n1,Ash,Seats,12\n1,Ash,Seats," + less + "\n", "duplicates=sum")))
                .containsExactly("1/Seats=10");
    }

    @Test
    void aSumBelowZeroIsUnknownAndOneOfNothingIsZero() throws IOException {
        Reading reading = read("Id,Name,Product,Qty\n1,Ash,Seats,-3\n2,Elm,Seats,5\n3,Fir,Seats,4\n3,Fir,Seats,-4\n", "duplicates=sum");

        assertThat(Vendor.counts(reading)).containsExactly("1/Seats=unknown", "2/Seats=5", "3/Seats=0");
        assertThat(reason(reading, "1", "Seats")).isEqualTo("E337: the count is below zero: -3");
    }

    /** Only a sum has lines that take away. */
    @ParameterizedTest
    @ValueSource(strings = {"max", "min", "value"})
    void aNumberBelowZeroThatIsNotSummedIsUnknown(String measure) throws IOException {
        Reading reading = own("Id,Name,Qty\n1,Ash,-3\n2,Elm,5\n", "", "\"measure\": \"" + measure + "\", \"field\": \"Qty\"");

        assertThat(Vendor.counts(reading)).containsExactly("1/n=unknown", "2/n=5");
        assertThat(reason(reading, "1", "n")).isEqualTo("E330: line 2: \"Qty\" is below zero: -3");
    }

    @Test
    void whatCouldBeAThousandTimesAsMuchIsRefusedWithBothReadings() throws IOException {
        String text = "Id;Name;Product;Qty\n1;Ash;Storage;1.204\n2;Elm;Storage;88\n";
        refused(text, "E377",
                "The file Usage.CSV, column \"Qty\": \"1.204\" on line 2 is 1204 or 1.204, and no other number of the column shows "
                        + "which. Choose \"Decimal mark\" (DECIMAL): \",\" makes it 1204, \".\" makes it 1.204.");

        assertThat(Vendor.counts(read(text, "decimal=,"))).containsExactly("1/Storage=1204", "2/Storage=88");
        assertThat(Vendor.counts(read(text, "decimal=."))).containsExactly("1/Storage=1.204", "2/Storage=88");
        assertThat(Vendor.counts(read(text + "3;Fir;Storage;0,5\n"))).containsExactly("1/Storage=1204", "2/Storage=88", "3/Storage=0.5");
    }

    @Test
    void aDocumentOfItsOwnIsToldWhereToChoose() {
        assertThatThrownBy(() -> own("Id,Name,Qty\n1,Ash,1.204\n", "", "\"measure\": \"sum\", \"field\": \"Qty\"")).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem().next()).startsWith("Set \"decimal\" of the table's \"csv\": "));
    }

    /** A condition compares the number, and so the column is judged for it, too. */
    @Test
    void aConditionSeesTheNumberAndNotItsMarks() throws IOException {
        String text = "Id,Name,Qty,Days\n1,Ash,\"1,204.5\",\"1,300\"\n2,Elm,3,2\n";
        assertThat(Vendor.counts(own(text, ", \"where\": [ { \"field\": \"Qty\", \"moreThan\": 1000 } ]", "\"measure\": \"count\"")))
                .containsExactly("1/n=1");
        assertThat(Vendor.counts(own(text, "", "\"measure\": \"count\", \"where\": [ { \"field\": \"Days\", \"moreThan\": 1000 } ]")))
                .containsExactly("1/n=1", "2/n=0");
        assertThat(Vendor.counts(own(text, ", \"columns\": { \"amount\": { \"from\": \"Qty\" } }",
                "\"measure\": \"sum\", \"field\": \"amount\", \"round\": \"decimals\""))).containsExactly("1/n=1204.5", "2/n=3");
    }

    /** What a step has made of a cell is no longer its column's; it is understood only when it can be read in one way. */
    @Test
    void aTextThatAStepHasChangedIsReadByItself() throws IOException {
        String step = ", \"columns\": { \"amount\": { \"from\": \"Qty\", \"replace\": [ { \"regex\": \" users\", \"with\": \"\" } ] } }";
        String usage = "\"measure\": \"sum\", \"field\": \"amount\"";
        assertThat(Vendor.counts(own("Id,Name,Qty\n1,Ash,12 users\n2,Elm,(3) users\n2,Elm,5 users\n", step, usage)))
                .containsExactly("1/n=12", "2/n=2");
        assertThatThrownBy(() -> own("Id,Name,Qty\n1,Ash,1.204 users\n", step, usage)).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().what()).isEqualTo("Line 2: \"amount\" is 1204 or 1.204: \"1.204\"."));
        assertThat(Vendor
                .counts(own("Id;Name;Qty\n1;Ash;1.204 users\n", ", \"csv\": {\"separator\": \";\", \"decimal\": \",\"}" + step, usage)))
                .containsExactly("1/n=1204");
    }

    @Test
    void aTextAmongNumbersIsNamedWithItsLine() {
        refused("Id,Name,Product,Qty\n1,Ash,Seats,12\n2,Elm,Seats,many\n", "E330", "Line 3: \"Qty\" is no number: \"many\".");
        refused("Id,Name,Product,Qty\n1,Ash,Seats,1.2E+05\n", "E330",
                "Line 2: \"Qty\" was shortened by a spreadsheet and its last digits are lost: \"1.2E+05\".");
    }

    @Test
    void idsThatASpreadsheetHasShortenedAreRefused() {
        refused("Id,Name,Product,Qty\n1001,Fir,Seats,1\n1.23457E+11,Ash,Seats,12\n1.23457E+11,Oak,Seats,3\n", "E376",
                "line 3, column \"Id\": the id 1.23457E+11 was shortened by a spreadsheet and its last digits are lost: \"Ash\" there and \"Oak\" on line 4 "
                        + "have the same one.");
        refused("Id;Name;Product;Qty\n1,2E+12;Ash;Seats;12\n", "E376",
                "the id 1,2E+12 was shortened by a spreadsheet and its last digits are lost.");
    }

    @Test
    void idsKeptAsTextsByAFormulaAreThoseTexts() throws IOException {
        assertThat(Vendor.counts(read("Id,Name,Product,Qty\n\"=\"\"001\"\"\",Ash,Seats,\"=\"\"12\"\"\"\n=\"002\",Oak,Seats,+3\n")))
                .containsExactly("001/Seats=12", "002/Seats=3");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,,1", "UTF-16LE,\uFEFF,1", "UTF-16LE,,1", "UTF-16BE,,1", "windows-1252,,2", "UTF-8,\uFEFF\uFEFF,1",
            "UTF-8,\u00EF\u00BB\u00BF,1"})
    void theSameCountsFromEveryEncoding(String charset, String mark, int told) throws IOException {
        String text = (mark == null ? "" : mark)
                + "Tenant\tTenant name\tKind\tUnits\r\nt-1\tMüller & Söhne\tCalls\t12\r\nt-2\tSanders, O.\tCalls\t1\r\n";

        Reading reading = read(text.getBytes(Charset.forName(charset)), "Tenant|Tenant name|Kind|Units");

        assertThat(Vendor.counts(reading)).containsExactly("t-1/Calls=12", "t-2/Calls=1");
        assertThat(reading.accounts().getFirst().name()).isEqualTo("Müller & Söhne");
        assertThat(warnings(reading)).isEqualTo(
                told == 1 ? List.of() : List.of("W422 the file is not written in UTF-8; it was read as Windows-1252: \"Müller & Söhne\""));
    }

    @Test
    void linesAboveTheHeadingsAndTotalsBelowAreTold() throws IOException {
        Reading reading = read(
                "Report;Usage\nPartner;Pine, Ridge\n\nId;Name;Product;Qty\n1;Ash;Seats;14\nId;Name;Product;Qty\n2;Oak;Seats;6\nTotal: 20\n");

        assertThat(Vendor.counts(reading)).containsExactly("1/Seats=14", "2/Seats=6");
        assertThat(warnings(reading)).containsExactly("W420 the headings stand on line 4; lines above them were passed over",
                "W421 a total is no row and was passed over: line 8: Total: 20");
    }

    @Test
    void ofSeveralTablesTheOneWithTheColumnsIsRead() throws IOException {
        byte[] text = """
                Subscriptions
                Id,Order,Name,Status
                s-1,o-1,Ash,Active

                Daily Usage
                Date,Id,Name,Meter,Quantity
                1/1,s-1,Ash,Hours,24
                1/2,s-1,Ash,Hours,24
                1/2,s-2,Oak,Hours,9.5
                """.getBytes(StandardCharsets.UTF_8);
        assertThat(Vendor.counts(read(text, "Id|Name|Meter|Quantity", "duplicates=sum"))).containsExactly("s-1/Hours=48", "s-2/Hours=9.5");
    }

    @Test
    void aColumnIsTakenByItsPlaceWhereTwoHaveItsName() throws IOException {
        byte[] text = "Id,Name,Note,Product,Quantity,Note,Quantity\n1,Ash,a,Seats,4,b,5\n".getBytes(StandardCharsets.UTF_8);
        assertThat(Vendor.counts(read(text, "Id|Name|Product|Quantity#1"))).containsExactly("1/Seats=4");
        assertThat(Vendor.counts(read(text, "Id|Name|Product|Quantity#2"))).containsExactly("1/Seats=5");
        assertThatThrownBy(() -> read(text, "Id|Name|Product|Quantity")).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().detail()).startsWith("E373");
            assertThat(e.problem().next()).contains("\"Quantity#1\" or \"Quantity#2\"");
        });
    }

    /** A condition may say that its field may be missing; it is not to be missed because there are two. */
    @Test
    void aConditionThatMeansOneOfTwoColumnsIsRefused() {
        assertThatThrownBy(() -> own("Id,Name,State,State\n1,Ash,on,off\n",
                ", \"where\": [ { \"field\": \"State\", \"isNot\": \"off\", \"mayBeMissing\": true } ]", "\"measure\": \"count\""))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().detail()).startsWith("E373"));
    }

    @Test
    void rowsAreCountedWhereAColumnSaysSo() throws IOException {
        Reading reading = own("Id,Name,Counted\na,Ash,Yes\na,Ash,Yes\na,Ash,No\nb,Oak,Yes\nc,Shut,No\n", "",
                "\"measure\": \"count\", \"where\": [ { \"field\": \"Counted\", \"is\": \"Yes\" } ]");
        assertThat(Vendor.counts(reading)).containsExactly("a/n=2", "b/n=1", "c/n=0");
    }

    /** The same lines are the customers of one table and, where the charge is for a cycle, the seats of another. */
    @Test
    void chargesOfOneKindAreSummedAndAllCustomersAreKnown() throws IOException {
        String lines = "\"file\": \"{{input.file}}\", \"format\": \"csv\", \"rows\": \".\", \"paging\": { \"type\": \"none\" }";
        Reading reading = new Vendor(call -> Vendor.ok(""))
                .read("""
                        { "format": 1, "id": "own", "name": "Own", "version": "1.0.0", "inputs": [ { "key": "file", "label": "File", "type": "file" } ],
                          "tables": { "lines": { %1$s },
                            "seats": { %1$s, "where": [ { "field": "Charge", "is": "cycle" }, { "field": "Seats", "moreThan": 0 } ] } },
                          "accounts": { "from": "lines", "id": "Id", "name": "Name" },
                          "services": [ { "nameFrom": "Plan", "category": "other", "subcategory": "other",
                            "usage": { "from": "seats", "account": "Id", "measure": "sum", "field": "Seats" } } ] }
                        """
                        .formatted(lines), Map.of("file", file("""
                                Id,Name,Plan,Charge,Seats
                                1,Pier,Premium,cycle,40
                                1,Pier,Premium,add,3
                                1,Pier,Premium,remove,(1)
                                2,Harbor,Premium,cycle,"1,012"
                                3,Mill,Mail,cancel,(9)
                                """.getBytes(StandardCharsets.UTF_8)).toString()));

        assertThat(Vendor.counts(reading)).containsExactly("1/Premium=40", "2/Premium=1012");
        assertThat(reading.accounts()).hasSize(3);
    }

    @Test
    void numbersOfAFileWithoutHeadingsAreJudgedByTheirPlace() throws IOException {
        Reading reading = new Vendor(call -> Vendor.ok("")).read(
                """
                        { "format": 1, "id": "own", "name": "Own", "version": "1.0.0", "inputs": [ { "key": "file", "label": "File", "type": "file" } ],
                          "tables": { "lines": { "file": "{{input.file}}", "format": "csv", "csv": { "header": false }, "rows": ".",
                            "paging": { "type": "none" } } },
                          "accounts": { "from": "lines", "id": "1", "name": "2" },
                          "services": [ { "key": "n", "name": "N", "category": "other", "subcategory": "other",
                            "usage": { "from": "lines", "account": "1", "measure": "sum", "field": "3" } } ] }
                        """,
                Map.of("file", file("a,Ash,\"1,204\"\nb,Oak,(2)\nb,Oak,7\n".getBytes(StandardCharsets.UTF_8)).toString()));

        assertThat(Vendor.counts(reading)).containsExactly("a/n=1204", "b/n=5");
    }

    @Test
    void aMissingColumnIsNamedWithThoseThatAreThere() {
        refused("Id,Name,Product,Quantity\n1,Ash,Seats,1\n", "E375", "has no column \"Qty\"");
    }

    /** The column that the account is taken from may be one that the document computes. */
    @Test
    void aComputedColumnNeedsItsHeadingAndNotItsOwnName() throws IOException {
        Reading reading = own("Key,Name,Qty\n7,Ash,3\n", ", \"columns\": { \"id\": { \"from\": \"Key\" } }",
                "\"measure\": \"sum\", \"field\": \"Qty\"", "id");
        assertThat(Vendor.counts(reading)).containsExactly("7/n=3");
    }
}
