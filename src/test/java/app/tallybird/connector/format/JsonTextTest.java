package app.tallybird.connector.format;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is wrong with a text that is not JSON, and at which character. */
class JsonTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a": 1,}                | 1:9  | a property name in double quotes is expected
            {"a": 1 "b": 2}          | 1:9  | a comma or } is missing
            {"a" 1}                  | 1:6  | a colon is missing after "a"
            {a: 1}                   | 1:2  | a property name in double quotes is expected
            {"a": [1 2]}             | 1:10 | a comma or ] is missing
            {"a": [1,\\n  2,\\n]}    | 3:1  | a value is expected here
            {"a": 01}                | 1:7  | a value is expected here
            {"a": tru}               | 1:7  | a value is expected here
            {"a": 'x'}               | 1:7  | a value is expected here
            {"a": 1} x               | 1:10 | there is more after the end of the document
            {"a":                    | 1:6  | the document ends too early
            {"a": "\\q"}             | 1:10 | \\q is not an escape of JSON
            {"a": "\\u12"}           | 1:10 | \\u needs four hexadecimal digits
            {"a": "open              | 1:12 | a text is not closed
            // words                 | 1:1  | a value is expected here
            """)
    void saysWhereItBreaks(String text, String place, String words) {
        List<Finding> findings = findings(text.replace("\\n", "\n"));
        assertThat(findings).hasSize(1);
        Finding finding = findings.getFirst();
        assertThat(finding.code()).isEqualTo("C101");
        assertThat(finding.at().line() + ":" + finding.at().column()).isEqualTo(place);
        assertThat(finding.text()).isEqualTo(words);
    }

    @Test
    void aTextMayNotGoOverTheEndOfTheLine() {
        Finding finding = findings("{\"a\": \"one\ntwo\"}").getFirst();
        assertThat(finding.at()).isEqualTo(new Finding.Position(1, 11));
        assertThat(finding.hint()).contains("\\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void countsLinesHoweverTheyEnd(String end) {
        String text = SampleDocument.with("\"rows\": \"plans\",", "\"rows\": 3,").replace("\n", end);
        Finding finding = findings(text).getFirst();
        assertThat(finding.code()).isEqualTo("C105");
        assertThat(text.split(end)[finding.at().line() - 1].substring(finding.at().column() - 1)).isEqualTo("3,");
    }

    @Test
    void anEarlierValueOfTheSameNameIsNotLostSilently() {
        List<Finding> findings = findings(SampleDocument.with("\"beta\": true,", "\"beta\": true,\n\"beta\": false,"));
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().sentence("a.json"))
                .isEqualTo("a.json:9:1 C103 /beta: \"beta\" appears twice  Hint: keep one of them");
    }

    @Test
    void pointersEscapeSlashesAndTildes() {
        assertThat(findings("{\"a/b~c\": {\"d\": 1, \"d\": 2}}")).extracting(Finding::pointer).contains("/a~1b~0c/d");
    }

    @Test
    void nestingIsBounded() {
        assertThat(findings("[".repeat(64) + "]".repeat(64))).extracting(Finding::code).doesNotContain("C101");
        assertThat(findings("[".repeat(100_000))).extracting(Finding::code, Finding::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("C101", "the nesting is deeper than 64"));
    }

    @Test
    void sizeIsBounded() {
        String blanks = " ".repeat(256 * 1024 - SampleDocument.TEXT.length());
        assertThat(findings(SampleDocument.TEXT + blanks)).isEmpty();
        assertThat(findings(SampleDocument.TEXT + blanks + " ")).extracting(Finding::text)
                .containsExactly("the document has more than 256 kB");
    }

    @Test
    void otherEncodingsAreRefusedAndAByteOrderMarkIsNot() {
        assertThat(findings("\ufeff" + SampleDocument.TEXT)).isEmpty();
        byte[] latin = SampleDocument.with("\"name\": \"Acme\"", "\"name\": \"Ärzte\"").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(DocumentReader.read(latin).findings()).extracting(Finding::code, Finding::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("C101", "the document is not UTF-8"));
    }

    @Test
    void keepsEveryDigitOfANumber() throws JsonText.Broken {
        assertThat(JsonText.parse("[1234567890123456789012, 1.10, -0.5e3]", new Findings()).root())
                .hasToString("[1234567890123456789012,1.10,-0.5e3]");
    }

    @Test
    void readsEscapes() throws JsonText.Broken {
        assertThat(JsonText.parse("\"\\u00e4\\ud83d\\ude00\\n\\/\\\\\\\"\"", new Findings()).root().getAsString()).isEqualTo("ä😀\n/\\\"");
    }

    /** Every value of the document is replaced by every kind of value. */
    @Test
    void neverThrowsAtAValueOfAnotherKind() {
        var tree = JsonParser.parseString(SampleDocument.TEXT);
        List<String> texts = TreeChanges.replaceEach(tree, "null", "7", "-1", "1.5", "\"\"", "\"x\"", "\"..\"", "true", "[]", "[null]",
                "{}", "{\"type\":\"none\"}");
        assertThat(texts).hasSizeGreaterThan(1_500);
        for (String text : texts) {
            DocumentReader.Read read = SampleDocument.read(text);
            assertThat(read.document().isPresent()).isEqualTo(read.findings().isEmpty());
        }
    }

    private static List<Finding> findings(String text) {
        return SampleDocument.read(text).findings();
    }
}
