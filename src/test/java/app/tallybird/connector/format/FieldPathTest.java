package app.tallybird.connector.format;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FieldPathTest {

    private static final String DATA = """
            {"a": {"b": [{"c": 7}, {"c": null}]}, "odd.name": {"x": "y"}, "@odata.nextLink": "next", "a b": 1, "n": null, "list": [1, [2, 3]]}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a.b[0].c            | 7
            ["odd.name"].x      | "y"
            ["@odata.nextLink"] | "next"
            a["b"][0]["c"]      | 7
            a b                 | 1
            list[1][0]          | 2
            n                   | null
            a.b[1].c            | null
            """)
    void readsTheValue(String path, String value) {
        assertThat(FieldPath.parse(path).orElseThrow().read(JsonParser.parseString(DATA))).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "a.c", "a.b.c", "a.b[2]", "a.b[0].c.d", "n.x", "list[0][0]", "a[0]", "[0]", "odd.name"})
    void absentIsNotNull(String path) {
        assertThat(FieldPath.parse(path).orElseThrow().read(JsonParser.parseString(DATA))).isNull();
    }

    @Test
    void aLoneDotIsTheWholeValue() {
        FieldPath whole = FieldPath.parse(".").orElseThrow();
        assertThat(whole.isWhole()).isTrue();
        assertThat(whole.read(JsonParser.parseString("[1]"))).hasToString("[1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", ".a", "a.", "a..b", "a[", "a[]", "a[x]", "a[-1]", "a[0", "a]", "a[\"\"]", "a[\"b]", "a[0]b", "$.a",
            "a{b}", "{{input.x}}", "a[1234567]", "a[*]", "a[?(@.b)]"})
    void refusesWhatIsNoPath(String path) {
        assertThat(FieldPath.parse(path)).isEmpty();
    }

    @Test
    void refusesADotBeforeABracket() {
        assertThat(FieldPath.parse("a.[0]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "a", "a.b[0].c", "[\"odd.name\"].x", "[0][1]", "a b.c-d"})
    void keepsTheTextAsItWasWritten(String path) {
        FieldPath once = FieldPath.parse(path).orElseThrow();
        assertThat(once).hasToString(path);
        assertThat(FieldPath.parse(once.toString())).contains(once);
    }

    @Test
    void twoSpellingsOfOnePathAreEqual() {
        assertThat(FieldPath.parse("a[\"b\"]")).isEqualTo(FieldPath.parse("a.b"));
        assertThat(FieldPath.parse("a[\"b\"]").orElseThrow()).hasSameHashCodeAs(FieldPath.parse("a.b").orElseThrow());
        assertThat(FieldPath.parse("a[\"b.c\"]")).isNotEqualTo(FieldPath.parse("a.b.c"));
    }

    @Test
    void anEnteredNameIsOneNameDotsAndAll() {
        FieldRef ref = new FieldRef("{{input.count}}", java.util.Optional.empty(), java.util.Optional.of("count"));
        FieldPath path = ref.resolve(java.util.Map.of("count", "Units.total [pcs]"));
        assertThat(path.read(JsonParser.parseString("{\"Units.total [pcs]\": 3, \"Units\": {\"total\": 4}}"))).hasToString("3");
    }
}
