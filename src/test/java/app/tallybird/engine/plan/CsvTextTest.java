package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(new CsvText("a").line("a\tb").line("a\nb").line("a\rb").line("\tb"))
                .hasToString("\ufeffa\r\n\"a\tb\"\r\n\"a\nb\"\r\n\"a\rb\"\r\n\"'\tb\"\r\n");
    }
}
