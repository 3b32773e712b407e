package app.tallybird.connector.format;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/** A damaged document is a list of findings, whatever the damage. */
class DamagedDocumentTest {

    /** Whatever is cut out, doubled or put in: the reader answers with findings, never with an exception. */
    @Property(tries = 1_500)
    void neverThrows(@ForAll("damaged") String text) {
        DocumentReader.Read read = SampleDocument.read(text);
        assertThat(read.document().isPresent()).isEqualTo(read.findings().isEmpty());
        long lines = text.lines().count() + 1;
        assertThat(read.findings()).allMatch(finding -> finding.at().line() >= 1 && finding.at().line() <= lines
                && finding.at().column() >= 1 && finding.code().matches("C[12]\\d\\d") && !finding.text().isBlank());
    }

    @Provide
    Arbitrary<String> damaged() {
        int length = SampleDocument.TEXT.length();
        Arbitrary<String> filling = Arbitraries.of("", "{", "}", "[]", "{}", "null", "7", "-1", "1e999", "\"\"", "\"x\"", "true", ",", ":",
                "\\", "{{", "{{input.", "\"{{parent.}}\"", "[7]", "[null]", "\u0000", "🐦");
        return Arbitraries.integers().between(0, length).flatMap(at -> Arbitraries.integers().between(0, 40).flatMap(cut -> filling
                .map(text -> SampleDocument.TEXT.substring(0, at) + text + SampleDocument.TEXT.substring(Math.min(length, at + cut)))));
    }
}
