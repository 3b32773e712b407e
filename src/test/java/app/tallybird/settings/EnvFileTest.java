package app.tallybird.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EnvFileTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> corpus() throws IOException {
        try (InputStream in = EnvFileTest.class.getResourceAsStream("/env/corpus.json")) {
            List<Arguments> cases = new ArrayList<>();
            for (JsonElement one : JsonParser.parseString(new String(in.readAllBytes(), StandardCharsets.UTF_8)).getAsJsonArray()) {
                JsonObject json = one.getAsJsonObject();
                Map<String, String> expected = new TreeMap<>();
                json.getAsJsonObject("expected").entrySet().forEach(entry -> expected.put(entry.getKey(), entry.getValue().getAsString()));
                List<Integer> notes = json.getAsJsonArray("notes").asList().stream().map(JsonElement::getAsInt).toList();
                cases.add(Arguments.of(json.get("name").getAsString(), json.get("text").getAsString(), expected, notes));
            }
            assertThat(cases.size()).isGreaterThanOrEqualTo(60);
            return cases.stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void understandsEveryDialect(String name, String text, Map<String, String> expected, List<Integer> notes) throws IOException {
        Path file = Files.writeString(folder.resolve(".env"), text);
        EnvFile env = EnvFile.read(file);
        assertThat(env.values()).isEqualTo(expected);
        assertThat(env.notes()).extracting(EnvFile.Note::line).isEqualTo(notes);
        assertThat(env.toString()).doesNotContain(expected.getOrDefault("API_SECRET_KEY", "\u0000"));
    }

    /** Somebody looks for a key that is there, in a line that says nothing. */
    @Test
    void aProblemNamesTheLinesThatMayBeWhy() throws IOException {
        Path file = Files.writeString(folder.resolve("made.env"),
                "CONNECTOR=ninjaone\nVENDOR_API_KEY\nPARTNER_API_KEY=<paste it>\nOTHER=\nsecret words\n");
        Problem missing = Problem.of(ProblemCode.CONFIGURATION, "The Partner API key (PARTNER_API_KEY) is missing.", "Nothing.",
                "Copy it.");
        assertThatThrownBy(() -> EnvFile.explained(Optional.of(file), () -> {
            throw missing.asException();
        })).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().next())
                        .isEqualTo("Copy it. Look at made.env, line 2, line 5: is no NAME=value line and was passed over; "
                                + "line 3: PARTNER_API_KEY still holds the sample's placeholder and counts as absent."));
        Problem other = Problem.of(ProblemCode.UNREACHABLE, "No way.", "Nothing.", "Wait.");
        assertThatThrownBy(() -> EnvFile.explained(Optional.of(file), () -> {
            throw other.asException();
        })).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isEqualTo(other));
    }

    @Test
    void whatIsNoTextIsSaid() throws IOException {
        Path file = Files.write(folder.resolve("made.env"), "CONNECTOR=ninjaone".getBytes(StandardCharsets.UTF_16LE));
        assertThatThrownBy(() -> EnvFile.read(file)).hasMessageContaining("made.env is no text file in UTF-8");
    }

    @Test
    void readsWhatPowerShellAndOldEditorsWrite() throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Path file = Files.write(folder.resolve("utf16"), ("\ufeffNAME=Müller\r\nB=2").getBytes(charset));
            assertThat(EnvFile.read(file).values()).isEqualTo(Map.of("NAME", "Müller", "B", "2"));
        }
        Path old = Files.write(folder.resolve("ansi"), "NAME=Müller".getBytes(Charset.forName("windows-1252")));
        assertThat(EnvFile.read(old).values()).isEqualTo(Map.of("NAME", "Müller"));
    }

    /** What is typed as it stands here does what it says. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theFolderWithABlankIsQuotedInTheAdvice() throws IOException {
        Path file = Files.writeString(Files.createDirectory(folder.resolve("my tools")).resolve("x.env"), "A=1");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(EnvFile.exposed(file)).hasValueSatisfying(words -> assertThat(words).endsWith("chmod 600 \"" + file + "\""));
    }

    @Test
    void saysWhenTheFileIsNotThere() {
        assertThatThrownBy(() -> EnvFile.read(folder.resolve("none"))).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.problem().code()).isEqualTo(ProblemCode.CONFIGURATION);
            assertThat(problem.problem().what()).contains("does not exist");
        });
    }
}
