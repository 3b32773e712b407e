package app.tallybird.connector.csv;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.connector.fault.FaultException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CsvReadingTest {
    private static final CsvFormat DETECT = new CsvFormat(Optional.empty(), true, 0, Optional.empty());

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void findsTheSeparator(char separator) {
        String text = "id,name,count\n1,Acme,3\n2,Bolt,4\n".replace(',', separator);
        assertThat(rows(text, DETECT)).containsExactly(List.of("id", "name", "count"), List.of("1", "Acme", "3"),
                List.of("2", "Bolt", "4"));
    }

    @Test
    void aDecimalCommaIsNoSeparator() {
        assertThat(rows("id;count\n1;3,5\n2;4,0\n", DETECT)).containsExactly(List.of("id", "count"), List.of("1", "3,5"),
                List.of("2", "4,0"));
    }

    @Test
    void theSeparatorThatMakesMoreFieldsWinsAgainstCommasInNames() {
        assertThat(rows("id;name;product, plan;n\n1;A;Office, E3;2\n", DETECT)).contains(List.of("1", "A", "Office, E3", "2"));
    }

    @Test
    void separatorsInQuotesDoNotCount() {
        assertThat(rows("id,name\n1,\"Acme; Ltd; \"\"UK\"\"\"\n", DETECT)).contains(List.of("1", "Acme; Ltd; \"UK\""));
    }

    @Test
    void refusesToGuessBetweenTwo() {
        assertThatThrownBy(() -> rows("a;b,c\n1;2,3\n", DETECT)).isInstanceOf(FaultException.class).hasMessageContaining("E374")
                .hasMessageContaining("choose the separator");
    }

    @Test
    void aFileOfOneColumnNeedsNoSeparator() {
        assertThat(rows("id\n1\n2\n", DETECT)).containsExactly(List.of("id"), List.of("1"), List.of("2"));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkWinsOverTheDeclaredCharset(String charset) {
        byte[] bytes = "\uFEFFid,name\n1,Café\n".getBytes(Charset.forName(charset));
        assertThat(read(bytes, new CsvFormat(Optional.empty(), true, 0, Optional.of(Charset.forName("windows-1252")))))
                .containsExactly(List.of("id", "name"), List.of("1", "Café"));
    }

    @Test
    void readsWindows1252WhenDeclared() {
        byte[] bytes = "id,name\n1,Café\n".getBytes(Charset.forName("windows-1252"));
        assertThat(read(bytes, in("windows-1252"))).contains(List.of("1", "Café"));
        assertThatThrownBy(() -> read(bytes, in("UTF-8"))).hasMessageContaining("E372").hasMessageContaining("usage.csv")
                .hasMessageContaining("UTF-8");
    }

    @Test
    void takesForWindows1252WhatIsNothingElse() throws IOException {
        byte[] bytes = "id;name\r\n1;Müller & Söhne\r\n".getBytes(Charset.forName("windows-1252"));

        assertThat(read(bytes, DETECT)).containsExactly(List.of("id", "name"), List.of("1", "Müller & Söhne"));
        assertThat(file(bytes).isEncodingGuessed()).isTrue();
        assertThat(file("id;name\r\n1;Müller\r\n".getBytes(StandardCharsets.UTF_8)).isEncodingGuessed()).isFalse();
    }

    /** A letter of Windows-1252 behind more than a buffer of UTF-8 shows that the file is damaged, not that it is Windows-1252. */
    @Test
    void refusesAFileThatIsUtf8OnlyInPart() {
        String many = "1,Café\n".repeat(10_000);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("id,name\n" + many).getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes("2,Söhne\n".getBytes(Charset.forName("windows-1252")));

        assertThatThrownBy(() -> read(bytes.toByteArray(), DETECT)).hasMessageContaining("E372").hasMessageContaining("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void seesUtf16WithoutAMark(String charset) {
        assertThat(read("id\tname\r\n1\tCafé Łódź\r\n".getBytes(Charset.forName(charset)), DETECT)).containsExactly(List.of("id", "name"),
                List.of("1", "Café Łódź"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-32LE"})
    void seesUtf32ByItsMark(String charset) {
        assertThat(read("\uFEFFid\tname\r\n1\tŁódź\r\n".getBytes(Charset.forName(charset)), DETECT)).containsExactly(List.of("id", "name"),
                List.of("1", "Łódź"));
    }

    @Test
    void utf16ThatIsCutOffIsSaid() {
        byte[] bytes = "id;name\r\n1;A\r\n".getBytes(StandardCharsets.UTF_16);
        assertThatThrownBy(() -> read(Arrays.copyOf(bytes, bytes.length - 1), DETECT)).hasMessageContaining("E372")
                .hasMessageContaining("it may have been cut off");
    }

    /** Whatever a file is called: what else than a table is in it. A # stands for a line end. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <!DOCTYPE html><html><head><title> Sign#in </title></head></html>   | is a web page and no table, called "Sign in"
            ##  <HTML lang="en"><body>Please, sign in; now</body></HTML>        | is a web page and no table
            <!-- saved --><script>location='/login'</script>                    | is a web page and no table
            <html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>      | Excel Workbook (.xlsx)
            <?xml?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">  | is a workbook of an old form (XML)
            <?xml version="1.0"?><error>denied</error>                          | is XML and no table
            {"error":"unauthorized"}                                            | is JSON and no table
            [ {"name":"Elm","n":4},# {"name":"Oak","n":6} ]                     | is JSON and no table
            """)
    void whatIsNoTableIsSaid(String text, String words) {
        String whole = text.replace('#', '\n');
        assertThatThrownBy(() -> rows(whole, DETECT)).hasMessageContaining("E368").hasMessageContaining(words);
        assertThatThrownBy(() -> rows("\uFEFF" + whole, DETECT)).hasMessageContaining("E368").hasMessageContaining(words);
        assertThatThrownBy(() -> read(whole.getBytes(StandardCharsets.UTF_16LE), DETECT)).hasMessageContaining("E368")
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource({"%PDF-1.7, PDF", "GIF89a, picture", "\u0089PNG, picture", "\u00ff\u00d8\u00ff\u00e0, picture", "Rar!, unpack it",
            "'\u001f\u008b', unpack it", "7z\u00bc\u00af, unpack it", "{\\rtf1 Elm, text document"})
    void andByItsFirstBytes(String start, String words) {
        assertThatThrownBy(() -> read((start + ";\u0001\u0000\nElm;4\n").getBytes(StandardCharsets.ISO_8859_1), DETECT))
                .hasMessageContaining("E368").hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[Customer],Qty\nElm,4\n", "{Customer},Qty\nElm,4\n", "<b>,Qty\nElm,4\n", "PDF,Qty\nElm,4\n",
            "\"{\"\"a\"\":1}\",Qty\nElm,4\n"})
    void whatOnlyLooksSoIsATable(String text) {
        assertThat(rows(text, DETECT)).hasSize(2).contains(List.of("Elm", "4"));
    }

    /** Where a disk or a program lost something there are zeros; what stood there is not known. */
    @ParameterizedTest
    @CsvSource({"id;n#Ac0me;4#, 2", "id;n#A;1#B;10 0#, 3", "id;n#A;1#000, 3", "i0d;n#A;1#, 1"})
    void zeroBytesAreNotPassedOver(String text, int line) {
        for (String end : List.of("\n", "\r", "\r\n")) {
            String zeros = text.replace('0', '\0').replace("#", end) + ("A;1" + end).repeat(40);
            assertThatThrownBy(() -> rows(zeros, DETECT)).hasMessageContaining("E372")
                    .hasMessageContaining("line " + line + ": there are zero bytes");
        }
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstHeadingHoweverItWasSpoiled() {
        for (String mark : List.of("\uFEFF", "\uFEFF\uFEFF", "\u00EF\u00BB\u00BF", "\uFEFF\u00EF\u00BB\u00BF")) {
            assertThat(rows(mark + "id,name\n1,A\n", DETECT)).containsExactly(List.of("id", "name"), List.of("1", "A"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;\r\n", "SEP=;\n", "\"sep=;\"\r\n", "\uFEFFsep=;\r"})
    void aLineForSpreadsheetsNamesTheSeparator(String line) {
        assertThat(rows(line + "id;name, plan\n1;a,b\n", DETECT)).containsExactly(List.of("id", "name, plan"), List.of("1", "a,b"));
    }

    /** Whoever passes over lines counts all that an editor shows. */
    @Test
    void theLineForSpreadsheetsIsOneOfThoseToPassOver() {
        CsvFormat format = new CsvFormat(Optional.of(','), true, 2, Optional.empty());
        assertThat(rows("sep=;\nReport\nid;name\n1;A\n", format)).containsExactly(List.of("id", "name"), List.of("1", "A"));
        assertThatThrownBy(() -> rows("sep=;\nReport\nid;name\n1\n", format)).hasMessageContaining("line 4: 1 field");
    }

    @Test
    void aLineInQuotesAsAWholeIsCutOnceMore() {
        assertThat(rows("\"id,name,n\"\n\"1,\"\"Sanders, Ortiz\"\",3\"\n2,Bolt,4\n", DETECT, "id", "n"))
                .containsExactly(List.of("id", "name", "n"), List.of("1", "Sanders, Ortiz", "3"), List.of("2", "Bolt", "4"));
        assertThat(rows("name\n\"a,b\"\n", DETECT)).containsExactly(List.of("name"), List.of("a,b"));
    }

    private static CsvFormat in(String charset) {
        return new CsvFormat(Optional.empty(), true, 0, Optional.of(Charset.forName(charset)));
    }

    @Test
    void findsTheHeadingsByTheColumnsThatAreWanted() throws IOException {
        String text = "Bericht;Nutzung, Mai\nPartner;Pine; Ridge\n\nid;name;n\n1;A;3\n";
        try (CsvReading reading = file(text.getBytes(StandardCharsets.UTF_8)).read(wanted("id", "n"))) {
            assertThat(reading.header()).containsExactly("id", "name", "n");
            assertThat(reading.headingLine()).isEqualTo(4);
            assertThat(reading.above()).isEqualTo(2);
            assertThat(reading.next().orElseThrow()).isEqualTo(new CsvLine(5, List.of("1", "A", "3")));
        }
    }

    /** Nothing is wanted yet: the first line counts, and a longer one further down is named. */
    @Test
    void saysWhereTheHeadingsMayStand() {
        assertThatThrownBy(() -> rows("Report,May\nid,name,n\n1,A,3\n", DETECT)).hasMessageContaining("line 2: 3 fields")
                .hasMessageContaining("do the headings stand on line 2?");
    }

    @Test
    void headingsThatComeAgainAreNoRow() {
        assertThat(rows("id, name\n1,A\nid,name \n2,B\nid,Name\n", DETECT)).containsExactly(List.of("id", "name"), List.of("1", "A"),
                List.of("2", "B"), List.of("id", "Name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Grand Total: 20", "Total", "TOTAL,20", "Summe;20", "\"Total, all\"", "Subtotal 3", "Gesamtkosten 20"})
    void aShortLineWithATotalIsNoRow(String total) throws IOException {
        byte[] bytes = ("id,name,n\n1,A,14\n2,B,6\n" + total + "\n").getBytes(StandardCharsets.UTF_8);
        assertThat(read(bytes, DETECT, "id", "n")).containsExactly(List.of("id", "name", "n"), List.of("1", "A", "14"),
                List.of("2", "B", "6"));
        try (CsvReading reading = file(bytes).read(wanted("id", "n"))) {
            while (reading.next().isPresent()) {
                assertThat(reading.totals()).isEmpty();
            }
            assertThat(reading.totals()).singleElement().asString().startsWith("line 4: ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Totally Wired", "2,Bolt", "10", "Sumner", "Gesamtschule"})
    void anyOtherShortLineIsRefused(String line) {
        assertThatThrownBy(() -> rows("id,name,n\n1,A,14\n" + line + "\n", DETECT, "id")).hasMessageContaining("E371");
    }

    @Test
    void separatorsBehindTheLastColumnDoNotMatter() {
        assertThat(rows("id,name\n1,A,,\n2,B\n", DETECT, "id")).containsExactly(List.of("id", "name"), List.of("1", "A"),
                List.of("2", "B"));
        assertThat(rows("id,name,,\n1,A\n2,B,,\n", DETECT, "id")).containsExactly(List.of("id", "name", "", ""), List.of("1", "A", "", ""),
                List.of("2", "B", "", ""));
        assertThatThrownBy(() -> rows("id,name\n1,A,,x\n", DETECT, "id")).hasMessageContaining("E371");
        assertThatThrownBy(() -> rows("id,name,\n1\n", DETECT, "id")).hasMessageContaining("E371");
    }

    @Test
    void quotesInTheMiddleOfAHeadingAreLetters() {
        assertThat(rows("id,last:\"\",n\n1,2025-02-01,4\n", DETECT)).containsExactly(List.of("id", "last:\"\"", "n"),
                List.of("1", "2025-02-01", "4"));
    }

    @Test
    void namesFileAndLineOfARaggedLine() {
        assertThatThrownBy(() -> rows("id,name,count\r\n1,Acme,3\r\n\r\n2,Bolt\r\n", DETECT))
                .hasMessageContaining("E371 /tables/lines: usage.csv, line 4: 2 fields where the line of headings has 3");
    }

    @Test
    void theLineNumberCountsSkippedLinesAndLinesInsideQuotes() {
        CsvFormat format = new CsvFormat(Optional.of(','), true, 2, Optional.empty());
        assertThatThrownBy(() -> rows("Report\nof today\nid,name\n1,\"two\nlines\"\n2\n", format))
                .hasMessageContaining("line 6: 1 field where");
    }

    @Test
    void passesOverBlankLinesAndLinesOfSeparatorsOnly() {
        assertThat(rows("id,name\n\n1,A\n,\n  \n2,B", DETECT)).containsExactly(List.of("id", "name"), List.of("1", "A"), List.of("2", "B"));
    }

    @Test
    void refusesTheSameHeadingTwiceOnlyWhereItIsUsed() {
        assertThatThrownBy(() -> rows("id,name, id \n1,A,2\n", DETECT, "id")).hasMessageContaining("E373")
                .hasMessageContaining("\"id\" stands there twice").hasMessageContaining("\"id#1\" or \"id#2\"");
        assertThat(rows("id,name, id \n1,A,2\n", DETECT, "name")).contains(List.of("id#1", "name", "id#2"));
        assertThat(rows("id,name, id \n1,A,2\n", DETECT, "id#2")).contains(List.of("id#1", "name", "id#2"));
    }

    /** What stands in the file as it is called is that column. */
    @Test
    void aHeadingThatLooksLikeANumberedOneIsItself() {
        assertThat(rows("id,id,id#2\n1,2,3\n", DETECT, "id#2")).contains(List.of("id#1", "", "id#2"));
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatThrownBy(() -> rows("", DETECT)).hasMessageContaining("usage.csv is empty");
    }

    @Test
    void refusesAnUnclosedQuote() {
        assertThatThrownBy(() -> rows("id,name\n1,\"Acme\n2,Bolt\n", DETECT)).isInstanceOf(FaultException.class)
                .hasMessageContaining("usage.csv");
    }

    @Test
    void withoutHeaderTheFirstLineSetsTheWidth() {
        CsvFormat format = new CsvFormat(Optional.of(','), false, 0, Optional.empty());
        assertThatThrownBy(() -> rows("1,A\n2\n", format)).hasMessageContaining("line 2: 1 field where the first line has 2");
    }

    /** A file that counts how often it is open. */
    private static final class Watched {

        private int open;

        private InputStream open(String text) {
            open++;
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
                @Override
                public void close() {
                    open--;
                }
            };
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,name,id\n1,Acme,1\n", "", "id,\"name\n1,Acme\n"})
    void aFileThatCanNotBeReadIsClosed(String text) throws IOException {
        Watched watched = new Watched();
        CsvFile file = CsvFile.of("usage.csv", "/tables/lines", () -> watched.open(text),
                new CsvFormat(Optional.of(','), true, 0, Optional.empty()));
        assertThatThrownBy(() -> file.read(new CsvFile.Wanted(Set.of("id"), Set.of("id")))).isInstanceOf(FaultException.class);
        assertThat(watched.open).isZero();
    }

    private static List<List<String>> rows(String text, CsvFormat format, String... wanted) {
        return read(text.getBytes(StandardCharsets.UTF_8), format, wanted);
    }

    private static CsvFile.Wanted wanted(String... columns) {
        return new CsvFile.Wanted(Set.of(columns), Set.of(columns));
    }

    private static CsvFile file(byte[] bytes) throws IOException {
        return CsvFile.of("usage.csv", "/tables/lines", () -> new ByteArrayInputStream(bytes), DETECT);
    }

    private static List<List<String>> read(byte[] bytes, CsvFormat format, String... wanted) {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReading reading = CsvFile.of("usage.csv", "/tables/lines", () -> new ByteArrayInputStream(bytes), format)
                .read(wanted(wanted))) {
            rows.add(reading.header());
            for (Optional<CsvLine> line = reading.next(); line.isPresent(); line = reading.next()) {
                rows.add(line.get().fields());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
