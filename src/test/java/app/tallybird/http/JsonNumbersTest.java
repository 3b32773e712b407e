package app.tallybird.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A number is the same however it is spelled, and none that could fill the memory is ever written out. */
class JsonNumbersTest {

    private static JsonElement read(String literal) throws IOException, HttpFailure {
        return JsonBodies.parse(new ByteArrayInputStream(("[" + literal + "]").getBytes(StandardCharsets.UTF_8))).getAsJsonArray().get(0);
    }

    @ParameterizedTest
    @CsvSource({"1234567, 1234567", "1234567.0, 1234567", "1.234567E6, 1234567", "12345670e-1, 1234567", "1234567.000e+0, 1234567",
            "12.50, 12.5", "1.25e1, 12.5", "-0, 0", "-0.0, 0", "0e5, 0", "1e-7, 0.0000001", "9007199254740993, 9007199254740993",
            "9007199254740993.0, 9007199254740993", "123456789012345678901234567890, 123456789012345678901234567890"})
    void everySpellingOfANumberHasTheSameText(String literal, String text) throws IOException, HttpFailure {
        JsonElement read = read(literal);

        assertThat(read.getAsJsonPrimitive().isNumber()).isTrue();
        assertThat(read.getAsString()).isEqualTo(text);
        assertThat(read).hasToString(text);
        assertThat(JsonNumbers.text(read.getAsJsonPrimitive())).hasValue(text);
        assertThat(JsonNumbers.parse(literal).orElseThrow()).isEqualByComparingTo(new BigDecimal(text));
    }

    @Test
    void theLargestAndTheSmallestNumberThatMostProgramsKnowAreRead() throws IOException, HttpFailure {
        assertThat(read("1.7976931348623157E+308").getAsString()).hasSize(309).startsWith("17976931348623157000");
        assertThat(read("4.9E-324").getAsString()).hasSize(327).endsWith("000049");
    }

    /** A text of a thousand million digits was made of each of these, or an overflow. */
    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1E+999999999", "-1e999999999", "1e2147483647", "1e-2147483647", "1e99999999999", "1e401",
            "1e-999999999", "12e-2147483648", "0.1e-2147483647", "1e-401"})
    void aNumberBeyondReasonIsNoneAndStaysAsItIsWritten(String literal) throws IOException, HttpFailure {
        JsonElement read = read(literal);

        assertThat(read.getAsString()).isEqualTo(literal);
        assertThat(JsonNumbers.text(read.getAsJsonPrimitive())).isEmpty();
        assertThat(JsonNumbers.parse(literal)).isEmpty();
    }

    @Test
    void aNumberOfThousandsOfDigitsIsBeyondReasonToo() throws IOException, HttpFailure {
        String digits = "9".repeat(900);
        assertThat(JsonNumbers.parse(digits)).isEmpty();
        assertThat(JsonNumbers.parse("0." + digits)).isEmpty();
        assertThat(JsonNumbers.text(read("1" + "0".repeat(450)).getAsJsonPrimitive())).isEmpty();
    }

    @Test
    void textsStayTextsAndTheRestIsReadAsItStands() throws IOException, HttpFailure {
        JsonArray all = JsonBodies
                .parse(new ByteArrayInputStream(
                        "[\"1.0\", true, null, {\"a\": [1.0, {\"b\": 2E0}], \"a2\": \"\\u00e9\"}]".getBytes(StandardCharsets.UTF_8)))
                .getAsJsonArray();

        assertThat(all).hasToString("[\"1.0\",true,null,{\"a\":[1,{\"b\":2}],\"a2\":\"é\"}]");
        assertThat(JsonNumbers.text(all.get(0).getAsJsonPrimitive())).hasValue("1.0");
        assertThat(JsonNumbers.parse("ten")).isEmpty();
    }

    /** The last that is read and the first that is not. */
    @Test
    void theBordersOfReason() throws IOException, HttpFailure {
        assertThat(JsonNumbers.parse("1e399")).isPresent();
        assertThat(JsonNumbers.parse("1e400")).isEmpty();
        assertThat(JsonNumbers.parse("1e-400")).isPresent();
        assertThat(JsonNumbers.parse("1e-401")).isEmpty();
        assertThat(JsonNumbers.parse("0".repeat(799) + "1")).isPresent();
        assertThat(JsonNumbers.parse("0".repeat(800) + "1")).isEmpty();
        assertThat(JsonNumbers.text(read("9".repeat(400)).getAsJsonPrimitive())).hasValue("9".repeat(400));
        assertThat(JsonNumbers.text(read("9".repeat(401)).getAsJsonPrimitive())).isEmpty();
        assertThat(JsonNumbers.text(read("-0").getAsJsonPrimitive())).hasValue("0");
    }
}
