package app.tallybird.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecretPromptTest {

    private static final Charset OLD = Charset.forName("windows-1252");

    static Stream<Arguments> shells() {
        return Stream.of(Arguments.of("UTF-8", "", StandardCharsets.UTF_8),
                Arguments.of("UTF-8 with a mark", "\ufeff", StandardCharsets.UTF_8),
                Arguments.of("PowerShell 5", "\ufeff", StandardCharsets.UTF_16LE), Arguments.of("cmd /u", "", StandardCharsets.UTF_16LE),
                Arguments.of("UTF-16 the other way round", "\ufeff", StandardCharsets.UTF_16BE),
                Arguments.of("without a mark", "", StandardCharsets.UTF_16BE), Arguments.of("an old console", "", OLD));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shells")
    void aPipedSecretIsWhatWasMeant(String shell, String mark, Charset charset) throws IOException {
        // U+010A has the byte of a new line in it
        List<String> secrets = List.of(charset.equals(OLD) ? "s3cr\u00e9t" : "s3cr\u00e9\u010at", "two");
        for (String end : List.of("\n", "\r\n")) {
            InputStream in = new ByteArrayInputStream((mark + String.join(end, secrets) + end).getBytes(charset));
            assertThat(SecretPrompt.piped(in).reveal()).isEqualTo(secrets.getFirst());
            assertThat(SecretPrompt.piped(in).reveal()).as("the next one").isEqualTo(secrets.getLast());
        }
        InputStream open = new ByteArrayInputStream((mark + "k").getBytes(charset));
        assertThat(SecretPrompt.piped(open).reveal()).as("without an end of line").isEqualTo("k");
    }

    @Test
    void severalSecretsAreReadOneAfterTheOther() throws IOException {
        InputStream in = new ByteArrayInputStream("\ufeffone\r\ntwo\r\n\r\n".getBytes(StandardCharsets.UTF_16LE));
        assertThat(List.of(SecretPrompt.piped(in).reveal(), SecretPrompt.piped(in).reveal(), SecretPrompt.piped(in).reveal()))
                .containsExactly("one", "two", "");
        assertThat(SecretPrompt.piped(InputStream.nullInputStream()).reveal()).isEmpty();
    }
}
