package app.tallybird.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.http.HttpFailure.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Bodies are read strictly and to a bound. */
class BodiesTest {

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``             | it is empty
            `   `          | it is empty
            {} {}          | malformed
            1 2            | malformed
            {"a":1,}       | Expected name at line 1
            {'a':1}        | malformed
            tru            | does not even begin as JSON
            NaN            | does not even begin as JSON
            <html>Sign in  | does not even begin as JSON, so it may be a page for people, such as a sign-in.
            [1,<p>         | malformed at line 1 column 4
            """)
    void whatIsNotOneJsonValueIsNone(String body, String why) {
        assertThatThrownBy(() -> JsonBodies.parse(bytes(body))).isInstanceOfSatisfying(HttpFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.BAD_BODY);
            assertThat(failure.words()).startsWith("The answer is not valid JSON: ").containsIgnoringCase(why).doesNotContain("Reader",
                    "http");
        });
    }

    @Test
    void nestingHasABound() throws IOException, HttpFailure {
        assertThat(JsonBodies.parse(bytes("[".repeat(64) + "]".repeat(64))).isJsonArray()).isTrue();
        assertThatThrownBy(() -> JsonBodies.parse(bytes("[".repeat(65) + "]".repeat(65)))).isInstanceOf(HttpFailure.class);
    }

    @Test
    void lettersThatAreNotUtf8AreRefused() {
        assertThatThrownBy(() -> JsonBodies.parse(new ByteArrayInputStream(new byte[]{'"', (byte) 0xE4, '"'}))).isInstanceOfSatisfying(
                HttpFailure.class, failure -> assertThat(failure.words()).isEqualTo("The answer is not valid JSON: it is not UTF-8."));
    }

    @Test
    void whatTheStreamMeetsIsNoMatterOfTheText() {
        InputStream breaks = new SequenceInputStream(bytes("{\"a\":"), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new BoundedStream.TooLarge(1);
            }
        });
        assertThatThrownBy(() -> JsonBodies.parse(breaks)).isInstanceOf(BoundedStream.TooLarge.class);
    }

    @Test
    void everyKindOfValueIsRead() throws IOException, HttpFailure {
        String body = "{\"a\":[1.50,\"x\",true,null,{}],\"b\":1E2}";
        assertThat(JsonBodies.parse(bytes(body))).hasToString("{\"a\":[1.5,\"x\",true,null,{}],\"b\":100}");
    }

    @Test
    void theLastByteOfTheBoundIsReadAndTheNextIsNot() throws IOException {
        assertThat(new BoundedStream(bytes("12345"), 5).readAllBytes()).hasSize(5);
        assertThatThrownBy(() -> new BoundedStream(bytes("123456"), 5).readAllBytes()).isInstanceOf(BoundedStream.TooLarge.class)
                .hasMessage("the answer has more than 0 MB");
        try (InputStream single = new BoundedStream(bytes("12"), 1)) {
            assertThat(single.read()).isEqualTo('1');
            assertThatThrownBy(single::read).isInstanceOf(BoundedStream.TooLarge.class);
        }
        try (InputStream end = new BoundedStream(bytes("1"), 1)) {
            assertThat(end.read()).isEqualTo('1');
            assertThat(end.read()).isEqualTo(-1);
            assertThat(end.read()).isEqualTo(-1);
        }
    }
}
