package app.tallybird.problem;

import java.util.stream.Stream;

import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a terminal, a screen or a reader's eye would obey is taken out of words, and nothing else. */
class PlainTextTest {

    static Stream<String> obeyed() {
        return Stream.of("\u001b", "\u009b", "\u009d", "\u0007", "\b", "\0", "\u007f", "\r", "\u202e", "\u202a", "\u2066", "\u2069",
                "\u200e", "\u200f", "\u061c", "\u2028", "\u2029", "\ud83d", "\udc26", "\udb40\udc41");
    }

    @ParameterizedTest
    @MethodSource("obeyed")
    void theSignStandsInItsPlace(String one) {
        assertThat(PlainText.of("a" + one + "b")).isEqualTo("a\ufffdb");
    }

    @ParameterizedTest
    @MethodSource("obeyed")
    void jsonEscapesItAndReadsTheSame(String one) {
        String json = PlainText.json(new JsonPrimitive("a" + one + "b").toString());
        assertThat(json).isEqualTo(PlainText.of(json));
        assertThat(JsonParser.parseString(json).getAsString()).isEqualTo("a" + one + "b");
    }

    @Test
    void whatPeopleWriteStays() {
        String text = "\u05d0\u05d1 \u0645\u0631 \ud83d\udc69\u200d\ud83d\udcbb n\u0303 \uff1d\tx\ny\r\nz \ufeff";
        assertThat(PlainText.of(text)).isEqualTo(text);
        assertThat(PlainText.of("\ud83d\udc26 \u001b[31mred")).isEqualTo("\ud83d\udc26 \ufffd[31mred");
    }
}
