package app.tallybird.connector.format;

import java.util.List;

import org.junit.jupiter.api.Test;

import app.tallybird.stage.Draws;
import app.tallybird.stage.Property;

import static org.assertj.core.api.Assertions.assertThat;

/** A damaged document is a list of findings, whatever the damage. */
class DamagedDocumentTest {

    private static final List<String> FILLINGS = List.of("", "{", "}", "[]", "{}", "null", "7", "-1", "1e999", "\"\"", "\"x\"", "true", ",",
            ":", "\\", "{{", "{{input.", "\"{{parent.}}\"", "[7]", "[null]", "\u0000", "🐦");

    /** Whatever is cut out, doubled or put in: the reader answers with findings, never with an exception. */
    @Test
    void neverThrows() {
        Property.holds(1_500, draws -> {
            String text = damaged(draws);
            DocumentReader.Read read = SampleDocument.read(text);
            assertThat(read.document().isPresent()).isEqualTo(read.findings().isEmpty());
            long lines = text.lines().count() + 1;
            assertThat(read.findings()).allMatch(finding -> finding.at().line() >= 1 && finding.at().line() <= lines
                    && finding.at().column() >= 1 && finding.code().matches("C[12]\\d\\d") && !finding.text().isBlank());
        });
    }

    private static String damaged(Draws draws) {
        int length = SampleDocument.TEXT.length();
        int at = draws.between(0, length);
        int cut = draws.between(0, 40);
        return SampleDocument.TEXT.substring(0, at) + draws.oneOf(FILLINGS) + SampleDocument.TEXT.substring(Math.min(length, at + cut));
    }
}
