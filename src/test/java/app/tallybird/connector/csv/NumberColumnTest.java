package app.tallybird.connector.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.connector.fault.FaultException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Numbers as people and programs write them; cells of a column stand between bars. */
class NumberColumnTest {

    @ParameterizedTest
    @CsvSource(delimiter = '>', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            12|0|007>12|0|7
            1204|88>1204|88
            1,204.75|88.5>1204.75|88.5
            1.204,50|88>1204.5|88
            1'204|88>1204|88
            1\u2019204|1\u02bc204>1204|1204
            1 204|88>1204|88
            1\u00a0204|1\u202f204|1\u2009204>1204|1204|1204
            1 204,5|12>1204.5|12
            1.204.500|1.204>1204500|1204
            12,34,567|1,204>1234567|1204
            0.4839|1.204|1>0.4839|1.204|1
            1204.500|1.204>1204.5|1.204
            0,500|1,204>0.5|1.204
            1,204|3,5>1.204|3.5
            .5|1.204>0.5|1.204
            1'204'500|1.204>1204500|1.204
            (2)|-2|2-|\u22122|2\u2013|- 2>-2|-2|-2|-2|-2|-2
            ( 1,204.50 )|($3)>-1204.5|-3
            +12| 7 |'-2>12|7|-2
            $12.00|$ 3.5|12.50$|-$4|$-5>12|3.5|12.5|-4|-5
            1.204,50 €|3,00 €>1204.5|3
            12 %|3%|0>12|3|0
            ="12"|="1,204.5">12|1204.5
            1.5e-3|1.2345E+4|0.00E+00>0.0015|12345|0
            \u200e12\u200f|\ufeff3>12|3
            """)
    void understands(String cells, String numbers) throws IOException {
        assertThat(read(';', cells)).isEqualTo(List.of(numbers.split("\\|")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            1.204|88>"1.204" on line 2 is 1204 or 1.204, and no other number of the column shows which>choose it: "," makes it 1204, "." makes it 1.204
            5|1,204>"1,204" on line 3 is 1204 or 1.204, and no other number of the column shows which>choose it: "." makes it 1204, "," makes it 1.204
            (2.125)|3.375>"(2.125)" on line 2 is -2125 or -2.125>makes it -2.125
            1.204|1,204>"1.204" on line 2 and "1,204" on line 3 do not show which mark is the decimal one>correct the file, or choose it
            12.5|3,5>"12.5" on line 2 and "3,5" on line 3 have different decimal marks>
            1.204.500|12.5>"12.5" on line 3 and "1.204.500" on line 2 use the same mark for different things>
            1'204|1 204>"1'204" on line 2 and "1 204" on line 3 have different marks between thousands>
            1 204,5|1.204>"1 204,5" on line 2 and "1.204" on line 3 have different marks between thousands>
            1'204|1.204|1,204>do not show which mark is the decimal one>
            $12|12 €>"$12" on line 2 and "12 €" on line 3 are in different currencies>correct the file
            12 %|3>"12 %" on line 2 and "3" on line 3 are a number and a percentage>correct the file
            """)
    void refusesWhatTheColumnDoesNotDecide(String cells, String what, String hint) {
        assertThatThrownBy(() -> read(';', cells)).isInstanceOfSatisfying(FaultException.class, e -> {
            assertThat(e.fault().code()).isIn("E377", "E378");
            assertThat(e.fault().text()).startsWith("the file, column \"Qty\": ").contains(what);
            assertThat(e.fault().hint()).contains(hint == null ? "" : hint);
        });
    }

    /** A program that cuts columns by commas does not write fractions with one; a point may still be a person's. */
    @Test
    void aCommaAmongCommasStandsBetweenThousands() throws IOException {
        assertThat(read(',', "1,204|88")).containsExactly("1204", "88");
        assertThat(read(',', "1,204")).containsExactly("1204");
        assertThat(read(',', "1,204|2,500|0")).containsExactly("1204", "2500", "0");
        assertThatThrownBy(() -> read(',', "2,125|3,375")).hasMessageContaining("\"2,125\" on line 2 is 2125 or 2.125");
        assertThat(read(',', "1,204|0,5")).containsExactly("1.204", "0.5");
        assertThatThrownBy(() -> read(',', "1.204|88")).hasMessageContaining("E377");
        assertThatThrownBy(() -> read('\t', "1,204|88")).hasMessageContaining("E377");
    }

    @Test
    void aChosenMarkDecides() throws IOException {
        assertThat(read(';', "1.204|88", NumberForm.chosen("."))).containsExactly("1.204", "88");
        assertThat(read(';', "1.204|88", NumberForm.chosen(","))).containsExactly("1204", "88");
        assertThat(read(';', "1.204|3,5", NumberForm.chosen(","))).containsExactly("1204", "3.5");
        assertThat(read(';', "12.5|1.204.500", NumberForm.chosen(","))).containsExactly("does not fit the decimal mark \",\"", "1204500");
        assertThat(read(';', "1.204.500|3", NumberForm.chosen("."))).containsExactly("does not fit the decimal mark \".\"", "3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "–", "—", "--", "n/a", "N/A", "#N/A", "n.a.", "NA", "null", "None", "nan", "$ -", "\u00a0",
            "=\"\""})
    void whatSaysNothingIsMissing(String cell) {
        assertThat(NumberText.of(cell)).isInstanceOf(NumberText.Missing.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12 users", "1.2.3", "1,2,3", "12.", "1 2", "12'5", "(-2)", "-2-", "+-2", "12 %%", "$12$", "12 PCS",
            "1.204,50.3", "12,5.", "1,204 500", "0,204,500", "1e400", "1'204e3", "#REF!", "()", "twelve", "2024-10-31", "1/2", "0x10"})
    void whatIsNoNumberIsNone(String cell) {
        assertThat(NumberText.of(cell)).isEqualTo(new NumberText.Wrong("is no number"));
    }

    /** 1.2E+05 may have been 123,456. */
    @ParameterizedTest
    @ValueSource(strings = {"1.23457E+11", "1.2E+05", "1,2E+5", "5e2"})
    void aNumberWithoutItsLastDigitsIsNone(String cell) {
        assertThat(NumberText.of(cell)).isInstanceOfSatisfying(NumberText.Wrong.class,
                wrong -> assertThat(wrong.why()).startsWith("was shortened by a spreadsheet"));
    }

    private static List<String> read(char separator, String cells) throws IOException {
        return read(separator, cells, NumberForm.UNKNOWN);
    }

    private static List<String> read(char separator, String cells, NumberForm chosen) throws IOException {
        CsvFile file = CsvFile.of("the file", "/tables/lines/file", () -> new ByteArrayInputStream(new byte[0]),
                new CsvFormat(Optional.empty(), true, 0, Optional.empty()));
        NumberColumn column = new NumberColumn("Qty", chosen);
        String[] all = cells.split("\\|");
        for (int i = 0; i < all.length; i++) {
            column.see(all[i], i + 2);
        }
        NumberForm form = column.form(file, separator, "choose it");
        return Stream.of(all).map(cell -> switch (form.read((NumberText.Numeral) NumberText.of(cell))) {
            case NumberForm.Read.Value read -> read.value().toPlainString();
            case NumberForm.Read.Unclear unclear -> unclear.why();
        }).toList();
    }
}
