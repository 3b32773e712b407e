package app.tallybird.connector.csv;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.connector.fault.FaultException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CsvReadingTest {
    private static final CsvFormat DETECT = new CsvFormat(Optional.empty(), true, 0, StandardCharsets.UTF_8);

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
        assertThat(read(bytes, new CsvFormat(Optional.empty(), true, 0, Charset.forName("windows-1252")))).containsExactly(
                List.of("id", "name"),
                List.of("1", "Café"));
    }

    @Test
    void readsWindows1252WhenDeclared() {
        byte[] bytes = "id,name\n1,Café\n".getBytes(Charset.forName("windows-1252"));
        assertThat(read(bytes, new CsvFormat(Optional.empty(), true, 0, Charset.forName("windows-1252")))).contains(List.of("1", "Café"));
        assertThatThrownBy(() -> read(bytes, DETECT)).hasMessageContaining("E372").hasMessageContaining("usage.csv");
    }

    @Test
    void namesFileAndLineOfARaggedLine() {
        assertThatThrownBy(() -> rows("id,name,count\r\n1,Acme,3\r\n\r\n2,Bolt\r\n", DETECT))
                .hasMessageContaining("E371 /tables/lines: usage.csv, line 4: 2 fields where the header has 3");
    }

    @Test
    void theLineNumberCountsSkippedLinesAndLinesInsideQuotes() {
        CsvFormat format = new CsvFormat(Optional.of(','), true, 2, StandardCharsets.UTF_8);
        assertThatThrownBy(() -> rows("Report\nof today\nid,name\n1,\"two\nlines\"\n2\n", format))
                .hasMessageContaining("line 6: 1 field where");
    }

    @Test
    void passesOverBlankLinesAndLinesOfSeparatorsOnly() {
        assertThat(rows("id,name\n\n1,A\n,\n  \n2,B", DETECT)).containsExactly(List.of("id", "name"), List.of("1", "A"), List.of("2", "B"));
    }

    @Test
    void refusesTheSameHeadingTwice() {
        assertThatThrownBy(() -> rows("id,name, id \n1,A,2\n", DETECT)).hasMessageContaining("E373")
                .hasMessageContaining("\"id\" stands there twice");
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
        CsvFormat format = new CsvFormat(Optional.of(','), false, 0, StandardCharsets.UTF_8);
        assertThatThrownBy(() -> rows("1,A\n2\n", format)).hasMessageContaining("line 2: 1 field where the first line has 2");
    }

    /** Bytes that know whether somebody closed them. */
    private static final class Watched extends ByteArrayInputStream {

        private boolean closed;

        Watched(String text) {
            super(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,name,id\n1,Acme,1\n", "", "id,\"name\n1,Acme\n"})
    void aFileThatCanNotBeReadIsClosed(String text) {
        Watched bytes = new Watched(text);
        CsvFormat format = new CsvFormat(Optional.of(','), true, 0, StandardCharsets.UTF_8);
        assertThatThrownBy(() -> CsvReading.open("usage.csv", "/tables/lines", bytes, format)).isInstanceOf(FaultException.class);
        assertThat(bytes.closed).isTrue();
    }

    private static List<List<String>> rows(String text, CsvFormat format) {
        return read(text.getBytes(StandardCharsets.UTF_8), format);
    }

    private static List<List<String>> read(byte[] bytes, CsvFormat format) {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReading reading = CsvReading.open("usage.csv", "/tables/lines", new ByteArrayInputStream(bytes), format)) {
            rows.add(reading.header());
            for (Optional<CsvLine> line = reading.next(); line.isPresent(); line = reading.next()) {
                rows.add(line.get().fields());
            }
        }
        return rows;
    }
}
