package app.tallybird.connector.engine;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.csv.Sheets;
import app.tallybird.connector.reading.Reading;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files as distributors send them, as text and as workbooks, read with the connector for files. All content is invented. */
class SentFilesTest {

    private static final String[] EFILE = {"Account Name|Invoice|Product|Unit|Quantity|Rate|Usage Customer|Device|Period From",
            "Lakeside IT|INV-9|Cove Server|Device|1|9.5|Birch Dental|B1|2026-10-01",
            "Lakeside IT|INV-9|Cove Server|Device|0.4839|9.5|Birch Dental|B2|2026-10-16",
            "Lakeside IT|INV-9|Cove Server|Device|1|9.5|Cedar Cafe|C1|2026-10-01",
            "Lakeside IT|INV-9|Cove Storage|GB|1,204.75|0.05|Birch Dental||2026-10-01",
            "Lakeside IT|INV-9|Cove Storage|GB|88.5|0.05|Cedar Cafe||2026-10-01", "Lakeside IT|INV-9|Minimum|Each|1|50|||2026-10-01"};

    @TempDir
    private Path folder;

    private Reading read(byte[] bytes, String columns, String... inputs) throws IOException {
        String[] names = columns.split("\\|");
        Map<String, String> given = new HashMap<>(Map.of("file", Files.write(folder.resolve("sent"), bytes).toString(), "accountId",
                names[0], "accountName", names[1], "service", names[2], "count", names.length > 3 ? names[3] : "", "duplicates", "sum"));
        for (String input : inputs) {
            given.put(input.split("=", 2)[0], input.split("=", 2)[1]);
        }
        return new Vendor(call -> Vendor.ok("")).read(InputCheck.complete(new Catalog(folder).find("csv", folder), given));
    }

    private static byte[] text(String charset, char separator, String... lines) {
        String joined = String.join("\r\n", lines).replace(",", "\u0001").replace("|", String.valueOf(separator)) + "\r\n";
        return joined.replaceAll("([^" + separator + "\r\n]*)\u0001([^" + separator + "\r\n]*)", "\"$1,$2\"")
                .getBytes(Charset.forName(charset));
    }

    private static List<String> warnings(Reading reading) {
        return reading.warnings().stream().map(warning -> warning.code() + " " + warning.text()).toList();
    }

    /** Day fractions are added up before anything is rounded, and what is billed to nobody is told with its units. */
    @Test
    void anEFileHasTheSameUnitsAsTextAndAsWorkbook() throws IOException {
        for (byte[] file : List.of(text("UTF-8", ',', EFILE), new Sheets().table("efile", EFILE).bytes())) {
            Reading reading = read(file, "Usage Customer|Usage Customer|Product|Quantity");
            assertThat(Vendor.counts(reading)).containsExactly("Birch Dental/Cove Server=1.4839", "Birch Dental/Cove Storage=1204.75",
                    "Cedar Cafe/Cove Server=1", "Cedar Cafe/Cove Storage=88.5");
            assertThat(reading.warnings()).anySatisfy(warning -> {
                assertThat(warning.code()).isEqualTo("W410");
                assertThat(warning.hint()).isEqualTo("1 unit in 1 row belong to nobody");
            });
        }
    }

    /** What was added, taken away and canceled within the month stands as lines with a sign. */
    @Test
    void aReconciliationAddsLinesUpWithTheirSigns() throws IOException {
        Reading reading = read(text("UTF-8", ',', "PartnerId|CustomerId|CustomerName|ProductName|ChargeType|Quantity|BillableQuantity",
                "p|c-1|Quay Dental, PLLC|Business Premium|cycleCharge|30|30",
                "p|c-1|Quay Dental, PLLC|Business Premium|addQuantity|4|1.548387",
                "p|c-1|Quay Dental, PLLC|Business Premium|removeQuantity|-2|-0.774194", "p|c-2|Bow Legal|Business Premium|cycleCharge|9|9",
                "p|c-3|Mill Bakery|Exchange Online (Plan 1)|cancelImmediate|-6|-6"), "CustomerId|CustomerName|ProductName|Quantity");

        assertThat(Vendor.counts(reading)).containsExactly("c-1/Business Premium=32", "c-2/Business Premium=9",
                "c-3/Exchange Online (Plan 1)=unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void oneReportInAnyEncodingAndCutByAnySeparator(String charset) throws IOException {
        for (char separator : ",;\t|".toCharArray()) {
            Reading reading = read(text(charset, separator, "Tenant ID|Tenant|Capability|Units", "t-1|Böhm & Söhne|Calling Plan|12",
                    "t-2|Ives|Calling Plan|1", "t-1|Böhm & Söhne|Audio|3"), "Tenant ID|Tenant|Capability|Units");
            assertThat(Vendor.counts(reading)).containsExactly("t-1/Audio=3", "t-1/Calling Plan=12", "t-2/Calling Plan=1");
            assertThat(reading.accounts()).extracting(account -> account.name()).containsExactly("Böhm & Söhne", "Ives");
        }
    }

    /** Nothing in the bytes tells Windows-1250 from Windows-1252: a person does. */
    @Test
    void theLettersCanBeChosen() throws IOException {
        byte[] bytes = text("windows-1250", ';', "Id|Name|Product|Qty", "1|Łódź Dental|Seats|4");
        Reading guessed = read(bytes, "Id|Name|Product|Qty");
        assertThat(warnings(guessed))
                .containsExactly("W422 the file is not written in UTF-8; it was read as Windows-1252: \"£ódŸ Dental\"");

        Reading chosen = read(bytes, "Id|Name|Product|Qty", "charset=windows-1250");
        assertThat(chosen.accounts()).extracting(account -> account.name()).containsExactly("Łódź Dental");
        assertThat(chosen.warnings()).isEmpty();
    }

    @Test
    void theSheetCanBeChosen() throws IOException {
        byte[] book = new Sheets().table("October", "Id|Name|Product|Qty", "1|Elm|Seats|4")
                .table("November", "Id|Name|Product|Qty", "1|Elm|Seats|5").table("Notes", "Made in October").bytes();
        assertThat(Vendor.counts(read(book, "Id|Name|Product|Qty", "sheet=November"))).containsExactly("1/Seats=5");
        assertThatThrownBy(() -> read(book, "Id|Name|Product|Qty")).hasMessageContaining("in several sheets: October, November");
        Reading first = read(
                new Sheets().table("October", "Id|Name|Product|Qty", "1|Elm|Seats|4").table("Notes", "Made in October").bytes(),
                "Id|Name|Product|Qty");
        assertThat(Vendor.counts(first)).containsExactly("1/Seats=4");
        assertThat(warnings(first)).containsExactly("W426 the sheet \"October\" was read, and not: Notes");
    }

    private Reading plain(String... lines) throws IOException {
        return read(String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8), "Id|Name|Product|Qty");
    }

    private static final String[] TWO = {"Id,Name,Product,Qty", "1,Birch,Backup,14", "2,Cedar,Backup,6"};

    private Reading below(String... lines) throws IOException {
        return plain(Stream.concat(Stream.of(TWO), Stream.of(lines)).toArray(String[]::new));
    }

    /** What looks like a total among the customers is named, and a person decides. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"Total,Total,Backup,20;W415", "Total,,,20;W415", ",,,20;W410", "Total: 20;W421"})
    void aTotalAtTheEndIsNamed(String total, String code) throws IOException {
        Reading reading = below(total);
        assertThat(Vendor.counts(reading)).contains("1/Backup=14", "2/Backup=6");
        assertThat(reading.warnings()).anySatisfy(warning -> assertThat(warning.code()).isEqualTo(code));
    }

    /** An Azure usage file has three tables; each is found by its headings, and the others are told. */
    @Test
    void oneOfSeveralTablesIsReadAndTheOthersAreTold() throws IOException {
        byte[] file = String.join("\r\n", "Provisioning Status", "Subscription ID,Order Id,Offer Name,Subscription Name,Seats,Extra",
                "s-1,o-1,CSP,Birch Dental,2,", "", "Statement",
                "Billing Period,Meter Category,Meter,Region,Unit,Consumed Quantity,Included,Overage",
                "2026-10,Virtual Machines,Hours,East,Hours,1488,0,1488", "", "Daily Usage",
                "Usage Date,Subscription ID,Subscription Name,Meter Category,Consumed Quantity",
                "10/1/2026,s-1,Birch Dental,Virtual Machines,24", "10/2/2026,s-1,Birch Dental,Virtual Machines,24",
                "10/2/2026,s-2,Cedar Autos,Virtual Machines,9.5").getBytes(StandardCharsets.UTF_8);
        Reading daily = read(file, "Subscription ID|Subscription Name|Meter Category|Consumed Quantity");
        assertThat(Vendor.counts(daily)).containsExactly("s-1/Virtual Machines=48", "s-2/Virtual Machines=9.5");
        assertThat(warnings(daily)).containsExactly("W420 the headings stand on line 10; lines above them were passed over");

        Reading first = read(file, "Subscription ID|Subscription Name|Offer Name|Seats");
        assertThat(Vendor.counts(first)).containsExactly("s-1/CSP=2");
        assertThat(warnings(first)).containsExactly("W420 the headings stand on line 2; lines above them were passed over",
                "W428 another table begins on line 5: Statement; it was not read");
    }

    @Test
    void titlesBetweenPartsOfATableAndATextBelowAreNoRows() throws IOException {
        Reading reading = below("", "Region North", "Id,Name,Product,Qty", "3,Fir,Backup,2", "", "Made by Reports 4.1");
        assertThat(Vendor.counts(reading)).containsExactly("1/Backup=14", "2/Backup=6", "3/Backup=2");
        assertThat(warnings(reading)).containsExactly(
                "W427 a text between or below the rows was passed over: line 5: Region North; line 9: Made by Reports 4.1");
    }

    /** Where any line behind it could be a row, nothing is passed over. */
    @Test
    void aBrokenLineEndsNoTable() {
        for (String[] rest : new String[][]{{"", "3,Fir", "4,Oak,Backup,2"}, {"", "3,Fir", "", "4,Oak,Backup,2"}, {"3,Fir", "4,Oak"},
                {"", "3,Fir,Backup"}}) {
            assertThatThrownBy(() -> below(rest)).isInstanceOfSatisfying(ProblemException.class,
                    e -> assertThat(e.problem().detail()).startsWith("E371"));
        }
    }

    /** What an environment file says as FILTER, and a COUNT that it leaves out. */
    @Test
    void conditionsAreEnteredAndRowsAreCountedWithoutANumberColumn() throws IOException {
        byte[] file = text("UTF-8", ',', "Id|Name|Product|Qty|Charge Type|Billed", "1|Elm|Seats|4|cycleCharge|Yes",
                "1|Elm|Seats|2|addQuantity|Yes", "2|Oak|Seats|3|cycleCharge|No", "2|Oak|Seats|5|credit|yes");
        assertThat(Vendor.counts(read(file, "Id|Name|Product|Qty", "filter=Charge Type = cycleCharge | addQuantity")))
                .containsExactly("1/Seats=6", "2/Seats=3");
        assertThat(Vendor.counts(read(file, "Id|Name|Product|Qty", "filter=Billed = Yes; \"Charge Type\" != credit")))
                .containsExactly("1/Seats=6");
        assertThat(Vendor.counts(read(file, "Id|Name|Product|", "count=", "duplicates=refuse"))).containsExactly("1/Seats=2", "2/Seats=2");
        assertThatThrownBy(() -> read(file, "Id|Name|Product|Qty", "filter=Billed"))
                .hasMessageContaining("\"Billed\", which is no condition");
        assertThatThrownBy(() -> read(file, "Id|Name|Product|Qty", "filter=Paid = Yes")).hasMessageContaining("Paid");
    }
}
