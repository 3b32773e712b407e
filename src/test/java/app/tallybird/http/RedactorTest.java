package app.tallybird.http;

import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.google.gson.Gson;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import app.tallybird.secret.Secret;

import static org.assertj.core.api.Assertions.assertThat;

class RedactorTest {

    private static final String SECRET = "pä$$ \"w+rd!/=<&>~*\\x";

    static Stream<String> forms() {
        byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
        String form = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        return Stream.of(SECRET, Base64.getEncoder().encodeToString(bytes), Base64.getUrlEncoder().encodeToString(bytes),
                Base64.getEncoder().withoutPadding().encodeToString(bytes), form, form.replace("+", "%20"), lower(form),
                URLEncoder.encode(form, StandardCharsets.UTF_8), new JsonPrimitive(SECRET).toString(), new Gson().toJson(SECRET),
                form.replace("+", "%20").replace("%21", "!").replace("%7E", "~"), "p\\u00e4$$ \\\"w+rd!/=<&>~*\\\\x",
                Base64.getEncoder().encodeToString(("api-user:" + SECRET).getBytes(StandardCharsets.UTF_8)));
    }

    private static String lower(String form) {
        return Pattern.compile("%[0-9A-F]{2}").matcher(form).replaceAll(hex -> hex.group().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void masksEveryForm(String form) {
        Redactor redactor = new Redactor();
        redactor.learnPair("api-user", Secret.of(SECRET));
        String clean = redactor.redact("before " + form + " after");
        assertThat(clean).startsWith("before ").endsWith(" after").contains("***").doesNotContain(form).doesNotContain("w+rd");
    }

    @Test
    void leavesOrdinaryTextAlone() {
        Redactor redactor = new Redactor();
        redactor.learn("abc");
        redactor.learn("s3cr3t");
        assertThat(redactor.redact("the alphabet begins with abc")).isEqualTo("the alphabet begins with abc");
    }

    @Test
    void masksHeadersByTheirNames() {
        Redactor redactor = new Redactor();
        assertThat(redactor.header("Authorization", "Bearer x")).isEqualTo("***");
        assertThat(redactor.header("GRADIENT-TOKEN", "x")).isEqualTo("***");
        assertThat(redactor.header("X-Api-Key", "x")).isEqualTo("***");
        assertThat(redactor.header("Content-Type", "text/html")).isEqualTo("text/html");
    }

    @Test
    void whatHoldsSecretsPrintsStars() {
        HttpCall call = HttpCall.get(URI.create("https://v.example/list?api_key=s3cr3t")).withHeader("X-Key", "s3cr3t");
        assertThat(Stream.of(Secret.of("s3cr3t"), call, call.headers().getFirst(),
                new HttpAnswer(200, call.headers(), InputStream.nullInputStream(), call.uri()),
                HttpSettings.direct(Map.of("TALLYBIRD_API_KEY", "s3cr3t")))).extracting(Object::toString)
                .allMatch(text -> text.contains("***")).noneMatch(text -> text.contains("s3cr3t"));
        assertThat(call).hasToString("GET https://v.example/list?*** [X-Key: ***]");
    }

    /** White space is part of a sentence as long as a secret is short. */
    @Test
    void wordsOfASentenceAreNoSplitSecret() {
        Redactor redactor = new Redactor();
        redactor.learn("isate");
        assertThat(redactor.redact("this is a test")).isEqualTo("this is a test");
    }

    @Test
    void aJsonKeepsItsNumbersAndItsForm() {
        Redactor redactor = new Redactor();
        redactor.learn("1234");
        assertThat(redactor.json(JsonParser.parseString("{\"units\": 1234, \"1234\": [\"is 1234\", null, true]}")))
                .hasToString("{\"units\":1234,\"***\":[\"is ***\",null,true]}");
    }

    /** Three letters would blacken ordinary words, four are a secret. */
    @Test
    void theShortestSecretHasFourLetters() {
        Redactor redactor = new Redactor();
        redactor.learn("abc");
        redactor.learn("wxyz");
        redactor.learnPair("me", Secret.of("pw"));
        assertThat(redactor.redact("abc wxyz me:pw bWU6cHc")).isEqualTo("abc *** *** ***");
    }
}
