package app.tallybird.connector.format;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.connector.format.Condition.Moment;

import static org.assertj.core.api.Assertions.assertThat;

/** What each operator says about each kind of value; rows are written as JSON and conditions as they stand in a document. */
class ConditionTest {

    private static final Moment NOW = new Moment(Instant.parse("2026-11-24T10:00:00Z"), ZoneId.of("UTC"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "is": "Server"              | "server"            | true
            "is": "Server", "matchCase": true | "server"      | false
            "is": "Server", "matchCase": true | "Server"      | true
            "is": "Server"              | "Servers"           | false
            "is": "7"                   | 7                   | true
            "is": 7                     | "7"                 | true
            "is": 7                     | 7.0                 | true
            "is": 7                     | " 7 "               | true
            "is": 7                     | "seven"             | false
            "is": 1                     | true                | false
            "is": 12345678901234567890  | 12345678901234567891 | false
            "is": false                 | false               | true
            "is": false                 | "False"             | true
            "is": false                 | 0                   | false
            "is": "a"                   | ["a"]               | false
            "is": "a"                   | {"a": "a"}          | false
            "isNot": "a"                | "A"                 | false
            "isNot": "a"                | "b"                 | true
            "in": ["a", 2, true]        | "A"                 | true
            "in": ["a", 2, true]        | "2"                 | true
            "in": ["a", 2, true]        | true                | true
            "in": ["a", 2, true]        | "b"                 | false
            "notIn": ["a", 2]           | "b"                 | true
            "notIn": ["a", 2]           | 2                   | false
            "contains": "MAC"           | "nms_virtual_machine" | true
            "contains": "MAC", "matchCase": true | "nms_virtual_machine" | false
            "contains": "."             | "abc"               | false
            "startsWith": "win"         | "WINDOWS"           | true
            "startsWith": "win"         | "darwin"            | false
            "endsWith": "win"           | "darwin"            | true
            "endsWith": "win"           | "WINDOWS"           | false
            "matches": "^a.c$"          | "abc"               | true
            "matches": "b"              | "abc"               | true
            "matches": "^b"             | "abc"               | false
            "moreThan": 5               | 5                   | false
            "moreThan": 5               | "5.01"              | true
            "atLeast": 5                | 5.0                 | true
            "lessThan": 5               | 4.99                | true
            "lessThan": 5               | 5                   | false
            "atMost": 5                 | 5                   | true
            "moreThan": 5               | "12 users"          | false
            "moreThan": 0               | true                | false
            "moreThan": 0, "lessThan": 5 | 3                  | true
            "moreThan": 0, "lessThan": 5 | 7                  | false
            "exists": true              | ""                  | true
            "exists": true              | false               | true
            "exists": false             | ""                  | false
            "blank": true               | "  "                | true
            "blank": true               | 0                   | false
            "blank": false              | "x"                 | true
            "blank": false              | ""                  | false
            """)
    void compares(String operator, String value, boolean expected) {
        assertThat(holds(operator, "{\"f\": " + value + "}")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "is": "a"          | false
            "is": ""           | false
            "is": false        | false
            "is": 0            | false
            "isNot": "a"       | true
            "in": ["a"]        | false
            "notIn": ["a"]     | true
            "contains": ""     | false
            "startsWith": ""   | false
            "endsWith": ""     | false
            "matches": ".*"    | false
            "moreThan": -1     | false
            "atLeast": 0       | false
            "lessThan": 1      | false
            "atMost": 0        | false
            "exists": true     | false
            "exists": false    | true
            "blank": true      | true
            "blank": false     | false
            "withinDays": 9999 | false
            """)
    void onAnAbsentOrNullFieldOnlyTheNegativeOperatorsAreTrue(String operator, boolean expected) {
        assertThat(holds(operator, "{}")).isEqualTo(expected);
        assertThat(holds(operator, "{\"f\": null}")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "2026-11-17T10:00:00Z"       | true
            "2026-11-17T09:59:59Z"       | false
            "2026-11-24T09:59:59.123Z"   | true
            "2026-11-17T12:00:00+02:00"  | true
            "2026-11-17T11:59:59+02:00"  | false
            "2026-11-17T10:00:00"        | true
            "2026-11-17 09:59:59"        | false
            "2026-11-18"                 | true
            "2026-11-17"                 | false
            1795514400                   | true
            1794909600                   | true
            1794909599                   | false
            1794909600000                | true
            1794909599000                | false
            "1794909600"                 | true
            "yesterday"                  | false
            true                         | false
            """)
    void withinDaysReadsIsoAndEpochTimes(String value, boolean expected) {
        assertThat(holds("\"withinDays\": 7", "{\"f\": " + value + "}")).isEqualTo(expected);
    }

    @Test
    void comparesWithWhatTheUserEntered() {
        Moment entered = new Moment(NOW.now(), NOW.zone(), Map.of("user", "Cost Centre"));
        Condition is = condition("{ \"field\": \"f\", \"is\": \"{{input.user}}\" }");
        assertThat(is.holds(row("{\"f\": \"cost centre\"}"), entered)).isTrue();
        assertThat(is.holds(row("{\"f\": \"Cost\"}"), entered)).isFalse();
        assertThat(is.holds(row("{}"), entered)).isFalse();
        assertThat(is.holds(row("{\"f\": \"\"}"), NOW)).as("an input left empty").isTrue();
        Condition isNot = condition("{ \"field\": \"f\", \"isNot\": \"{{input.user}}\", \"matchCase\": true }");
        assertThat(isNot.holds(row("{\"f\": \"cost centre\"}"), entered)).isTrue();
        assertThat(isNot.holds(row("{\"f\": \"Cost Centre\"}"), entered)).isFalse();
        assertThat(isNot.holds(row("{\"f\": null}"), entered)).isTrue();
        assertThat(is.words()).isEqualTo("f is what was entered as \"user\"");
    }

    @Test
    void daysBeginInTheZoneOfTheDocument() {
        Moment berlin = new Moment(NOW.now(), ZoneId.of("Europe/Berlin"));
        Condition condition = condition("{ \"field\": \"f\", \"withinDays\": 7 }");
        assertThat(condition.holds(row("{\"f\": \"2026-11-17T11:00:00\"}"), berlin)).isTrue();
        assertThat(condition.holds(row("{\"f\": \"2026-11-17T10:59:59\"}"), berlin)).isFalse();
    }

    @Test
    void aDayMoreWhenTheClockWasChanged() {
        Moment afterTheChange = new Moment(Instant.parse("2026-10-26T11:00:00Z"), ZoneId.of("Europe/Berlin"));
        Condition condition = condition("{ \"field\": \"f\", \"withinDays\": 2 }");
        assertThat(condition.holds(row("{\"f\": \"2026-10-24T10:00:00Z\"}"), afterTheChange)).isTrue();
        assertThat(condition.holds(row("{\"f\": \"2026-10-24T09:59:59Z\"}"), afterTheChange)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999999", "\"1e999999999\"", "-1e30"})
    void aNumberBeyondTheCalendarIsNoTime(String value) {
        assertThat(holds("\"withinDays\": 7", "{\"f\": " + value + "}")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2026-11-24T09:00:00+0000\"", "\"2026-11-24 09:00:00+00:00\"", "\"2026-11-24 09:00:00Z\""})
    void readsOtherSpellingsOfTheOffset(String value) {
        assertThat(holds("\"withinDays\": 7", "{\"f\": " + value + "}")).isTrue();
    }

    @Test
    void anyAndNotNest() {
        Condition condition = condition(
                """
                        { "any": [ { "field": "kind", "is": "server" }, { "not": [ { "field": "off", "is": true }, { "field": "n", "moreThan": 3 } ] } ] }
                        """);
        assertThat(condition.holds(row("{\"kind\": \"Server\", \"off\": true, \"n\": 9}"), NOW)).isTrue();
        assertThat(condition.holds(row("{\"kind\": \"pc\", \"off\": true, \"n\": 9}"), NOW)).isFalse();
        assertThat(condition.holds(row("{\"kind\": \"pc\", \"off\": true, \"n\": 3}"), NOW)).isTrue();
        assertThat(condition.holds(row("{\"kind\": \"pc\"}"), NOW)).isTrue();
        assertThat(condition.tests()).extracting(test -> test.field().toString()).containsExactly("kind", "off", "n");
        assertThat(condition.words()).isEqualTo("(kind is server or not (off is true and n is more than 3))");
    }

    @Test
    void aListOfConditionsMustHoldAltogether() {
        List<Condition> both = List.of(condition("{ \"field\": \"a\", \"is\": 1 }"), condition("{ \"field\": \"b\", \"is\": 2 }"));
        assertThat(Condition.all(both, row("{\"a\": 1, \"b\": 2}"), NOW)).isTrue();
        assertThat(Condition.all(both, row("{\"a\": 1, \"b\": 3}"), NOW)).isFalse();
        assertThat(Condition.all(List.of(), row("{}"), NOW)).isTrue();
        assertThat(Condition.words(both)).isEqualTo("a is 1 and b is 2");
    }

    /** Three rows: off is false, off is absent, off is true. Libraries disagree; here a missing value is not "on". */
    @Test
    void countsTheThreeStatesApart() {
        List<Row> rows = List.of(row("{\"off\": false}"), row("{}"), row("{\"off\": true}"));
        assertThat(rows.stream().filter(row -> condition("{ \"field\": \"off\", \"is\": false }").holds(row, NOW)).count()).isEqualTo(1);
        assertThat(rows.stream().filter(row -> condition("{ \"field\": \"off\", \"isNot\": true }").holds(row, NOW)).count()).isEqualTo(2);
        assertThat(rows.stream().filter(row -> condition("{ \"field\": \"off\", \"exists\": true }").holds(row, NOW)).count()).isEqualTo(2);
    }

    private static boolean holds(String operator, String json) {
        return condition("{ \"field\": \"f\", " + operator + " }").holds(row(json), NOW);
    }

    private static Row row(String json) {
        return new Row(JsonParser.parseString(json), null);
    }

    private static Condition condition(String json) {
        DocumentReader.Read read = SampleDocument.read(SampleDocument.with("{ \"field\": \"kind\", \"is\": \"Server\" }", json));
        assertThat(read.findings()).isEmpty();
        return ((Usage.Measured) read.document().orElseThrow().services().get(1).usage()).where().getFirst();
    }
}
