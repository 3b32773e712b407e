package app.tallybird.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** How a server is started and what it says; it is stopped before it begins to look. */
class ServeCommandTest {

    @TempDir
    private Path folder;

    private CommandFolder.Ended serve(Map<String, String> variables, String... options) {
        return new Terminal(folder).with(variables).stopped(options(options));
    }

    private static String[] options(String... options) {
        String[] all = new String[options.length + 3];
        all[0] = "serve";
        all[1] = "--home";
        all[2] = "home";
        System.arraycopy(options, 0, all, 3, options.length);
        return all;
    }

    @Test
    void itSaysWhereItAnswersAndThatItEnded() {
        CommandFolder.Ended ended = serve(Map.of(), "--listen", "127.0.0.1:0");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().lines().toList()).satisfiesExactly(
                line -> assertThat(line).matches("[-0-9]{10}T[:0-9]{8}Z INFO The server looks at the schedules every 20 s. "
                        + "How it is: http://127\\.0\\.0\\.1:\\d+"),
                line -> assertThat(line).matches("[-0-9]{10}T[:0-9]{8}Z INFO The server ended."));
    }

    /** A collector of logs reads line by line; what is secret is in none. */
    @Test
    void asJsonEachLineIsAnObject() {
        CommandFolder.Ended ended = serve(Map.of("TALLYBIRD_SERVE_TOKEN", "a-token-of-enough-length"), "--listen", "127.0.0.1:0", "--log",
                "json", "--every", "5");
        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        List<JsonObject> lines = ended.out().lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().keySet()).containsExactly("timestamp", "level", "threadName", "loggerName", "formattedMessage");
        assertThat(lines.getFirst().get("level").getAsString()).isEqualTo("INFO");
        assertThat(lines.getFirst().get("formattedMessage").getAsString()).startsWith("The server looks at the schedules every 5 s.");
        assertThat(lines.getLast().get("formattedMessage").getAsString()).isEqualTo("The server ended.");
    }

    @Test
    void theTokenMayBeInAFile() throws Exception {
        Files.writeString(folder.resolve("token"), "a-token-of-enough-length\n");
        Map<String, String> variables = new HashMap<>(Map.of("TALLYBIRD_SERVE_TOKEN_FILE", "token"));
        assertThat(serve(variables, "--listen", "0.0.0.0:0").code()).isZero();
        CommandFolder.Ended without = serve(Map.of(), "--listen", "0.0.0.0:0");
        assertThat(without.code()).isEqualTo(78);
        assertThat(without.err()).contains("there is no token");
        variables.put("TALLYBIRD_SERVE_TOKEN_FILE", "no-such-file");
        assertThat(serve(variables, "--listen", "0.0.0.0:0").code()).isEqualTo(78);
    }

    @Test
    void whatIsWrittenWronglyIsSaid() {
        assertThat(serve(Map.of(), "--log", "xml").code()).isEqualTo(64);
        assertThat(serve(Map.of(), "--every", "0").code()).isEqualTo(64);
        assertThat(serve(Map.of(), "--every", "61").err()).contains("--every 61 is not between 1 and 60.");
        assertThat(serve(Map.of(), "--listen", "8787").code()).isEqualTo(64);
    }

    /** A server that starts before its settings can be read waits for them. */
    @Test
    void settingsThatCanNotBeReadDoNotKeepItFromStarting() throws Exception {
        Files.createDirectories(folder.resolve("home"));
        Files.writeString(folder.resolve("home").resolve("settings.json"), "{ not json");
        assertThat(serve(Map.of(), "--listen", "127.0.0.1:0").code()).isZero();
    }
}
