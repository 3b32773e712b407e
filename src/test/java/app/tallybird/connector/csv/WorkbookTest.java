package app.tallybird.connector.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import app.tallybird.connector.fault.FaultException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Workbooks and zip files are read as the tables they hold, and what could harm is refused before it is read. */
class WorkbookTest {

    private static final String LINE = "<row><c t=\"inlineStr\"><is><t>id</t></is></c><c><v>1</v></c></row>";

    private static List<String> lines(byte[] bytes, Optional<String> sheet, String... required) {
        List<String> lines = new ArrayList<>();
        try (CsvReading reading = CsvFile
                .of("usage.xlsx", "/tables/x/file", () -> new ByteArrayInputStream(bytes),
                        new CsvFormat(Optional.of(';'), true, 0, Optional.of(StandardCharsets.UTF_16), sheet))
                .read(new CsvFile.Wanted(Set.of(required), Set.of(required)))) {
            lines.add("line " + reading.headingLine() + " of " + reading.sheet().orElse("no sheet") + ": " + reading.header());
            for (Optional<CsvLine> line = reading.next(); line.isPresent(); line = reading.next()) {
                lines.add(line.get().line() + " " + String.join("|", line.get().fields()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private static List<String> lines(Sheets sheets) {
        return lines(sheets.bytes(), Optional.empty());
    }

    private static void refused(byte[] bytes, String words) {
        assertThatThrownBy(() -> lines(bytes, Optional.empty())).isInstanceOf(FaultException.class).hasMessageContaining(words);
    }

    @Test
    void aSheetIsReadOnTheLinesThatItHas() {
        assertThat(lines(new Sheets().sheet("Usage",
                "<row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><r><t>Na</t></r><r><t>me</t></r></is></c><c r=\"D3\" t=\"inlineStr\"><is><t>Units</t></is></c></row>"
                        + "<row r=\"7\"><c r=\"B7\" t=\"inlineStr\"><is><t>Elm \"and\"\nOak, Ltd</t></is></c><c r=\"D7\"><v>5</v></c></row>"
                        + "<row r=\"8\"><c r=\"B8\" t=\"inlineStr\"><is><t>Fir</t></is></c></row>")))
                .containsExactly("line 3 of Usage: [, Name, , Units]", "7 |Elm \"and\" Oak, Ltd||5", "8 |Fir||");
    }

    /** A sheet is kept as text once it was read to its end; what is broken off is not. */
    @Test
    void whatIsReadAgainIsTheSame() throws IOException {
        String[] rows = new String[5_000];
        rows[0] = "id|n";
        for (int i = 1; i < rows.length; i++) {
            rows[i] = "M\u00fcller \ud83d\ude00 &quot;" + i + "&quot;\r\n\nS\u00f6hne|" + i;
        }
        byte[] bytes = new Sheets().table("In", rows).table("More", "k|m", "x|1").bytes();
        CsvFile file = CsvFile.of("usage.xlsx", "", () -> new ByteArrayInputStream(bytes),
                new CsvFormat(Optional.empty(), true, 0, Optional.empty(), Optional.of("In")));
        try (CsvReading reading = file.read(CsvFile.Wanted.NOTHING)) {
            assertThat(reading.next()).isPresent();
        }
        List<String> first = read(file);
        assertThat(first).hasSize(4_999).startsWith("2 M\u00fcller \ud83d\ude00 \"1\" S\u00f6hne|1").last()
                .isEqualTo("5000 M\u00fcller \ud83d\ude00 \"4999\" S\u00f6hne|4999");
        assertThat(read(file)).isEqualTo(first);
        assertThat(read(file.with(new CsvFormat(Optional.empty(), true, 0, Optional.empty(), Optional.of("More")))))
                .containsExactly("2 x|1");
        assertThat(read(file)).isEqualTo(first);
    }

    private static List<String> read(CsvFile file) throws IOException {
        List<String> lines = new ArrayList<>();
        try (CsvReading reading = file.read(CsvFile.Wanted.NOTHING)) {
            for (Optional<CsvLine> line = reading.next(); line.isPresent(); line = reading.next()) {
                lines.add(line.get().line() + " " + String.join("|", line.get().fields()));
            }
        }
        return lines;
    }

    @Test
    void rowsWithoutNumbersOfTheirOwnFollowEachOther() {
        assertThat(lines(new Sheets().table("One", "id|n", "a|1", "b|2"))).containsExactly("line 1 of One: [id, n]", "2 a|1", "3 b|2");
    }

    /** A number is read in one way: 1.204 is no 1204 here, since the workbook says that it is a number. */
    @Test
    void numbersDaysAndFormulasAreTakenAsTheyWereKept() {
        String cells = "<c><v>1.204</v></c><c><v>0.30000000000000004</v></c><c><v>1E3</v></c><c><v>900000000000000001</v></c>"
                + "<c s=\"1\"><v>45566</v></c><c s=\"2\"><v>45566.5</v></c><c s=\"3\"><v>2.5</v></c><c><f>SUM(A1:A9)</f><v>12.50</v></c>"
                + "<c t=\"str\"><f>A1</f><v>007</v></c><c><f>A1+1</f></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c>";
        String headings = "<c t=\"inlineStr\"><is><t>h</t></is></c>".repeat(12);
        assertThat(lines(new Sheets().styled().sheet("S", "<row>" + headings + "</row><row>" + cells + "</row>")).getLast())
                .isEqualTo("2 1.2040|0.3|1000|900000000000000001|2024-10-01|2024-10-01T12:00|2.5|12.5|007|=A1+1|TRUE|#N/A");
    }

    /** One of two sheets with the same columns is half of the numbers. */
    @Test
    void twoSheetsThatFitAreRefusedUntilOneIsNamed() {
        byte[] bytes = new Sheets().table("Cover", "Report").table("October", "id|n", "a|1").table("November", "id|n", "b|2").bytes();
        assertThatThrownBy(() -> lines(bytes, Optional.empty(), "id", "n"))
                .hasMessageContaining("usage.xlsx has the same columns in several sheets: October, November");
        assertThat(lines(bytes, Optional.of("November"), "id", "n")).containsExactly("line 1 of November: [id, n]", "2 b|2");
    }

    @Test
    void theSheetIsNamedOrHasTheHeadings() {
        Sheets book = new Sheets().table("Cover", "Report of October").table("Usage", "id|n", "a|1").table("More", "id|k", "b|2");
        byte[] bytes = book.bytes();
        assertThat(lines(bytes, Optional.empty(), "id", "n")).containsExactly("line 1 of Usage: [id, n]", "2 a|1");
        assertThat(lines(bytes, Optional.of("More"), "id", "k")).containsExactly("line 1 of More: [id, k]", "2 b|2");
        assertThatThrownBy(() -> lines(bytes, Optional.of("Usage 2"))).hasMessageContaining("E367")
                .hasMessageContaining("usage.xlsx has no sheet \"Usage 2\"").hasMessageContaining("Cover, Usage, More");
    }

    @Test
    void aZipFileHoldsOneTable() {
        byte[] table = "id;n\na;1\n".getBytes(StandardCharsets.UTF_16);
        byte[] book = new Sheets().table("In", "id|n", "b|2").bytes();
        assertThat(lines(Sheets.zip(Map.of("october.csv", table)), Optional.empty())).containsExactly("line 1 of no sheet: [id, n]",
                "2 a|1");
        assertThat(lines(Sheets.zip(Map.of("october.xlsx", book, "__MACOSX/._october.xlsx", table)), Optional.empty()))
                .containsExactly("line 1 of In: [id, n]", "2 b|2");
        refused(Sheets.zip(Map.of("a.csv", table, "b.csv", table)), "E366 /tables/x/file: usage.xlsx is a zip file with 2 files");
        refused(Sheets.zip(Map.of("a.zip", Sheets.zip(Map.of("a.csv", table)))), "is a zip file in a zip file");
        refused(Sheets.zip(Map.of()), "E366");
        refused(Sheets.zip(Map.of("[Content_Types].xml", table, "word/document.xml", table)), "is a document of Word or PowerPoint");
        refused(Sheets.zip(Map.of("mimetype", table, "content.xml", table, "meta.xml", table)), "is an OpenDocument file (.ods)");
        refused(Sheets.zip(Map.of("[Content_Types].xml", table, "xl/workbook.bin", table)), "binary form (.xlsb)");
        refused(Sheets.zip(Map.of("report.csv", "<!doctype html><p>Sign in".getBytes(StandardCharsets.UTF_8))), "is a web page");
    }

    @Test
    void whatCouldHarmIsRefused() {
        refused(new Sheets().sheet("S", LINE).part("xl/externalLinks/externalLink1.xml", "<a/>").bytes(),
                "usage.xlsx is a workbook that takes values from other files");
        refused(new Sheets().sheet("S", LINE).part("xl/sharedStrings.xml", "<!DOCTYPE sst [<!ENTITY a \"aa\">]><sst>&a;</sst>").bytes(),
                "is a workbook that declares entities");
        refused(new Sheets().sheet("S", "<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>").bytes(), "has cells outside of every sheet");
        refused(new Sheets().sheet("S", "<row r=\"1\"><c r = '&#65;BCD1'><v>1</v></c></row>").bytes(), "has cells outside of every sheet");
        refused(new Sheets().sheet("S", "<row r=\"2000000\"><c><v>1</v></c></row>").bytes(), "E365");
        refused(new byte[]{(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3},
                "is a workbook of an old form (.xls), or one with a password");
        refused(new byte[]{'P', 'K', 3, 4, 1, 2, 3}, "E3");
        refused(new Sheets().sheet("S", "<row><c t=\"q\"><v>1</v></c></row>").bytes(), "is a workbook that can not be understood");
        refused(new Sheets().sheet("S", "<row><c><v>1").bytes(), "E365");
    }

    @Test
    void whatUnpacksToFarMoreThanATableIsRefused() {
        refused(Sheets.zip(Map.of("bomb.csv", "aaa;1\n".repeat(5 << 20).getBytes(StandardCharsets.US_ASCII))),
                "usage.xlsx unpacks to far more than a table has");
    }
}
