package app.tallybird.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.http.Redactor;
import app.tallybird.model.Json;

import static org.assertj.core.api.Assertions.assertThat;

class LegibleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            IBM850       | Müller – 3 → 5 … • Jiří  | Müller - 3 -> 5 ... * Jirí
            IBM437       | “Łódź” ‘x’ ✓ ≥ 2         | "Lódz" 'x' + ≥ 2
            US-ASCII     | Žižka – ﬁ               | Zizka - fi
            windows-1252 | Müller – 3 … • 漢         | Müller – 3 … • ?
            UTF-8        | Müller – 3 → 5 漢 😀      | Müller – 3 → 5 漢 😀
            US-ASCII     | plain                    | plain
            """)
    void whatAConsoleLacksHasAFormThatItHas(String charset, String text, String shown) {
        assertThat(Legible.of(text, Charset.forName(charset))).isEqualTo(shown);
    }

    @Test
    void everyDoorOfAConsoleSpeaksIt() {
        Charset old = Charset.forName("IBM850");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(new PrintStream(out, true, old), new PrintStream(err, true, old), false, false, new Redactor());
        console.data("a – b");
        console.say("é … f");
        console.redraw("3 → 4");
        Legible.writer(console.out()).println("usage – x");
        assertThat(out.toString(old).lines()).containsExactly("a - b", "usage - x");
        assertThat(err.toString(old)).contains("é ... f").contains("3 -> 4").doesNotContain("?");
    }

    @Test
    void jsonStaysJson() {
        Charset old = Charset.forName("IBM850");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Console(new PrintStream(out, true, old), System.err, false, false, new Redactor()).data(Json.of("name", "“Łódź” é 😀"));
        assertThat(out.toString(old)).contains("é");
        assertThat(JsonParser.parseString(out.toString(old))).isEqualTo(Json.of("name", "“Łódź” é 😀"));
    }

    @Test
    void whatIsPipedIsUtf8() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Console(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, false, false, new Redactor()).data("a – 漢");
        assertThat(out.toString(StandardCharsets.UTF_8).strip()).isEqualTo("a – 漢");
    }
}
