package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CsvTextTest {

    @Test
    void aFileBeginsWithItsMarkAndItsHeadingsAndEveryLineEndsAsRfc4180Says() {
        CsvText csv = new CsvText("Account", "Units").line("Acme", new BigDecimal("-2.50")).line("", Optional.empty());
        assertThat(csv).hasToString("\ufeffAccount,Units\r\nAcme,-2.5\r\n,\r\n");
    }

    @Test
    void numbersAreExactAndWithoutAnExponentAlsoInsideAnOptional() {
        assertThat(new CsvText("a", "b").line(new BigDecimal("1E+3"), Optional.of(new BigDecimal("0.00"))))
                .hasToString("\ufeffa,b\r\n1000,0\r\n");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"=1+1,'=1+1", "+49 30,'+49 30", "-5,'-5", "@SUM,'@SUM", "`a,b`,`\"a,b\"`", "a;b,\"a;b\"",
            ";b,\";b\"", "`say \"so\"`,`\"say \"\"so\"\"\"`", "\uff1dA1,'\uff1dA1", "plain - text,plain - text"})
    void textIsNeverAFormulaAndNeverTwoColumns(String text, String field) {
        assertThat(new CsvText("a").line(text)).hasToString("\ufeffa\r\n" + field + "\r\n");
    }

    @Test
    void tabsAndLineEndsStayInsideTheirField() {
        assertThat(new CsvText("a").line("a\tb").line("a\nb").line("a\r\nb").line("\tb").line("\r\nb"))
                .hasToString("\ufeffa\r\n\"a\tb\"\r\n\"a\nb\"\r\n\"a\r\nb\"\r\n\"'\tb\"\r\n\"'\r\nb\"\r\n");
    }

    /** A reader that cuts at another character sees neither our quotation marks nor our columns. */
    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void whateverAReaderCutsAtNoCellIsAFormula(String cut) {
        String formula = "=cmd|' /C calc'!A0";
        CsvText csv = new CsvText("Name", "Units");
        for (String before : List.of("", "x;", "x,", "x\t", "x\n", "x\r\n", "\t", "\r", ";", "x;\"", "x; ", "x;\"\";\"", "\"")) {
            for (String sign : List.of("=", "+", "-", "@", "\uff1d")) {
                csv.line(before + sign + formula, new BigDecimal("-3"));
            }
        }
        List<String> cells = csv.toString().lines().flatMap(line -> Stream.of(line.split(cut, -1)))
                .map(cell -> cell.replace("\"", "").strip()).filter(cell -> !cell.equals("-3")).toList();
        assertThat(cells).hasSizeGreaterThan(65).noneMatch(cell -> cell.matches("[=+\\-@\uff1d].*"));
    }

    @Test
    void controlCharactersDoNotLeave() {
        assertThat(new CsvText("a").line("a\u001b[2Jb\u202ec\rd\u0000")).hasToString("\ufeffa\r\na\ufffd[2Jb\ufffdc\ufffdd\ufffd\r\n");
    }
}
